"""Originals become report files: the five sources exactly, with every repair and doubt said."""

import shutil
import time
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.archive.archive import Archive
from generator.archive.report import Report
from generator.archive.settings import Settings
from generator.build import Options, build, examine
from generator.commands.cli import cli
from generator.content.layout import report_text
from generator.content.load import load, load_regions
from generator.form.editions import whole_form
from generator.intake.difference import difference, merged
from generator.intake.report import Imported, read_original
from generator.rules.prose import sums
from support.cases import Case, read
from support.paths import BASE, CONTENT, ROOT, SAMPLE, SOURCES


@pytest.fixture(scope="module")
def archive() -> Archive:
    """The archive itself."""
    loaded, _ = load(CONTENT)
    return loaded


def imported(file: Path, region: str, agency: str = "gxj") -> Imported:
    """An import as the command line does it."""
    known, _ = load_regions(CONTENT)
    regions = Archive(Settings(), known, ())
    return read_original(
        file, region, agency, None, tuple(place.name for place in regions.lineage(region)[:2])
    )


def report_from(archive: Archive, file: str) -> Report:
    """The report of the archive that was made from a source."""
    return next(report for report in archive.reports() if report.source.file == file)


@pytest.mark.parametrize("case", read("source-findings"), ids=lambda case: case.sentence)
def test_a_source_report_imports_to_the_file_in_the_archive(case: Case, archive: Archive) -> None:
    """Byte for byte but for the day it entered, and with exactly these findings."""
    ours = report_from(archive, case.given)
    found = imported(SOURCES / case.given, ours.region)
    assert found.report
    dated = report_text(found.report).replace(
        "published: null\n", f"published: null\narchived: {ours.archived}\n", 1
    )
    assert dated == (ROOT / ours.path).read_text("utf-8")
    said = [
        f"{item.severity} {item.message}{'。' + item.hint if item.hint else ''}"
        for item in found.findings
    ]
    assert said == case.expected.split("\n")


def test_every_page_of_the_archive_imports_back_to_its_figures(
    site: Path, archive: Archive
) -> None:
    """Our own HTML is an original like any other; what our copy lost stays lost."""
    for ours in archive.reports():
        found = imported(
            site / ours.region / ours.agency / str(ours.year) / "index.html",
            ours.region,
            ours.agency,
        )
        assert found.report
        assert found.report.figures.values == ours.figures.values
        assert (found.report.year, found.report.title) == (ours.year, ours.title)
        assert words(found.report.body) == words(ours.body)


def test_the_sample_archive_imports_back_too(tmp_path: Path) -> None:
    """Both editions, a mixture, blank and lost cells, amounts in their own words, a withdrawn report."""
    assert build(Options(SAMPLE, tmp_path / "site", search=False)).published
    archive, _ = load(SAMPLE)
    for ours in archive.reports():
        page = tmp_path / "site" / ours.region / ours.agency / str(ours.year) / "index.html"
        found = read_original(page, ours.region, ours.agency, None)
        assert found.report
        assert found.report.figures.form.editions == ours.figures.form.editions
        assert found.report.figures.values == ours.figures.values


def words(body: str) -> str:
    """A narrative without marks and white space."""
    return body.replace("#", "").translate({ord(space): None for space in " \n\u3000"})


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
    """The same folder, the original imported, and then a figure of the report changed: 3 where the original has 0."""
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
    """The same report with nothing but cells to be filled in is not the same; filled in, it takes their place."""
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
    assert run(folder, "--region", "990101", "--agency", "jyj", "--year", "2023", "--xlsx", "form.xlsx",
               command="new report")[0] == 0  # fmt: skip
    target = folder / "content/reports/990101/jyj/2023.md"
    before = target.read_text("utf-8")
    to = ("--region", "990101", "--agency", "jyj", "--content", "content")
    status, _, messages = run(folder, "form.xlsx", *to, "--replace", *option)
    assert (status, target.read_text("utf-8")) == (1, before)
    assert "格已经发布的数字新的文件里还没有填（规章·制发 0 → 待填、" in messages


@pytest.mark.parametrize(
    "arguments",
    [["--reason", "甲"], ["--not-a-correction"], ["--replace", "--reason", "甲", "--not-a-correction"],
     ["--replace", "--reason", " "], ["--replace", "--reason", "甲\n乙"]],
)  # fmt: skip
def test_options_that_say_nothing_together_are_refused(arguments: list[str], folder: Path) -> None:
    """Usage, before anything is read."""
    status, said, _ = run(folder, "original.txt", *TO, *arguments)
    assert (status, said) == (2, "")


def test_what_a_person_added_survives_a_new_import() -> None:
    """Acknowledgements, corrections, the address of the original and the day it entered."""
    archive, _ = load(SAMPLE)
    reports = {f"{report.agency}/{report.year}": report for report in archive.reports()}
    old, new = reports["gxj/2023"], reports["gxj/2022"]
    kept = merged(old, new)
    assert kept.figures is new.figures
    assert (kept.acknowledged, kept.corrections, kept.archived) == (
        old.acknowledged,
        old.corrections,
        old.archived,
    )
    assert list(difference(old, old)) == []


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "文件是空的，没有文字。"),
        ("今天天气很好。\n".encode(), "没有认出报告的任何一个部分"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "文件是图片"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "另存为 .docx 或 PDF"),
        (
            (ROOT / ".github/blank-report.md").read_bytes(),
            "文件已经是本档案的报告文件，不用导入；放到",
        ),
        (
            (ROOT / "content/reports/410411/gxj/2023.md").read_bytes(),
            "文件已经是本档案的报告文件，不用导入；放到",
        ),
    ],
)
def test_what_is_no_report_is_one_finding(data: bytes, sentence: str, tmp_path: Path) -> None:
    """With what to do about it, and nothing written."""
    (tmp_path / "original").write_bytes(data)
    found = read_original(tmp_path / "original", "410411", "gxj", 2024)
    assert found.report is None
    assert [sentence in str(item) for item in found.findings] == [True]


DISPUTES = (
    ("行政复议", "", "", "", "", "行政诉讼", *[""] * 9),
    ("", "", "", "", "", "未经复议直接起诉", "", "", "", "", "复议后起诉", "", "", "", ""),
    ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 3,
)


def with_disputes(figures: str, suffix: str) -> str:
    """An original whose only table is the one on disputes, as text or as a page; figures with `|` between them."""
    title, section = "某局2024年政府信息公开工作年度报告", "四、政府信息公开行政复议、行政诉讼情况"
    rows = [*DISPUTES, tuple(figures.split("|"))]
    if suffix == ".txt":
        lines = ["\t".join(row) for row in rows]
        return "\n\n".join((title, section, "\n".join(lines))) + "\n"
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    spans = (
        "<td colspan=5>行政复议</td><td colspan=10>行政诉讼</td>",
        "<td colspan=5></td><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td>",
        *cells[2:],
    )
    table = "".join(f"<tr>{row}</tr>" for row in spans)
    return f"<html><body><h1>{title}</h1><h2>{section}</h2><table>{table}</table></body></html>"


@pytest.mark.parametrize(
    ("figures", "suffix", "place", "offered"),
    [
        ("10|1|0|0|0|" + "|".join("0" * 10), ".html", "第 1 个表第 4 行第 5 格", True),
        ("10|1|0|0|0|" + "|".join("0" * 10), ".txt", "第 8 行第 5 格", False),
        ("10|1|0|0|0|0|0|0|0|0|0|0|0|0|0<br>7", ".html", "第 1 个表第 4 行第 5 格", False),
    ],
    ids=["marked up", "text", "a doubt in the table"],
)
def test_a_broken_identity_is_offered_for_acknowledgement_only_when_the_reading_is_certain(
    figures: str, suffix: str, place: str, *, offered: bool, tmp_path: Path
) -> None:
    """The figure is kept, its place named; of what may have been misread nothing puts it down to the original."""
    path = tmp_path / f"a{suffix}"
    path.write_text(with_disputes(figures, suffix), "utf-8")
    found = read_original(path, "410411", "gxj", None)
    assert found.report
    assert found.report.figures["disputes.reconsideration.total"] == 0
    (offer,) = [
        item for item in found.findings if "disputes.reconsideration.sum 不成立" in item.message
    ]
    identity = "disputes.reconsideration.sum"
    assert (
        offer.message
        == f"{place}：{identity} 不成立：维持 10 + 纠正 1 + 其余 0 = 11，应等于 总计 0（差 11）"
    )
    line = (
        f"；原件确实如此的，在 acknowledged 中写 {identity}: 原件如此：（写明情况）"
        if offered
        else ""
    )
    assert offer.hint == f"核对原件：读错了的照原件改{line}"


@pytest.mark.parametrize(
    "text",
    [
        "某局2024年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n"
        + "属于国家秘蜜信息\t1\t2\n" * 2_500,
        "某局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况"
        + "属" * 90_000
        + "、" * 90_000,
        "某局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况"
        + "重复申请1111111111111111111111111111" * 3_000,
        "某局2024年政府信息公开工作年度报告\n"
        + "一、总体情况存在的主要问题 60 余条。其中 1 条，" * 5_000,
        "某局2024年政府信息公开工作年度报告\n" * 30_000,
    ],
    ids=[
        "labels almost right",
        "marks without end",
        "digits without end",
        "headings without end",
        "titles",
    ],
)
def test_no_original_takes_long(text: str, tmp_path: Path) -> None:
    """Made to be slow to understand, each ends within ten seconds."""
    (tmp_path / "a.txt").write_text(text, "utf-8")
    start = time.process_time()
    assert read_original(tmp_path / "a.txt", "410411", "gxj", None).findings
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "公开信息 60 余条。其中，甲 9 条，乙 14 条，丙 36 条。",
            ["“60 余条”与所列各项不合：9 + 14 + 36 = 59"],
        ),
        ("公开信息 60 余条。其中，甲 9 条，乙 14 条，丙 38 条。", []),
        ("公开信息 20 条，其中甲 2 条、乙 14 条、丙 4 条。", []),
        (
            "公开信息 21 条，其中甲 2 条、乙 14 条、丙 4 条。",
            ["“21 条”与所列各项不合：2 + 14 + 4 = 20"],
        ),
        ("受理 749 件，其中自然人 741 件，法人 8 件；办结 718 件，结转 31 件。", []),
        ("公开信息 90 条，其中甲 2 条、乙 14 条等。", []),
        ("公开信息 90 条，发布 3 次。", []),
    ],
)
def test_a_sum_in_words_is_doubted_only_when_it_does_not_add_up(text: str, said: list[str]) -> None:
    """Generous: a list that breaks off, or goes on to other things, is let be."""
    assert [words for _, words in sums(text)] == said
