"""What is drawn over the cells of a worksheet: pictures, charts, shapes, controls, notes that are always shown."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from generator.intake.readers.office.archive import Archive
from generator.intake.readers.office.colours import S
from generator.intake.readers.office.worksheet import Area, Worksheet, areas

if TYPE_CHECKING:
    from lxml import etree

XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CONTROL = re.compile(
    rb"<(?:\w+:)?ClientData[^>]*?ObjectType\s*=\s*[\"'](\w+)[\"'](.*?)</(?:\w+:)?ClientData>",
    re.DOTALL,
)
"A shape of the older kind of drawing, which need not be well-formed XML."
ANCHOR = re.compile(rb"Anchor>\s*([0-9,\s]+)<")
SHOWN_NOTE = re.compile(rb"<(?:\w+:)?Visible\b")
POINT, DIGIT = 12_700, 7 * 9_525
"In the measure of drawings (EMU): a point, and a digit of the usual text."
LAST = 20_000
"No row or column of a report lies behind this one."
CORNERS = 8
PARTS = ("row", "col", "rowOff", "colOff")


def covered(archive: Archive, part: str, sheet: Worksheet) -> list[Area]:
    """Return the areas of a worksheet, whose part of the archive is named, that something is drawn over."""
    related = archive.related(part)
    found = list(_of_anchors(sheet.root, sheet))
    for tag in ("drawing", "legacyDrawing"):
        for each in sheet.root.iter(f"{S}{tag}"):
            drawing = related.get(each.get(f"{R}id", ""))
            if drawing and tag == "drawing":
                found += _of_anchors(archive.xml(drawing.name), sheet)
            elif drawing:
                found += _of_controls(archive.read(drawing.name))
    for sparkline in sheet.root.iter("{*}sparkline"):
        found += areas(sparkline.findtext(f"{XM}sqref", ""))
    return found


def _of_anchors(root: "etree._Element", sheet: Worksheet) -> Iterator[Area]:
    for anchor in root.iter(
        f"{XDR}twoCellAnchor", f"{XDR}oneCellAnchor", f"{XDR}absoluteAnchor", f"{S}anchor"
    ):
        name = anchor.find(f".//{XDR}cNvPr")
        if name is not None and name.get("hidden") in {"1", "true"}:
            continue
        start, end = (_corner(anchor.find(f"{{*}}{name}")) for name in ("from", "to"))
        x, y = (_offset(anchor.find(f"{XDR}pos"), name) for name in "xy")
        if start and end:
            # A corner that lies on the edge of a cell covers nothing of it.
            bottom, right = end.row - (not end.down), end.column - (not end.across)
            yield Area(start.row, start.column, max(bottom, start.row), max(right, start.column))
            continue
        if not start:
            row, column = _row(sheet, 1, y), _column(sheet, 1, x)
            start = _Corner(1, 1, y, x)
        else:
            row, column = start.row, start.column
        cx, cy = (_offset(anchor.find(f"{XDR}ext"), name) for name in ("cx", "cy"))
        bottom, right = (
            _row(sheet, start.row, start.down + cy),
            _column(sheet, start.column, start.across + cx),
        )
        yield Area(row, column, bottom, right)


class _Corner(NamedTuple):
    row: int
    column: int
    down: int
    "How far it lies below the upper edge of its row."
    across: int


def _corner(corner: "etree._Element | None") -> _Corner | None:
    """Where a corner lies; None where it is not told by a cell."""
    if corner is None:
        return None
    row, column, down, across = (_count(corner.findtext(f"{XDR}{name}", "")) for name in PARTS)
    return _Corner(row + 1, column + 1, down, across)


def _offset(element: "etree._Element | None", attribute: str) -> int:
    return _count(element.get(attribute, "")) if element is not None else 0


def _count(written: str) -> int:
    return int(written) if written.strip().isdecimal() and len(written) < 12 else 0  # noqa: PLR2004


def _row(sheet: Worksheet, first: int, distance: int) -> int:
    """The row that lies so far below the upper edge of the first."""
    return _reached(lambda row: sheet.height(row) * POINT, first, distance)


def _column(sheet: Worksheet, first: int, distance: int) -> int:
    return _reached(lambda column: sheet.width(column) * DIGIT, first, distance)


def _reached(size: Callable[[int], float], first: int, distance: int) -> int:
    """The row or column that lies so far behind the beginning of the first."""
    at, left = first, float(distance)
    while at < LAST and (left := left - size(at)) > 0:
        at += 1
    return at


def _of_controls(data: bytes) -> Iterator[Area]:
    for kind, written in CONTROL.findall(data):
        anchor = ANCHOR.search(written)
        numbers = [int(each) for each in anchor[1].split(b",") if each.strip()] if anchor else []
        if len(numbers) == CORNERS and (kind != b"Note" or SHOWN_NOTE.search(written)):
            left, _, top, _, right, across, bottom, down = numbers
            yield Area(top + 1, left + 1, bottom + (down > 0), right + (across > 0))
