"""`import` writes a report into the archive, and never over what a person or the agency said."""

import hashlib
import shutil
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import examine
from generator.commands.cli import cli
from generator.form.editions import whole_form
from support.paths import BASE
from support.repository import Repository


def run(folder: Path, *arguments: str, command: str = "import") -> tuple[int, str, str]:
    """Status, output and messages of `python -m generator import …` in that folder."""
    with chdir(folder):
        done = CliRunner(env={"SOURCE_DATE_EPOCH": "1780000000"}).invoke(
            cli, [*command.split(), *arguments]
        )
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a small archive and an original made from its only report."""
    shutil.copytree(BASE, tmp_path / "content")
    rows = [
        row.label + "\t0" * len(block.leaf_columns())
        for table in whole_form(2021).tables[1:2]
        for block in table.blocks
        for row in block.leaf_rows()
    ]
    head = "清河区教育局2022年政府信息公开工作年度报告\n\n一、总体情况\n\n按时公开。\n\n"
    head += "三、收到和处理政府信息公开申请情况\n\n"
    text = head + "\n".join(rows) + "\n\n六、其他需要报告的事项\n\n没有收取信息处理费。\n"
    (tmp_path / "original.txt").write_text(text, "utf-8")
    return tmp_path


TO = ["--region", "990101", "--agency", "jyj"]


def test_an_import_writes_a_report_in_canonical_layout(folder: Path) -> None:
    """Where the agency's other reports are; the day it entered the archive is written down."""
    status, _, _ = run(folder, "original.txt", *TO)
    text = (folder / "content/reports/990101/jyj/2022.md").read_text("utf-8")
    assert status == 0
    assert "archived: 2026-05-28\n" in text
    assert "  file: original.txt\n" in text
    assert run(folder, "--check", command="fmt")[0] == 0


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    """The findings are printed all the same."""
    status, findings, messages = run(folder, "original.txt", *TO, "--dry-run")
    assert (status, messages) == (0, "没有写入任何文件。\n")
    assert findings.endswith("original.txt: 共 200 格：读出 175 格，原件留空 0 格，缺失 25 格\n")
    assert "记作 lost" in findings
    assert not (folder / "content/reports/990101/jyj/2022.md").exists()


@pytest.mark.parametrize(
    ("change", "arguments", "said"),
    [
        (("", ""), ["--year", "2023"], "标题写的是 2022 年，不是 2023 年"),
        (("2022年", "二〇二二年"), ["--year", "2023"], "标题写的是 2022 年，不是 2023 年"),
        (
            ("教育局", "财政局"),
            [],
            "标题“清河区财政局2022年政府信息公开工作年度报告”中没有本机关的名称“清河区教育局”",
        ),
        (
            ("清河区", "云川县"),
            [],
            "标题“云川县教育局2022年政府信息公开工作年度报告”中的“云川县”不是本地区的地名",
        ),
    ],
)
def test_a_report_of_another_body_or_year_is_not_written_unless_asked(
    change: tuple[str, str], arguments: list[str], said: str, folder: Path
) -> None:
    """One error that says how to file it all the same; asked to, the import says it as a doubt."""
    original = folder / "original.txt"
    original.write_text(original.read_text("utf-8").replace(*change, 1), "utf-8")
    before = sorted(folder.rglob("*.md"))
    status, findings, _ = run(folder, "original.txt", *TO, *arguments)
    hint = "核对区划代码、机关和年度；确实要收在这里，加 --accept-title"
    assert (status, sorted(folder.rglob("*.md"))) == (1, before)
    assert f"original.txt: error import: {said}。{hint}\n" in findings
    _, findings, _ = run(folder, "original.txt", *TO, *arguments, "--accept-title", "--dry-run")
    assert f"original.txt: warning import: {said}。" in findings


@pytest.mark.parametrize(
    ("line", "published", "said"),
    [
        ("发布日期：2023年1月20日", "2023-01-20", ""),
        ("发布日期：二〇二三年一月二十日", "2023-01-20", ""),
        ("公开时间：2023/1/20 09:30", "2023-01-20", ""),
        (
            "发布日期：2023-13-40",
            "null",
            "原件写的公布日期“2023-13-40”读不出来，published 记作 null",
        ),
        ("发布日期：今年一月", "null", "原件写的公布日期“今年一月”读不出来，published 记作 null"),
        (
            "发布日期：2022-01-20",
            "null",
            "原件写的公布日期是 2022-01-20，不可能，published 记作 null",
        ),
        (
            "发布日期：2027-01-20",
            "null",
            "原件写的公布日期是 2027-01-20，不可能，published 记作 null",
        ),
        (
            "发布日期：2023-01-20\n公开时间：2023-01-21",
            "null",
            "原件写了几个公布日期（2023-01-20、2023-01-21），published 记作 null",
        ),
        ("发布日期：2023-01-20　来源：区教育局", "2023-01-20", ""),
        ("发布日期：　来源：区教育局", "null", ""),
    ],
)
def test_a_date_of_publication_is_read_or_named(
    line: str, published: str, said: str, folder: Path
) -> None:
    """Never dropped without a word: not one that is none, nor one that cannot be."""
    original = folder / "original.txt"
    title, rest = original.read_text("utf-8").split("\n", 1)
    original.write_text(f"{title}\n{line}\n{rest}", "utf-8")
    _, findings, _ = run(folder, "original.txt", *TO)
    assert f"published: {published}\n" in (folder / "content/reports/990101/jyj/2022.md").read_text(
        "utf-8"
    )
    assert [text for text in findings.split("\n") if "published" in text or "公布日期" in text] == (
        [f"original.txt: warning import: {said}。核对原件，写上正确的日期"] if said else []
    )


def test_an_original_of_which_most_is_lost_is_written_only_when_asked(folder: Path) -> None:
    """The line says what was read; the status, that this is no report yet."""
    original = folder / "original.txt"
    kept = original.read_text("utf-8").split("\n（一）予以公开", 1)[0]
    original.write_text(kept, "utf-8")
    status, said, messages = run(folder, "original.txt", *TO)
    line = "original.txt: 共 200 格：读出 14 格，原件留空 0 格，缺失 186 格\n"
    refused = "多半的格没有读到，没有写入。换一份完整、清楚的原件；仍要收存，加 --incomplete。\n"
    assert (status, messages, said.endswith(line)) == (1, refused, True)
    status, said, messages = run(folder, "original.txt", *TO, "--incomplete")
    assert (status, messages, line in said) == (0, "", True)
    assert (folder / "content/reports/990101/jyj/2022.md").is_file()


TARGET = "content/reports/990101/jyj/2022.md"


@pytest.fixture
def replaceable(folder: Path) -> Path:
    """The same folder, the original imported, and then a figure of the report changed.

    3 where the original has 0.
    """
    assert run(folder, "original.txt", *TO)[0] == 0
    target = folder / TARGET
    text = target.read_text("utf-8")
    row = next(line for line in text.splitlines() if line.startswith("  received:"))
    target.write_text(text.replace(row, row.replace("   0]", "   3]")), "utf-8")
    return folder


def test_a_report_is_not_overwritten_without_being_asked(replaceable: Path) -> None:
    """The difference is shown cell by cell; nothing is written."""
    before = (replaceable / TARGET).read_text("utf-8")
    status, shown, messages = run(replaceable, "original.txt", *TO)
    assert (status, (replaceable / TARGET).read_text("utf-8")) == (1, before)
    assert shown.endswith(f"{TARGET}: requests.received.total（新收·总计）: 3 → 0\n")
    assert messages == f"{TARGET} 已经存在，没有改动。要覆盖，加 --replace。\n"


def test_the_same_original_again_changes_nothing_and_is_fine(folder: Path) -> None:
    """Not even the day it entered the archive."""
    assert run(folder, "original.txt", *TO)[0] == 0
    before = (folder / TARGET).read_bytes()
    status, shown, messages = run(folder, "original.txt", *TO)
    assert (status, messages, (folder / TARGET).read_bytes()) == (0, "", before)
    assert shown.endswith(f"{TARGET}: 与原有的报告没有不同，没有改动\n")


def test_published_figures_are_replaced_only_with_a_reason_or_as_our_own_mistake(
    replaceable: Path,
) -> None:
    """One sentence names every figure that would change, and what to say."""
    before = (replaceable / TARGET).read_text("utf-8")
    status, _, messages = run(replaceable, "original.txt", *TO, "--replace")
    assert (status, (replaceable / TARGET).read_text("utf-8")) == (1, before)
    assert messages == (
        f"{TARGET}：有 1 格已经发布的数字会改变（新收·总计 3 → 0），没有改动。"
        "机关更正的，加 --reason 写明理由；原来是本档案录错的，加 --not-a-correction。\n"
    )


def test_a_correction_of_the_agency_is_written_down(replaceable: Path) -> None:
    """What, from, to, when and why; the file is in order."""
    status, _, _ = run(replaceable, "original.txt", *TO, "--replace", "--reason", "机关来函更正")
    text = (replaceable / TARGET).read_text("utf-8")
    assert status == 0
    assert text.split("corrections:")[1].split("withdrawn:")[0] == (
        "\n  - date: 2026-05-28\n    cell: requests.received.total\n    before: 3\n    after: 0\n"
        "    reason: 机关来函更正\n"
    )
    _, findings = examine(replaceable / "content")
    assert [finding for finding in findings if finding.severity == "error"] == []


def test_our_own_mistake_is_no_correction_of_the_agency(replaceable: Path) -> None:
    """The figure is right, and nothing is said to have been corrected."""
    assert run(replaceable, "original.txt", *TO, "--replace", "--not-a-correction")[0] == 0
    assert "corrections: []" in (replaceable / TARGET).read_text("utf-8")


def test_what_a_poorer_original_lacks_is_no_correction(folder: Path) -> None:
    """A figure of the archive is not given up because the new file does not have it."""
    target = folder / "content/reports/990101/jyj/2023.md"
    before = target.read_text("utf-8")
    arguments = [*TO, "--year", "2023", "--accept-title", "--replace"]
    status, _, messages = run(folder, "original.txt", *arguments, "--reason", "机关来函更正")
    assert (status, target.read_text("utf-8")) == (1, before)
    assert "有 25 格新的原件里没有读到，不能作更正（规章·制发 0 → lost、" in messages
    assert run(folder, "original.txt", *arguments, "--not-a-correction")[0] == 0


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (
            "withdrawn: {date: 2026-01-12, reason: 重报}",
            "withdrawn:\n  date: 2026-01-12\n  reason: 重报\n",
        ),
        ("withdrawn: {date: 2026-01-12}", None),
        ("withdrawn: null\nwithdrawn: null", None),
        ("withdrawn: null\nnote: 甲", None),
    ],
    ids=[
        "withdrawn",
        "a withdrawal that cannot be read",
        "a file that cannot be read",
        "a key nobody knows",
    ],
)
def test_what_a_person_wrote_is_never_lost_to_an_import(
    written: str, kept: str | None, replaceable: Path
) -> None:
    """It stays; where it cannot be read, nothing is replaced."""
    target = replaceable / TARGET
    target.write_text(target.read_text("utf-8").replace("withdrawn: null", written), "utf-8")
    before = target.read_text("utf-8")
    status, _, messages = run(replaceable, "original.txt", *TO, "--replace", "--not-a-correction")
    after = target.read_text("utf-8")
    if kept is None:
        refused = f"{TARGET} 原有的文件有错误，没有改动。先照上面的提示改好，再导入。\n"
        assert (status, after, messages) == (1, before, refused)
    else:
        assert (status, kept in after, after == before) == (0, True, False)


def test_a_report_that_is_being_filled_in_may_be_replaced(folder: Path) -> None:
    """Cells nobody has filled in are not published figures."""
    assert run(folder, *TO, "--year", "2022", command="new report")[0] == 0
    before = (folder / TARGET).read_text("utf-8")
    assert run(folder, "original.txt", *TO, "--replace")[0] == 0
    assert "待填" not in (folder / TARGET).read_text("utf-8")
    assert before.count("待填") == 200


def test_what_is_filled_in_at_last_is_a_difference(folder: Path) -> None:
    """The same report with nothing but cells to be filled in is not the same.

    Filled in, it takes their place.
    """
    assert run(folder, "original.txt", *TO)[0] == 0
    target = folder / TARGET
    full = target.read_text("utf-8")
    row = next(line for line in full.splitlines() if line.startswith("  received:"))
    target.write_text(full.replace(row, row.replace("   0", "待填")), "utf-8")
    status, shown, messages = run(folder, "original.txt", *TO)
    assert (status, shown.endswith(f"{TARGET}: 待填的 7 格现已填写\n")) == (1, True)
    assert messages == f"{TARGET} 已经存在，没有改动。要覆盖，加 --replace。\n"
    assert run(folder, "original.txt", *TO, "--replace")[0] == 0
    assert target.read_text("utf-8") == full


@pytest.mark.parametrize("option", [("--reason", "机关来函更正"), ("--not-a-correction",)])
def test_a_published_figure_is_not_given_up_for_a_cell_that_nobody_filled_in(
    option: tuple[str, ...], folder: Path
) -> None:
    """Neither as a correction nor as a mistake of ours."""
    of = ("--region", "990101", "--agency", "jyj")
    made = run(folder, *of, "--year", "2023", "--xlsx", "form.xlsx", command="new report")
    assert made[0] == 0
    target = folder / "content/reports/990101/jyj/2023.md"
    before = target.read_text("utf-8")
    to = (*of, "--content", "content")
    status, _, messages = run(folder, "form.xlsx", *to, "--replace", *option)
    assert (status, target.read_text("utf-8")) == (1, before)
    assert "格已经发布的数字新的文件里还没有填（规章·制发 0 → 待填、" in messages


@pytest.mark.parametrize(
    "arguments",
    [
        ["--reason", "甲"],
        ["--not-a-correction"],
        ["--replace", "--reason", "甲", "--not-a-correction"],
        ["--replace", "--reason", " "],
        ["--replace", "--reason", "甲\n乙"],
    ],
)
def test_options_that_say_nothing_together_are_refused(arguments: list[str], folder: Path) -> None:
    """Usage, before anything is read."""
    status, said, _ = run(folder, "original.txt", *TO, *arguments)
    assert (status, said) == (2, "")


NOTED = """\
joint: [990101/cwj]
scope: own
"""


def test_what_was_noted_of_a_report_stays_and_what_does_not_is_told(replaceable: Path) -> None:
    """Corrections, acknowledgements, partners, scope and the day it came in; comments do not.

    What was noted and is not so of the new figures is told with the line it stands in.
    """
    target = replaceable / TARGET
    text = target.read_text("utf-8").replace("archived: 2026-05-28", "archived: 2026-02-02")
    text = text.replace("source:\n", "source:  # 见来函\n", 1).replace(
        "proactive:", f"{NOTED}proactive:", 1
    )
    entry = (
        "corrections:\n  - date: 2026-03-01\n    cell: requests.received.total\n"
        "    before: 2\n    after: 3\n    reason: 录入有误\n"
    )
    noted = "acknowledged:\n  requests.received.sum: 原件如此\n"
    text = text.replace("acknowledged: {}\n", noted).replace("corrections: []\n", entry)
    target.write_text(text, "utf-8")
    ours = [*TO, "--replace", "--not-a-correction"]
    trial = run(replaceable, "original.txt", *ours, "--dry-run")[1]
    status, said, _ = run(replaceable, "original.txt", *ours)
    after = target.read_text("utf-8")
    comment = (
        f"{TARGET}:6: warning import: 注释“见来函”不再保留。要留的，写进正文，或者写进提交说明\n"
    )
    assert (status, comment in said, comment in trial) == (0, True, True)
    kept = ("archived: 2026-02-02\n", NOTED, noted, entry)
    assert [each in after for each in kept] == [True] * 4
    told = [line.partition(": error ")[2] for line in said.splitlines() if ": error " in line]
    all_zero = "自然人等 6 项均为 0，总计 0。删去这一行注明"
    present = "新收·总计 更正后应为这一格现在的值 0，实为 3"
    assert told == [
        f"acknowledgement: requests.received.sum 成立，与注明不符：{all_zero}",
        f"correction: {present}。更正属实的，把这一格改为 3；否则 after 写 0",
    ]


def test_a_correction_of_an_import_is_all_that_a_review_asks_for(replaceable: Path) -> None:
    """`diff` finds an entry for every figure; without one it is an error there, too."""
    kept = Repository.begun(replaceable)
    kept.commit("The archive")
    assert run(replaceable, "original.txt", *TO, "--replace", "--not-a-correction")[0] == 0
    assert run(replaceable, "HEAD", command="diff")[0] == 1
    assert run(replaceable, "HEAD", "--not-a-correction", command="diff")[0] == 0
    kept.git("checkout", "--quiet", ".")
    again = ["--replace", "--reason", "机关来函更正"]
    assert run(replaceable, "original.txt", *TO, *again)[0] == 0
    status, said, _ = run(replaceable, "HEAD", command="diff")
    noted = "更正记录 2026-05-28 新收·总计：3 改为 0，机关来函更正（新增）"
    assert (status, noted in said) == (0, True)


def originals_in(folder: Path) -> dict[str, bytes]:
    """What is kept, by name."""
    found = (folder / "content" / "originals").glob("*")
    return {path.name: path.read_bytes() for path in found}


def test_an_import_keeps_the_original_under_its_digest(folder: Path) -> None:
    """It says so; an import that is refused, or only tried, keeps nothing."""
    assert run(folder, "original.txt", *TO, "--dry-run")[0] == 0
    assert run(folder, "original.txt", *TO, "--year", "2023")[0] == 1
    assert originals_in(folder) == {}
    data = (folder / "original.txt").read_bytes()
    name = f"{hashlib.sha256(data).hexdigest()}.txt"
    _, shown, _ = run(folder, "original.txt", *TO)
    assert shown.endswith(f"已收存原件 content/originals/{name}\n")
    assert originals_in(folder) == {name: data}
    assert run(folder, command="verify")[0] == 0


def test_an_original_that_is_lost_comes_back_with_the_same_import(folder: Path) -> None:
    """The report stays as it is."""
    run(folder, "original.txt", *TO)
    kept = originals_in(folder)
    before = (folder / TARGET).read_bytes()
    shutil.rmtree(folder / "content" / "originals")
    assert run(folder, "original.txt", *TO)[0] == 0
    assert (originals_in(folder), (folder / TARGET).read_bytes()) == (kept, before)


@pytest.mark.parametrize(
    ("name", "data", "ending"),
    [
        ("original.md", None, "txt"),
        ("original.svg", None, "txt"),
        ("original.js", None, "txt"),
        ("<script>.html", None, "txt"),
        ("original.txt", "<html><body>", "html"),
    ],
)
def test_an_original_is_kept_as_what_it_is_whatever_it_was_called(
    name: str, data: str | None, ending: str, folder: Path
) -> None:
    """And is read again as it was read."""
    text = (folder / "original.txt").read_text("utf-8")
    if data:
        lines = "".join(f"<p>{line}</p>" for line in text.split("\n") if "\t" not in line)
        cells = [line.split("\t") for line in text.split("\n") if "\t" in line]
        rows = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in cells)
        text = f"{data}{lines}<table>{rows}</table></body></html>"
    (folder / name).write_text(text, "utf-8")
    status, _, _ = run(folder, name, *TO, "--incomplete")
    assert (status, [kept.rpartition(".")[2] for kept in originals_in(folder)]) == (0, [ending])
    assert run(folder, command="verify")[0] == 0


def test_an_original_that_is_kept_elsewhere_is_not_kept_here(folder: Path) -> None:
    """Where site.yaml says so."""
    site = folder / "content" / "site.yaml"
    site.write_text(
        site.read_text("utf-8") + 'originals: "https://store.example/{sha256}"\n', "utf-8"
    )
    status, _, messages = run(folder, "original.txt", *TO)
    said = "原件没有收存；site.yaml 写明另存在 https://store.example/{sha256}\n"
    assert (status, said in messages, originals_in(folder)) == (0, True, {})


def test_a_link_is_never_written_through(folder: Path) -> None:
    """The folder of originals leads elsewhere."""
    (folder / "elsewhere").mkdir()
    (folder / "content" / "originals").symlink_to(folder / "elsewhere")
    with pytest.raises(OSError, match="是链接，不写到它指向的地方"):
        run_or_raise(folder, "original.txt", *TO)
    assert list((folder / "elsewhere").iterdir()) == []


def run_or_raise(folder: Path, *arguments: str) -> None:
    """As `run`, but what the command line turns into a sentence is raised."""
    with chdir(folder):
        CliRunner(env={"SOURCE_DATE_EPOCH": "1780000000"}).invoke(
            cli, ["import", *arguments], catch_exceptions=False
        )


def test_where_and_when_it_was_published_is_written_down(folder: Path) -> None:
    """As whoever imports it says; it goes before what the original states."""
    known = ["--published", "2023-01-20", "--retrieved", "2026-02-01"]
    status, _, _ = run(folder, "original.txt", *TO, "--url", "https://jyj.example/1.html", *known)
    text = (folder / TARGET).read_text("utf-8")
    assert status == 0
    assert "published: 2023-01-20\n" in text
    assert "  url: https://jyj.example/1.html\n  retrieved: 2026-02-01\n" in text


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--url", "jyj.example/1.html"], 2, "应为 http:// 或 https:// 开头的网址"),
        (["--url", "javascript:alert(1)"], 2, "应为 http:// 或 https:// 开头的网址"),
        (["--published", "2023-02-30"], 2, "should be a day that has come"),
        (["--published", "2027-01-01"], 2, "should be a day that has come"),
        (["--retrieved", "昨天"], 2, "should be a day that has come"),
        (["--published", "2022-01-20"], 1, "--published：published 为 2022-01-20，2022 年还没有"),
    ],
)
def test_an_address_or_a_day_that_cannot_be_is_refused(
    arguments: list[str], status: int, said: str, folder: Path
) -> None:
    """Nothing is written."""
    done, _, messages = run(folder, "original.txt", *TO, *arguments)
    assert (done, said in messages) == (status, True)
    assert not (folder / TARGET).exists()
    assert originals_in(folder) == {}


def test_an_address_comes_to_a_report_that_has_none_and_to_another_only_when_asked(
    folder: Path,
) -> None:
    """What it says otherwise stays; figures do not change."""
    run(folder, "original.txt", *TO)
    url = ["--url", "https://jyj.example/1.html"]
    assert run(folder, "original.txt", *TO, *url)[0] == 1
    status, shown, _ = run(folder, "original.txt", *TO, *url, "--replace")
    assert (status, "来源网址: null → https://jyj.example/1.html" in shown) == (0, True)
    assert "  url: https://jyj.example/1.html\n" in (folder / TARGET).read_text("utf-8")


REMOVED = {
    "有隐去的内容": "redacted: [{date: 2026-03-04, what: 姓名, reason: 本人要求}]\nwithdrawn: null",
    "已经撤回，不再保留内容": "withdrawn: {date: 2026-03-04, reason: 机关撤回}",
}


@pytest.mark.parametrize("why", REMOVED)
def test_an_original_does_not_bring_back_what_was_removed(why: str, replaceable: Path) -> None:
    """However it is asked for; what the file says stays."""
    target = replaceable / TARGET
    text = target.read_text("utf-8").replace("withdrawn: null", REMOVED[why])
    if "撤回" in why:
        title = text.split("\n")[2]
        text = f"---\n{title}\n{REMOVED[why]}\n---\n"
    target.write_text(text, "utf-8")
    status, _, messages = run(replaceable, "original.txt", *TO, "--replace", "--not-a-correction")
    assert (status, target.read_text("utf-8")) == (1, text)
    assert messages == f"{TARGET} {why}，不能用原件覆盖，没有改动。要改，直接改这个文件。\n"
