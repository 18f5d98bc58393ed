"""`codebook.md`: what a researcher has to know before counting anything, in Chinese.

What can be told from the form, the statuses and the columns is told from them.
"""

from collections.abc import Iterable, Iterator

from generator.archive.settings import NOTICE, Settings
from generator.site import urls
from generator.site.describe import words
from generator.site.describe.citing import in_words
from generator.site.describe.distributions import Distribution
from generator.site.describe.editions import of_form
from generator.site.describe.reading import of_reading
from generator.site.export.columns import ABOUT, COVERS, VERSION, cells
from generator.survey.datum import Status
from generator.survey.deadline import STATUTE
from generator.survey.verdicts import Said

VERDICTS = {
    Said.HOLDS: "报告自己的数字，表上写明的关系两边相等。",
    Said.ACKNOWLEDGED: "两边不等，核对过，原件就是这样；照录，不改。",
    Said.UNKNOWN: "需要的数缺了，不知道两边等不等。",
    Said.JOINS: "上年结转、上年有效等数，与上年报告的年末数相等。",
    Said.BROKEN: "与上年报告的年末数不等。机构调整、补登都会这样，不算差错。",
    Said.FIRST: "本档案没有这个机关更早的报告，无从比较。",
}
"What is said of the figures of a report → what that means."


def codebook(settings: Settings, files: Iterable[Distribution]) -> str:
    """The text."""
    lines = [
        f"# {words.title(settings)}，研究者手册",
        "",
        NOTICE,
        "",
        f"许可：{settings.licence}",
        "",
        *_units(files),
        *_columns(settings),
        *of_form(),
        *_statuses(),
        *_verdicts(),
        *_adding(),
        *_frame(settings),
        *of_reading(),
        *_versions(settings),
    ]
    return "\n".join(lines)


def _units(files: Iterable[Distribution]) -> Iterator[str]:
    yield "## 一行是什么"
    yield ""
    for file in files:
        yield f"- `{file.address.removeprefix(urls.DATA)}`：{file.title}"
    yield ""
    yield (
        "观察单位是一份报告：一个机关一个年度一份。几个机关联合编制的算一份，只有一行，"
        "归收存它的机关，`joint_with` 列出其他机关。"
        "按机关找的，看收录情况的表（`coverage/coverage.csv`），联合编制的，各机关各占一行；"
        "接口的 `agencies.json` 也为每个机关列出它的全部报告。"
        "`report` 是报告的编号，在各文件里相同，不会改变。"
    )
    yield ""


def _columns(settings: Settings) -> Iterator[str]:
    yield "## 一份一行的表的各栏"
    yield ""
    yield "| 栏 | 中文 | 意思 |"
    yield "|---|---|---|"
    for column in ABOUT:
        yield f"| `{column.id}` | {column.title} | {column.says} |"
    yield ""
    yield (
        f"以后各栏是表式的格，编号是“表.行.栏”，共 {len(cells())} 格。"
        f"每一格的意思和条文见 {settings.base_url}{urls.FORM}，"
        "单位和取值见 `datapackage.json`。"
    )
    yield ""


def _statuses() -> Iterator[str]:
    yield "## 格的状态"
    yield ""
    yield "0、留空、缺失是三回事。没有数的格都不是 0，求和、求平均以前先决定怎样对待它们。"
    yield ""
    yield "| 状态 | 中文 | 意思 |"
    yield "|---|---|---|"
    for status in Status:
        yield f"| `{status.value}` | {status.word} | {status.says} |"
    yield ""
    yield (
        "一份一行的表里，没有数的格写状态的英文词，不留空；"
        "逐格的表另有 `status` 一栏，表式没有的格不列。"
        "`derived` 的数不在副本上，是由同一关系的其他各格推出来的，前提是原件这条关系对得上；"
        "一份一行的表里由 `derived_cells` 列出这些格，只要原件写明的数时去掉它们。"
    )
    yield ""


def _verdicts() -> Iterator[str]:
    yield "## 核验"
    yield ""
    yield (
        "表式自己规定了格与格的关系，如新收加上年结转，等于总计加结转下年度。"
        "`inside` 是报告自己的数字对不对得上，`joining` 是与上年的报告接不接得上；"
        "对不上、接不上的是哪几条，编号在 `mismatched_ids`、`broken_ids`。"
    )
    yield ""
    for said, meaning in VERDICTS.items():
        yield f"- {said.word}：{meaning}"
    yield ""
    yield "对不上的数一律照原件，不替它改。对得上只说明数字自洽，不说明属实，也不说明工作好坏。"
    yield ""


def _adding() -> Iterator[str]:
    yield "## 怎样相加才不重复"
    yield ""
    yield "`covers` 说明一份报告的数字计了哪些机关："
    yield ""
    for name, says in COVERS.items():
        yield f"- `{name}`：{says}。"
    yield ""
    yield "政府的报告一般包括所属部门，与部门的报告相加，同一件申请就算了两次。因此："
    yield ""
    yield (
        "1. 只加 `covers` 为 `own`、`agency` 的。"
        "其余的已经包括别的机关，`area` 还包括下级政府，只能各看各的。"
    )
    yield "2. 去掉 `state` 为“已撤回”的。它们的格没有数。"
    yield "3. 联合编制的报告只有一行，不必再除；但 `coverage.csv` 里各机关各有一行。"
    yield "4. “总计”一列是各类申请人之和，“（七）总计”一行是（一）至（六）之和，不要与各项再相加。"
    yield "5. 上年结转就是上年报告的结转下年度。跨年相加时只加新收。"
    yield ""


def _frame(settings: Settings) -> Iterator[str]:
    yield "## 谁应当报告：抽样框"
    yield ""
    yield (
        f"{STATUTE}要求县级以上政府部门在每年 1 月 31 日前公布上年的报告，"
        "县级以上地方政府在 3 月 31 日前公布；"
        "乡镇街道和公共企事业单位，条例没有规定期限，有地方通知的从通知。"
    )
    yield ""
    yield (
        f"`{urls.COVERAGE_TABLE}` 是本档案的名册：见过的每个机关、每个应当有报告的年度一行，"
        "写明报告在不在档，什么时候公布，期限是哪天。没有收到报告的年度，职能已经转出、还没有转入或者期限没有过的，不列。"
        f"各栏的意思见 {settings.base_url}{urls.COVERAGE_WORDS}。"
    )
    yield ""
    yield (
        "- 名册不是全国机关的名单：本档案没有见过的机关不在里面。"
        "同级地区有而这里没有见过的，见各地区的缺口清单。"
    )
    yield (
        "- “不在本档案”只表示本档案没有收到，不表示机关没有公布。用它算出来的是收存率，不是公布率。"
    )
    yield "- 收到的报告不是随机抽取的样本。要推断全体，先说明哪些地区、哪些机关、哪些年度收得全。"
    yield "- 机关改名，`agency` 编号不变；职能转给另一个机关的，是两个编号，前后关系见机关的页面。"
    yield ""


def _versions(settings: Settings) -> Iterator[str]:
    yield "## 版本、校验和引用"
    yield ""
    yield (
        f"表的版本是 {VERSION}。栏名、格的编号、状态的词和文件名不会改变；新的一栏加在最后。"
        "数据随报告增加而更新，引用时写明取得的日期；要引用不变的版本，用存档的版本。"
    )
    yield ""
    yield "看文件是否完整，在同一个文件夹里运行 `sha256sum -c --ignore-missing SHA256SUMS`。"
    yield ""
    yield f"引用：{in_words(settings)}"
    yield ""
