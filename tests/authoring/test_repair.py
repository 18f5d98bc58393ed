"""What `fmt --fix` repairs, and that it never makes one figure another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.report import Report
from generator.archive.values import Missing
from generator.authoring.repair import Repair, repaired
from generator.content.layout import report_text
from generator.content.report_file import read_report
from generator.finding import ERROR, Finding
from support.cases import Case, read
from support.paths import BASE

PATH = "content/reports/990101/jyj/2023.md"
TEXT = (BASE / PATH.removeprefix("content/")).read_text("utf-8")
HEAD = TEXT.index("\n---\n", 4)
SLIPS = "\t ：:，,０１２012345-+~\"'“”[]［］【】{}#_.．\n②²件lost\ufeff"
"What a hand slips on: signs that look alike or that YAML reads, neighbours on a keyboard."


def parsed(text: str) -> tuple[Report | None, list[Finding]]:
    """The report, and the errors in it."""
    report, findings = read_report(text, PATH)
    return report, [finding for finding in findings if finding.severity == ERROR]


@pytest.mark.parametrize("case", read("repair"), ids=lambda case: case.sentence)
def test_a_line_is_repaired_as_the_case_says(case: Case) -> None:
    """Every case of tests/cases/repair.md: the lines after, and each repair in words."""
    text, repairs = repaired(f"---\n{case.given}\n---\n正文\n", PATH)
    shown = "".join(f"\n= {repair.line}: {repair.before} → {repair.after}" for repair in repairs)
    assert text.removeprefix("---\n").removesuffix("\n---\n正文\n") + shown == case.expected


@pytest.mark.parametrize(
    "text", [TEXT, TEXT.replace("0,", "12,"), "", "正文\n", "---\n", "---\ntitle：甲\n", "\n---\n"]
)
def test_what_can_be_read_or_is_no_report_file_is_left_alone(text: str) -> None:
    """Byte for byte, and nothing is said."""
    assert repaired(text, PATH) == (text, [])


def test_the_narrative_is_left_alone() -> None:
    """The same slips behind the second line of dashes are the agency's words."""
    body = "\ntitle：甲\nrequests:\n  received: [１２, 0, 0, 0, 0, 0, １２]\n"
    text, repairs = repaired("---\nform：2021\n---\n" + body, PATH)
    assert (text, repairs) == ("---\nform: 2021\n---\n" + body, [Repair(2, "form：", "form: ")])


def test_a_byte_order_mark_is_taken_off() -> None:
    """It hides the first line of dashes from every reader."""
    assert repaired("\ufeff" + TEXT, PATH) == (TEXT, [Repair(1, "字节顺序标记（BOM）", "删去")])


def test_a_repair_that_would_change_what_was_read_is_not_made() -> None:
    """A line of a quoted text that runs over two lines looks like a name.

    Then no line of the file is touched.
    """
    text = TEXT.replace("  file: null", '  file: "甲\n  sha256：乙"').replace(
        "[   0,    0,        0]", "[１, 0, 1]"
    )
    assert parsed(text)[0].source.file == "甲 sha256：乙"  # type: ignore[union-attr] # None would fail as well
    assert repaired(text, PATH) == (text, [])


@given(
    st.lists(
        st.tuples(st.integers(4, HEAD), st.integers(0, 3), st.text(SLIPS, max_size=3)), max_size=6
    )
)
def test_what_could_be_read_before_reads_the_same_after(edits: list[tuple[int, int, str]]) -> None:
    """Whatever is overwritten at random, no figure that was read becomes another.

    A second run finds nothing more.
    """
    text = TEXT
    for place, length, written in sorted(edits, reverse=True):
        text = text[:place] + written + text[place + length :]
    after, repairs = repaired(text, PATH)
    assert (after == text) == (not repairs)
    assert repaired(after, PATH) == (after, [])
    old, errors = parsed(text)
    new, _ = parsed(after)
    if old and not errors:
        assert after == text
    if old:
        assert new
        for cell, value in zip(old.figures.form.cells, old.figures.values, strict=True):
            assert value in (Missing.UNREAD, new.figures[cell.id])


WRITTEN = st.sampled_from(
    [
        lambda number: f"{number}".translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        lambda number: f"{number:,}".replace(",", "，"),
        lambda number: f"{number:,}",
        lambda number: f"00{number}",
        lambda number: f'"{number}"',
        lambda number: f"“{number:,}”",
        str,
    ]
)


@given(
    st.lists(st.tuples(st.integers(0, 999_999_999), WRITTEN), min_size=7, max_size=7),
    st.sampled_from(":："),
)
def test_a_figure_written_in_a_way_of_its_own_is_that_figure(figures: list, colon: str) -> None:  # type: ignore[type-arg] # functions from the strategy above
    """Seven figures as people write them come out as the seven figures, in the canonical layout."""
    numbers = [number for number, _ in figures]
    row = next(line for line in TEXT.split("\n") if line.startswith("  received:"))
    written = ", ".join(write(number) for number, write in figures)
    after, _ = repaired(TEXT.replace(row, f"  received{colon} [{written}]  # 一、本年新收"), PATH)
    report, errors = parsed(after)
    assert (report is not None, errors) == (True, [])
    assert report
    assert [
        report.figures[cell.id] for cell in report.figures.form.cells if cell.row.id == "received"
    ] == numbers
    assert report_text(report).count("\n") == TEXT.count("\n")
