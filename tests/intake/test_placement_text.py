"""Text that lost its tables is read by position only if its headers are in the form's order."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from generator.archive.values import Missing, Value
from support.tables import (
    APPLICANTS,
    GROUPS,
    RESULTS,
    ROWS,
    Table,
    applicants,
    as_written,
    by_rows,
    read_text,
)

pytestmark = pytest.mark.usefixtures("same_process")

ORDERS = {
    "usual": APPLICANTS,
    "exchanged": ("自然人", "科研机构", "商业企业", "社会公益组织", "法律服务机构", "其他", "总计"),
    "natural persons last": (
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
        "自然人",
        "总计",
    ),
    "total first": ("总计", *APPLICANTS[:-1]),
}


def one_a_line(table: Table) -> str:
    """One cell a line, as copied from some pages."""
    return "\n".join(cell for row in table for cell in row if cell)


def in_columns(table: Table) -> str:
    """Columns of spaces, as PDFs are turned into text."""
    return "\n".join(
        "".join(_padded(cell, 90 if at == 0 else 16) for at, cell in enumerate(row))
        for row in table
    )


def _padded(text: str, width: int) -> str:
    return text + " " * (width - sum(2 if ord(sign) > 0x2000 else 1 for sign in text))


def run_together(table: Table) -> str:
    """Everything in one line."""
    return "".join(cell for row in table for cell in row)


def with_spaces(table: Table) -> str:
    """A row a line, cells set apart by one space."""
    return "\n".join(" ".join(filter(None, row)) for row in table)


SHAPES: dict[str, Callable[[Table], str]] = {
    "one a line": one_a_line,
    "in columns": in_columns,
    "run together": run_together,
    "with spaces": with_spaces,
}


def wrong(
    values: list[list[Value]], expected: Callable[[int], Sequence[int]]
) -> list[tuple[int, int, Value]]:
    """Row, column and value of every figure that is another than the original's."""
    return [
        (row, column, value)
        for row, found in enumerate(values, 1)
        for column, (value, true) in enumerate(zip(found, expected(row), strict=True), 1)
        if isinstance(value, int) and value != true
    ]


def adding_up(row: int) -> list[int]:
    """A row whose total is the sum of its parts, which all differ."""
    parts = [row % 3, 1 + row % 2, 4, 0, 5 + row % 4, 7]
    return [*parts, sum(parts)]


def summed(order: Sequence[str]) -> Table:
    """Table three with its columns in that order."""
    rows = [["", *order]]
    for row, label in enumerate(ROWS, 1):
        figures = adding_up(row)
        rows.append([label, *(str(figures[APPLICANTS.index(name)]) for name in order)])
    return rows


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("order", ORDERS)
def test_columns_in_another_order_are_never_read_by_position(
    shape: str, order: str, tmp_path: Path
) -> None:
    """What their names cannot tell is lost, and a finding says so."""
    values, findings = read_text(tmp_path, "requests", SHAPES[shape](summed(ORDERS[order])))
    assert wrong(by_rows(values), adding_up) == []
    read_ones = sum(isinstance(value, int) for value in values.values())
    assert order != "usual" or shape == "run together" or read_ones == len(values)
    assert read_ones == len(values) or any("lost" in finding.message for finding in findings)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("at", [1, 4, 8])
def test_an_extra_column_is_never_read_as_one_of_the_form(
    shape: str, at: int, tmp_path: Path
) -> None:
    """去年同期 beside a blank cell gives as many figures as the form has columns."""
    table = applicants(APPLICANTS)
    for number, row in enumerate(table):
        row.insert(at, "去年同期" if number == 0 else "77")
        row[3 if at == 1 else 2] = row[3 if at == 1 else 2] if number == 0 else ""
    values, _ = read_text(tmp_path, "requests", SHAPES[shape](table))
    assert wrong(by_rows(values), as_written) == []


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("groups", [GROUPS, (GROUPS[1], GROUPS[2], GROUPS[0])])
@pytest.mark.parametrize(
    "results", [RESULTS, ("结果纠正", "结果维持", *RESULTS[2:]), tuple(reversed(RESULTS))]
)
def test_table_four_in_another_order_is_never_read_by_position(
    shape: str, groups: tuple[str, ...], results: tuple[str, ...], tmp_path: Path
) -> None:
    """诉讼 before 复议, 纠正 before 维持."""
    numbers = {
        group: dict(zip(RESULTS, (start, 2, 3, 4, start + 9), strict=True))
        for start, group in enumerate(GROUPS, 1)
    }
    figures = [str(numbers[group][result]) for group in groups for result in results]
    table = [[*groups], [*results] * len(groups), figures]
    values, _ = read_text(tmp_path, "disputes", SHAPES[shape](table))
    found = list(values.values())
    expected = [number for group in GROUPS for number in numbers[group].values()]
    assert [
        value
        for value, true in zip(found, expected, strict=True)
        if value not in (true, Missing.LOST)
    ] == []
    is_usual = (groups, results) == (GROUPS, RESULTS)
    assert not is_usual or shape == "in columns" or found == expected


def in_runs(table: Table) -> str:
    """A label and all figures of its row as one run of digits, with a tab between."""
    header, *rows = table
    return "\n".join(
        ["".join(header), *(f"{label}\t{''.join(figures)}" for label, *figures in rows)]
    )


def labels_first(table: Table) -> str:
    """Every label, then every figure, row by row."""
    header, *rows = table
    return "\n".join(
        [
            *filter(None, header),
            *(row[0] for row in rows),
            *(figure for row in rows for figure in row[1:]),
        ]
    )


def columns_last(table: Table) -> str:
    """Every label, then every figure, column by column."""
    header, *rows = table
    columns = zip(*(row[1:] for row in rows), strict=True)
    return "\n".join(
        [
            *filter(None, header),
            *(row[0] for row in rows),
            *(figure for column in columns for figure in column),
        ]
    )


def balanced() -> Table:
    """Table three with figures of which every sum holds, none the same along rows and columns."""
    received, granted, carried_over = (
        [3, 1, 0, 0, 0, 1, 5],
        [2, 0, 0, 0, 0, 1, 3],
        [1, 1, 0, 0, 0, 0, 2],
    )
    zeros = [0] * len(APPLICANTS)
    ends = {0: received, 2: granted, len(ROWS) - 2: granted, len(ROWS) - 1: carried_over}
    return [
        ["", *APPLICANTS],
        *([label, *map(str, ends.get(at, zeros))] for at, label in enumerate(ROWS)),
    ]


@pytest.mark.parametrize("shape", [in_runs, labels_first, columns_last])
def test_what_sums_leave_only_one_way_to_read_is_read(
    shape: Callable[[Table], str], tmp_path: Path
) -> None:
    """As many digits as cells; labels apart from their figures."""
    values, _ = read_text(tmp_path, "requests", shape(balanced()))
    assert [[str(value) for value in row] for row in by_rows(values)] == [
        row[1:] for row in balanced()[1:]
    ]


@pytest.mark.parametrize("shape", [labels_first, columns_last])
def test_figures_apart_from_labels_are_lost_where_a_sum_fails(
    shape: Callable[[Table], str], tmp_path: Path
) -> None:
    """Then nothing shows which row is which."""
    table = balanced()
    table[1][1] = "4"
    values, _ = read_text(tmp_path, "requests", shape(table))
    assert set(values.values()) == {Missing.LOST}


HEADINGS = (
    "行政复议行政诉讼结果维持结果纠正其他结果尚未审结总计未经复议直接起诉复议后起诉"
    + "".join(RESULTS) * 2
)


@pytest.mark.parametrize(
    "figures", ["100010000000000", "1 0 0 0 1 0 0 0 0 0 0 0 0 0 0", "\n\n100010000000000"]
)
@pytest.mark.parametrize("before", ["", "本年没有发生新的案件。", "\n\n"])
def test_table_fours_fifteen_are_read_where_its_headings_run_together(
    before: str, figures: str, tmp_path: Path
) -> None:
    """Also where they run into the section's heading or into a sentence."""
    values, _ = read_text(tmp_path, "disputes", f"{before}{HEADINGS}{figures}")
    assert list(values.values()) == [1, 0, 0, 0, 1, *[0] * 10]


@pytest.mark.parametrize(
    "figures",
    ["100020000000000", "10001000000000", "1 0 0 0 1 0 0 0 0 0 0 0 0 0", "10001000000000①"],
)
def test_table_fours_figures_that_do_not_add_up_are_lost(figures: str, tmp_path: Path) -> None:
    """A group that is no sum, one digit too few, a mark of a note."""
    values, _ = read_text(tmp_path, "disputes", f"{HEADINGS}{figures}")
    assert set(values.values()) == {Missing.LOST}
