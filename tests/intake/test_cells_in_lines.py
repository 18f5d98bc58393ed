"""Tables copied with a cell a line: empty lines tell empty cells, and nothing else tells a row."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pytest

from generator.archive.values import Missing, Value
from support.tables import APPLICANTS, GROUPS, RESULTS, ROWS, YEAR, Table, by_rows, read, read_text

pytestmark = pytest.mark.usefixtures("same_process")

BLANK, LOST = Missing.BLANK, Missing.LOST


def cells(table: Table) -> str:
    """Three line ends between cells, five between rows."""
    rows = ["\n\n\n".join(row) for row in table]
    return "\n\n\n\n\n".join(["", *rows, ""])


def figures(number: int) -> list[str]:
    """A row of figures that all differ, every third one left empty."""
    return [
        "" if (number + at) % 3 == 0 else str(number * 10 + at) for at in range(len(APPLICANTS))
    ]


def said(number: int) -> list[Value]:
    """What such a row says."""
    return [int(text) if text else BLANK for text in figures(number)]


def requests(head: Table) -> Table:
    """Table three below a header."""
    return [*head, *([label, *figures(number)] for number, label in enumerate(ROWS, 1))]


def misread(values: Sequence[list[Value]], expected: Sequence[list[Value]]) -> list[Value]:
    """What was read and is not there."""
    pairs = zip(chain(*values), chain(*expected), strict=True)
    return [value for value, true in pairs if value not in (true, LOST)]


@pytest.mark.parametrize("nameless", range(2, len(ROWS)))
def test_the_cells_of_a_row_without_a_name_are_not_those_of_the_row_above(
    nameless: int, tmp_path: Path
) -> None:
    """Seven figures among blank cells are seven cells of two rows."""
    table = requests([["", *APPLICANTS]])
    table[nameless - 1] = [ROWS[nameless - 2], "1", "", "2", "", "3", "", "4"]
    table[nameless] = ["", "", "5", "", "6", "", "7", ""]
    values, _ = read_text(tmp_path, "requests", cells(table))
    expected = [said(number) for number in range(1, len(ROWS) + 1)]
    expected[nameless - 2 : nameless] = [
        [1, BLANK, 2, BLANK, 3, BLANK, 4],
        [LOST] * len(APPLICANTS),
    ]
    assert misread(by_rows(values), expected) == []


def test_a_number_of_the_next_row_is_no_figure_of_this_one(tmp_path: Path) -> None:
    """A first column counts the rows, and the first cell of each row is empty."""
    rows = [
        [str(number), label, "", *(str(number * 10 + at) for at in range(1, len(APPLICANTS)))]
        for number, label in enumerate(ROWS, 1)
    ]
    values, _ = read_text(tmp_path, "requests", cells([["", "项目", *APPLICANTS], *rows]))
    expected: list[list[Value]] = [
        [BLANK, *(number * 10 + at for at in range(1, len(APPLICANTS)))]
        for number in range(1, len(ROWS) + 1)
    ]
    assert misread(by_rows(values), expected) == []


def header_apart(first: Sequence[str]) -> Table:
    """A header of two rows that nothing merges; the first has these three."""
    organisations = list(APPLICANTS[1:-1])
    above = [
        text
        for name in first
        for text in ([name, *[""] * 4] if name == "法人或其他组织" else [name])
    ]
    at = above.index("法人或其他组织")
    below = [*[""] * at, *organisations, *[""] * (len(above) - at - len(organisations))]
    return [["项目", *above], ["", *below]]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (("自然人", "法人或其他组织", "总计"), list(map(said, range(1, len(ROWS) + 1)))),
        (("总计", "法人或其他组织", "自然人"), [[LOST] * len(APPLICANTS)] * len(ROWS)),
    ],
)
def test_a_header_with_empty_cells_is_one_header(
    first: Sequence[str], expected: Sequence[list[Value]], tmp_path: Path
) -> None:
    """Its order is the form's, or nothing is read by position."""
    values, _ = read_text(tmp_path, "requests", cells(requests(header_apart(first))))
    assert by_rows(values) == expected


def test_the_unit_of_one_column_counts_wherever_its_header_is_torn(tmp_path: Path) -> None:
    """自然人 in hundreds, the others as they stand."""
    head = header_apart(("自然人", "法人或其他组织", "总计"))
    head[0][1] += "（百件）"
    values, _ = read_text(tmp_path, "requests", cells(requests(head)))
    expected = [said(number) for number in range(1, len(ROWS) + 1)]
    for row in expected:
        row[0] = row[0] * 100 if isinstance(row[0], int) else row[0]
    assert by_rows(values) == expected


FOUR = [[name, *(str(10 * at + n) for n in range(5))] for at, name in enumerate(GROUPS, 1)]


def test_a_unit_above_the_title_of_a_year_counts_for_its_table(tmp_path: Path) -> None:
    """What cannot be counted in leaves all figures below it lost."""
    head = [["行政复议", "行政诉讼"], [*RESULTS, *GROUPS[1:]], [*RESULTS] * 2]
    figures_of_year = [text for row in FOUR for text in row[1:]]
    table = [*head, figures_of_year]
    other = cells([*head, [str(int(text) + 500) for text in figures_of_year]])
    text = f"（单位：件/万人）\n{YEAR}年：\n{cells(table)}\n{YEAR - 1}年：\n{other}"
    values, _ = read_text(tmp_path, "disputes", text)
    assert set(values.values()) == {LOST}


def test_a_unit_of_table_four_in_rows_counts_for_each_of_them(tmp_path: Path) -> None:
    """行政诉讼 between its rows is no new header."""
    table = [["", *RESULTS[:-1], "总计(千件)"], FOUR[0], ["行政诉讼", *FOUR[1]], FOUR[2]]
    values, _ = read_text(tmp_path, "disputes", cells(table))
    expected = [int(text) for row in FOUR for text in row[1:]]
    expected[4::5] = [total * 1000 for total in expected[4::5]]
    assert list(values.values()) == expected


EMPTY = [[row[0], *[""] * 5] for row in FOUR]
IN_ROWS = [["", *RESULTS]]
BESIDE = [[*GROUPS, *[""] * 12], [*RESULTS] * 3]


@pytest.mark.parametrize("kind", ["html", "tabs", "pipes"])
@pytest.mark.parametrize(
    ("blank", "filled"),
    [
        ([*IN_ROWS, *EMPTY], [*IN_ROWS, *FOUR]),
        ([*BESIDE, [""] * 15], [*BESIDE, [text for row in FOUR for text in row[1:]]]),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_of_two_tables_four_of_which_one_is_blank_neither_is_read(
    kind: str, blank: Table, filled: Table, order: int, tmp_path: Path
) -> None:
    """Nothing says which of them is this year's."""
    values, _ = read(tmp_path, kind, "disputes", *[blank, filled][::order])
    assert [value for value in values.values() if isinstance(value, int)] == []
