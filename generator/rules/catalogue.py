"""Every rule by its name, in words: what `check --explain` prints and what SARIF carries."""

import difflib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from generator.finding import Severity
from generator.form.editions import EDITIONS, whole_form
from generator.form.identities import Identity
from generator.rules import RULES
from generator.rules.identity import identity

READING = {
    "file": "content/ 中只收普通文件，并且不超过规定的大小；链接、设备等一律不收。",
    "encoding": "文件须是不带字节顺序标记（BOM）的 UTF-8 编码。",
    "characters": "控制字符、改变文字方向的符号、看不见的字符一律不收；"
    "零宽字符、形近的部首、代替〇的圆圈等只提示。"
    "引号里的转义、正文里的 &#…; 和网址里的 %…，按解开后的文字检查。",
    "yaml": "表头数据写在两行 --- 之间，符合 YAML 格式；"
    "不使用锚点、标签、合并键，同一名称不写两次。",
    "shape": "应有的项都要有，没有的项不写；每一格只写表式允许的值。"
    "原件写 0 就写 0；原件留空写 ~；副本缺失写 lost。",
    "format": "site.yaml 的 format 是内容写法的版本，现在只有 1，可以不写；写了别的，先升级程序。",
    "unfilled": "新建的报告里，每一格都先写“待填”。照原件逐格填写，有一格没有填就不发布。"
    "2019 年以前的报告没有表格，正文不能空着。",
    "narrative": "正文的 Markdown 不嵌套过深，表格每行的格子不多于表头，格子、符号不过多，"
    "否则会丢失文字或排不出来。",
    "deadlines": "乡镇街道、公共企事业单位没有法定期限；"
    "site.yaml 引用了地方通知的，才按通知的日期说按期或者逾期。",
    "sector": "同类机关的领域写法相同，才列在一起；写法见常用的领域和 site.yaml 的 sectors。"
    "不在其中的只提示。",
    "layout": "fmt 按统一版式重排报告文件；重排会丢失的注释，先移到正文或者删去。",
    "diff": "已经发布的数字改了，要有更正记录；报告不删除，写 withdrawn；网址不失效，"
    "区划代码变更写 former，文件夹改名写 former_ids。"
    "注明和更正记录不删改；内容和程序分开提交。",
    "roster": "名册第一行写各栏的名称，以下一行一个机关；名称和代码不重复。",
    "import": "导入原件时读不准的地方逐条列出，由人核对原件后改正。",
}
"What no rule says because it is about reading, not about figures."


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule, said to whoever asks for it."""

    name: str
    severity: Severity | Literal[""]
    "Empty where it depends on what is found."
    summary: str
    text: str


@lru_cache(maxsize=1)
def catalogue() -> MappingProxyType[str, Explanation]:
    """Id → rule: those of reading, those a report is held to, each identity of either edition."""
    rules = {name: _of_rule(name, text) for name, text in READING.items()}
    for rule in RULES:
        rules[rule.id] = _of_rule(rule.id, f"{rule.words}\n依据：{rule.source}。")
    for one, count in _identities():
        rules.setdefault(one.id, _of_identity(one, count))
    return MappingProxyType(rules)


def _of_rule(name: str, text: str) -> Explanation:
    summary, _, _ = text.partition("。")
    return Explanation(name, "", summary, text)


def _identities() -> Iterator[tuple[Identity, str]]:
    """Each identity with how many of its kind each edition has.

    `2019 年表式 7 项，2021 年表式 7 项`
    """
    families: dict[str, Counter[int]] = {}
    for edition in EDITIONS:
        for one in whole_form(edition).identities:
            families.setdefault(one.family, Counter())[edition] += 1
    for edition in EDITIONS:
        for one in whole_form(edition).identities:
            counts = families[one.family].items()
            yield one, "，".join(f"{year} 年表式 {count} 项" for year, count in counts)


def _of_identity(one: Identity, count: str) -> Explanation:
    summary = f"{one.along.short}：{one.words}"
    must = "只提示，不阻止发布（warning）"
    if one.must_hold:
        must = "必须成立，除非报告注明原件如此（error）"
    return Explanation(
        one.id, one.severity, summary, f"{summary}\n{must}。同类：{count}。\n{identity.words}"
    )


def named(name: str) -> Explanation | None:
    """The rule of that name, as findings print it or as the method page does."""
    return catalogue().get(name)


def suggestion(name: str) -> str:
    """The name somebody probably meant; empty where nothing is near."""
    return next(iter(difflib.get_close_matches(name, catalogue())), "")
