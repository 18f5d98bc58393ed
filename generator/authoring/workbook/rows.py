"""The rows of a sheet as the file has them, and a workbook put together of a shell and rows.

Every text stands in its cell and stays text: it becomes no formula, no link and no number.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from html import escape
from operator import itemgetter

from generator.authoring.workbook.looks import Style
from generator.authoring.workbook.shell import Layout, Said, shell
from generator.authoring.worksheet import name

Stored = str | int | float | None
"What a cell holds: a text, a number, or nothing."
RowCell = tuple[int, Stored, Style]
"A cell of a row: its column from 0, what it holds, how it looks."

QUOTED: Style = (("quote_prefix", True),)
"What begins like a formula is none, nor does it become one when somebody edits it."
UNSAID = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"What XML has no way to say, or the format would take for that (ECMA-376, ST_Xstring)."


class Rows:
    """The rows of one sheet. Rows and columns are counted from 0."""

    def __init__(self) -> None:
        self._cells: dict[int, list[RowCell]] = {}
        self._heights: dict[int, float] = {}

    def put(self, row: int, column: int, value: Stored, style: Style = ()) -> None:
        """Write a cell; a text that begins like a formula is marked as one that is none."""
        if isinstance(value, str) and value.startswith("="):
            style = tuple(sorted((*style, *QUOTED)))
        self._cells.setdefault(row, []).append((column, value, style))

    def make_high(self, row: int, points: float) -> None:
        """Make a row that high."""
        self._heights[row] = points

    def styles(self) -> Iterator[Style]:
        """Those of its cells."""
        for cells in self._cells.values():
            for _, _, style in cells:
                yield style

    def xml(self, looks: Mapping[Style, str]) -> str:
        """What stands between <sheetData> and its end; looks: style → number."""
        numbers = sorted(self._cells.keys() | self._heights.keys())
        return "".join(self._row(number, looks) for number in numbers)

    def _row(
        self,
        row: int,
        looks: Mapping[Style, str],
    ) -> str:
        height = self._heights.get(row)
        high = f' ht="{height}" customHeight="1"' if height else ""
        number = row + 1
        written = [f'<row r="{number}"{high}>']
        for column, value, style in sorted(self._cells.get(row, ()), key=_column):
            about = f'<c r="{_letters(column)}{number}" s="{looks.get(style, "0")}"'
            if value is None or value == "":
                written.append(f"{about}/>")
            elif isinstance(value, str):
                written.append(f"{about} {_text(value)}</c>")
            else:
                written.append(f"{about}><v>{value}</v></c>")
        written.append("</row>")
        return "".join(written)


class PlainBook:
    """A workbook of cells that are read and counted with: no formula, no prompt, no link."""

    def __init__(self, said: Said) -> None:
        self._said = said
        self._sheets: dict[Layout, Rows] = {}

    def sheet(self, layout: Layout) -> Rows:
        """A new sheet, with nothing in it yet."""
        self._sheets[layout] = Rows()
        return self._sheets[layout]

    def content(self) -> bytes:
        """The file; the same bytes for the same rows."""
        styles: set[Style] = set()
        for rows in self._sheets.values():
            styles.update(rows.styles())
        styles.discard(())
        made = shell(tuple(self._sheets), tuple(sorted(styles, key=repr)))
        return made.filled([rows.xml(made.looks) for rows in self._sheets.values()], self._said)


_column = itemgetter(0)


@cache
def _letters(column: int) -> str:
    return name(1, column + 1).removesuffix("1")


@lru_cache(maxsize=4096)  # labels, names and words for what is missing stand in most workbooks
def _text(text: str) -> str:
    """What makes a cell one with that text, the end of its tag included."""
    written = escape(UNSAID.sub(_said, text), quote=False)
    return f't="inlineStr"><is><t xml:space="preserve">{written}</t></is>'


def _said(sign: re.Match[str]) -> str:
    return f"_x{ord(sign[0]):04X}_"
