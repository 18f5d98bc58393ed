"""Originals become report files: the five sources exactly, with every repair and doubt said."""

import time
from pathlib import Path

import pytest

from generator.archive.report import Report
from generator.content.layout import report_text
from generator.content.regions import load_regions
from generator.intake.difference import difference, merged
from generator.intake.report import Imported, read_original
from generator.rules.prose import sums
from support import loaded
from support.cases import Case, read
from support.paths import CONTENT, ROOT, SAMPLE, SOURCES


@pytest.fixture(scope="module")
def ours() -> list[Report]:
    """The reports of the archive itself."""
    return loaded.reports(CONTENT)


def imported(file: Path, region: str, agency: str = "gxj") -> Imported:
    """An import as the command line does it."""
    regions, _ = load_regions(CONTENT)
    return read_original(
        file, region, agency, None, tuple(place.name for place in regions.lineage(region)[:2])
    )


@pytest.mark.parametrize("case", read("source-findings"), ids=lambda case: case.sentence)
def test_a_source_report_imports_to_the_file_in_the_archive(case: Case, ours: list[Report]) -> None:
    """Byte for byte but for the day it entered, and with exactly these findings."""
    report = next(report for report in ours if report.source.file == case.given)
    found = imported(SOURCES / case.given, report.region)
    assert found.report
    dated = report_text(found.report).replace(
        "published: null\n", f"published: null\narchived: {report.archived}\n", 1
    )
    assert dated == (ROOT / report.path).read_text("utf-8")
    said = [
        f"{item.severity} {item.message}{'。' + item.hint if item.hint else ''}"
        for item in found.findings
    ]
    assert said == case.expected.split("\n")


def test_every_page_of_the_archive_imports_back_to_its_figures(
    site: Path, ours: list[Report]
) -> None:
    """Our own HTML is an original like any other; what our copy lost stays lost."""
    for report in ours:
        page = site / report.holder / str(report.year) / "index.html"
        found = imported(page, report.region, report.agency)
        assert found.report
        assert found.report.figures.values == report.figures.values
        assert (found.report.year, found.report.title) == (report.year, report.title)
        assert words(found.report.body) == words(report.body)


def test_the_sample_archive_imports_back_too(sample_site: Path) -> None:
    """Both editions, a mixture, none, blank and lost cells, amounts in their own words.

    A withdrawal, too; of what is no longer kept nothing can be read.
    """
    for ours in loaded.reports(SAMPLE):
        page = sample_site / ours.region / ours.agency / str(ours.year) / "index.html"
        found = read_original(page, ours.region, ours.agency, None)
        if ours.is_tombstone:
            assert found.report is None
            continue
        assert found.report
        assert found.report.figures.form.editions == ours.figures.form.editions
        assert found.report.figures.values == ours.figures.values


def words(body: str) -> str:
    """A narrative without marks and white space."""
    return body.replace("#", "").translate({ord(space): None for space in " \n\u3000"})


def test_what_a_person_added_survives_a_new_import() -> None:
    """Acknowledgements, corrections, the address of the original and the day it entered."""
    reports = {f"{report.agency}/{report.year}": report for report in loaded.reports(SAMPLE)}
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
    """An original whose only table is the one on disputes, as text or as a page.

    Figures with `|` between them.
    """
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
    """The figure is kept, its place named.

    Of what may have been misread nothing puts it down to the original.
    """
    path = tmp_path / f"a{suffix}"
    path.write_text(with_disputes(figures, suffix), "utf-8")
    found = read_original(path, "410411", "gxj", None)
    assert found.report
    assert found.report.figures["disputes.reconsideration.total"] == 0
    (offer,) = [item for item in found.findings if "行政复议·总计 现为 0" in item.message]
    identity = "disputes.reconsideration.sum"
    assert offer.message == (
        f"{place}：行政复议·总计 现为 0，改为 11 才都对得上："
        "维持 10 + 纠正 1 + 其余 0 = 11，应等于 总计 0（差 11）"
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
