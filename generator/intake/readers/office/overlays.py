"""What is drawn over the cells of a worksheet.

That is pictures, charts, shapes, controls, and notes that are always shown.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from generator.intake.readers.office.archive import Archive
from generator.intake.readers.office.areas import Area, At, areas
from generator.intake.readers.office.elements import (
    TRUE,
    R,
    S,
    attribute,
)
from generator.intake.readers.office.worksheet import Worksheet

if TYPE_CHECKING:
    from lxml import etree

XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
ANCHORS = (
    f"{XDR}twoCellAnchor",
    f"{XDR}oneCellAnchor",
    f"{XDR}absoluteAnchor",
    f"{S}anchor",
)
CONTROL = re.compile(
    rb"<(?:\w+:)?ClientData[^>]*?ObjectType\s*=\s*[\"'](\w+)[\"'](.*?)</(?:\w+:)?ClientData>",
    re.DOTALL,
)
"A shape of the older kind of drawing, which need not be well-formed XML."
ANCHOR = re.compile(rb"Anchor>\s*([0-9,\s]+)<")
SHOWN_NOTE = re.compile(rb"<(?:\w+:)?Visible\b")
POINT = 12_700
DIGIT = 7 * 9_525
"In the measure of drawings (EMU): a point, and a digit of the usual text."
LAST = 20_000
"No row or column of a report lies behind this one."
CORNERS = 8
MOST_DIGITS = 11


class _Corner(NamedTuple):
    """Where a corner lies, told by the cell it lies in or behind."""

    row: int
    column: int
    down: int
    "How far it lies below the upper edge of its row."
    across: int

    def moved(self, down: int, across: int) -> "_Corner":
        """A corner that lies so far below it and to its right."""
        return _Corner(
            row=self.row,
            column=self.column,
            down=self.down + down,
            across=self.across + across,
        )

    def cell(self, sheet: Worksheet) -> At:
        """The cell it lies in."""

        def height(row: int) -> float:
            return sheet.height(row) * POINT

        def width(column: int) -> float:
            return sheet.width(column) * DIGIT

        row = _reached(self.row, self.down, height)
        column = _reached(self.column, self.across, width)
        return row, column


def covered(archive: Archive, part: str, sheet: Worksheet) -> list[Area]:
    """Return the areas that something is drawn over; the worksheet is that part of the archive."""
    related = archive.related(part)
    drawn = list(_of_anchors(sheet.root, sheet))
    for drawing in sheet.root.iter(f"{S}drawing"):
        relation = drawing.get(f"{R}id", "")
        if relation in related:
            root = archive.xml(related[relation].name)
            drawn += _of_anchors(root, sheet)
    for drawing in sheet.root.iter(f"{S}legacyDrawing"):
        relation = drawing.get(f"{R}id", "")
        if relation in related:
            data = archive.read(related[relation].name)
            drawn += _of_controls(data)
    for sparkline in sheet.root.iter("{*}sparkline"):
        drawn += areas(sparkline.findtext(f"{XM}sqref", ""))
    return drawn


def _of_anchors(root: "etree._Element", sheet: Worksheet) -> Iterator[Area]:
    for anchor in root.iter(*ANCHORS):
        shape = anchor.find(f".//{XDR}cNvPr")
        if attribute(shape, "hidden") not in TRUE:
            yield _of_anchor(anchor, sheet)


def _of_anchor(anchor: "etree._Element", sheet: Worksheet) -> Area:
    """The area of a shape: from one cell to another, or from a corner as far as it is large."""
    start = _corner(anchor.find("{*}from"))
    end = _corner(anchor.find("{*}to"))
    if start and end:
        return _between(start, end)
    size = anchor.find(f"{XDR}ext")
    down = _offset(size, "cy")
    across = _offset(size, "cx")
    if start:
        top, left = start.row, start.column
    else:
        start = _of_position(anchor.find(f"{XDR}pos"))
        top, left = start.cell(sheet)
    end = start.moved(down, across)
    bottom, right = end.cell(sheet)
    return Area(top, left, bottom, right)


def _between(start: _Corner, end: _Corner) -> Area:
    """The area of both; a corner that lies on the edge of a cell covers nothing of it."""
    bottom = end.row if end.down else end.row - 1
    right = end.column if end.across else end.column - 1
    return Area(
        top=start.row,
        left=start.column,
        bottom=max(bottom, start.row),
        right=max(right, start.column),
    )


def _corner(corner: "etree._Element | None") -> _Corner | None:
    """Where a corner lies; None where it is not told by a cell."""
    if corner is None:
        return None
    return _Corner(
        row=_count(corner.findtext(f"{XDR}row", "")) + 1,
        column=_count(corner.findtext(f"{XDR}col", "")) + 1,
        down=_count(corner.findtext(f"{XDR}rowOff", "")),
        across=_count(corner.findtext(f"{XDR}colOff", "")),
    )


def _of_position(position: "etree._Element | None") -> _Corner:
    """Where a corner lies that is told by its distance from the first cell."""
    down = _offset(position, "y")
    across = _offset(position, "x")
    return _Corner(1, 1, down, across)


def _offset(element: "etree._Element | None", name: str) -> int:
    return _count(attribute(element, name))


def _count(written: str) -> int:
    if len(written) > MOST_DIGITS:
        return 0
    return int(written) if written.strip().isdecimal() else 0


def _reached(first: int, distance: int, size: Callable[[int], float]) -> int:
    """The row or column that lies so far behind the beginning of the first.

    Of rows 10 high, the one 25 behind the beginning of row 1 is row 3.
    """
    reached = first
    left = float(distance)
    while reached < LAST:
        left -= size(reached)
        if left <= 0:
            break
        reached += 1
    return reached


def _of_controls(data: bytes) -> Iterator[Area]:
    for kind, written in CONTROL.findall(data):
        is_shown = kind != b"Note" or SHOWN_NOTE.search(written)
        bounds = _bounds(written)
        if is_shown and len(bounds) == CORNERS:
            left, _, top, _, right, across, bottom, down = bounds
            yield Area(
                top=top + 1,
                left=left + 1,
                bottom=bottom + 1 if down > 0 else bottom,
                right=right + 1 if across > 0 else right,
            )


def _bounds(written: bytes) -> list[int]:
    """The numbers of a control's anchor: each edge's row or column, and how far behind it."""
    anchor = ANCHOR.search(written)
    if not anchor:
        return []
    numbers = anchor[1].split(b",")
    return [int(number) for number in numbers if number.strip()]
