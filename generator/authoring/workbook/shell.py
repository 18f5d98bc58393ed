"""A workbook but for its rows, drawn once by XlsxWriter for all workbooks that are otherwise alike.

Thousands of workbooks differ in their cells alone. Styles, widths, merged cells and the rest of the
package took three quarters of the time when they were written anew for each.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from generator.authoring.workbook.looks import Style

EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"The date of everything inside the file; no zip archive knows an earlier one."
A4 = 9
FOOTER = "&C第 &P 页，共 &N 页"
HEADER = "&C{header}"
SHEETS = "xl/worksheets/"
ROWS = re.compile(r"<sheetData>.*</sheetData>|<sheetData/>", re.DOTALL)
DIMENSION = re.compile(r"<dimension [^>]*/>")
"It would name the cells of the shell; programs do without."
STYLED = re.compile(r' s="(\d+)"')
WORD = re.compile(r"\{(title|author|comments|header)\}")


class Area(NamedTuple):
    """Cells side by side and below one another, counted from 0, the last included."""

    top: int
    left: int
    bottom: int
    right: int


class Layout(NamedTuple):
    """What a sheet is like before it has rows."""

    name: str
    widths: tuple[float, ...] = ()
    "Of the first columns, in digits; 0 is the usual one."
    height: float = 0
    "Of a row, in points; 0 is the usual one."
    frozen: tuple[int, int] = (0, 0)
    "Rows and columns that stay in sight."
    merged: tuple[Area, ...] = ()
    filtered: Area | None = None
    "Where a reader may filter rows, the headings included."
    is_printed: bool = True
    "Whether it is as wide as a sheet of A4, with the number of the page below."
    is_headed: bool = False
    "Whether each page has a header."
    is_landscape: bool = False
    "Whether the paper lies on its long side."


class Said(NamedTuple):
    """What a workbook says outside its sheets."""

    title: str
    author: str = ""
    comments: str = ""
    header: str = ""
    "Of each page of a sheet that is headed."


class Shell(NamedTuple):
    """All of a workbook but its rows."""

    parts: Mapping[str, str]
    "Name of each part → its XML, with {title} and the like where it says something."
    looks: Mapping[Style, str]
    "Style → its number in the workbook."

    def filled(self, sheets: Sequence[str], said: Said) -> bytes:
        """The file with the rows of each sheet, as XML; the same bytes for the same rows."""
        literally = said._replace(header=said.header.replace("&", "&&"))
        words = {name: escape(word, quote=False) for name, word in literally._asdict().items()}
        rows = iter(sheets)
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            for name, part in self.parts.items():
                text = WORD.sub(lambda word: words[word[1]], part)
                if name.startswith(SHEETS):
                    head, tail = text.split("<sheetData/>")
                    text = f"{head}<sheetData>{next(rows)}</sheetData>{tail}"
                package.writestr(_entry(name), text)
        return target.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """A part of the package, which tells nothing of when and where it was made."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    return entry


@lru_cache(maxsize=64)
def shell(
    layouts: tuple[Layout, ...],
    styles: tuple[Style, ...],
) -> Shell:
    """One with these sheets, whose cells may have these styles."""
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True}) as workbook:
        words = {name: f"{{{name}}}" for name in ("title", "author", "comments")}
        workbook.set_properties({**words, "created": EPOCH})
        sheets = [_drawn(workbook, layout) for layout in layouts]
        for column, style in enumerate(styles):
            sheets[0].write_blank(0, column, None, workbook.add_format(dict(style)))
    with zipfile.ZipFile(target) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    first = ROWS.search(parts[f"{SHEETS}sheet1.xml"])
    numbers = STYLED.findall(first[0]) if first else []
    for name, part in parts.items():
        if name.startswith(SHEETS):
            parts[name] = DIMENSION.sub("", ROWS.sub("<sheetData/>", part))
    return Shell(parts, dict(zip(styles, numbers[: len(styles)], strict=True)))


def _drawn(workbook: Workbook, layout: Layout) -> Worksheet:
    """A sheet like that."""
    sheet: Worksheet = workbook.add_worksheet(layout.name)
    _set_up_pages(sheet, layout)
    if layout.height:
        sheet.set_default_row(layout.height)
    for column, width in enumerate(layout.widths):
        if width:
            sheet.set_column(column, column, width)
    sheet.freeze_panes(*layout.frozen)
    for area in layout.merged:
        sheet.merge_range(*area, "")
    if layout.filtered:
        sheet.autofilter(*layout.filtered)
    return sheet


def _set_up_pages(sheet: Worksheet, layout: Layout) -> None:
    if layout.is_printed:
        print_on_paper(sheet)
    if layout.is_landscape:
        sheet.set_landscape()
    if layout.is_headed:
        sheet.set_header(HEADER)


def print_on_paper(sheet: Worksheet) -> None:
    """Let a sheet print as wide as a sheet of A4, with the number of the page below."""
    sheet.set_paper(A4)
    sheet.set_portrait()
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.set_footer(FOOTER)
