"""Writes originals as PDF files.

Ruled tables, text with a map to Unicode, drawn in the ways programs draw.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from support.mutations.original import Entry, Original, Printed, Run, placed, width

SIZE = 7.0
"Points, of the letters."
LINE = 10.0
"Points from one line to the next."
MARGIN = 30.0
PADDING = 3.0
GAP = 20.0

TEXT = "BT /F 7 Tf 1 0 0 1 {x} {y} Tm {text} Tj ET"
LOOKS = {
    "merged": "",
    "": TEXT,
    "raised": "BT /F 4 Tf 1 0 0 1 {x} {up} Tm {text} Tj ET",
    "lowered": "BT /F 4 Tf 1 0 0 1 {x} {down} Tm {text} Tj ET",
    "raised by position": "BT /F 7 Tf 3 Ts 1 0 0 1 {x} {y} Tm {text} Tj 0 Ts ET",
    "small": "BT /F 4 Tf 1 0 0 1 {x} {y} Tm {text} Tj ET",
    "struck": TEXT + " {x} {middle} m {end} {middle} l S",
    "struck by style": TEXT + " {x} {middle} {wide} 0.4 re f",
    "white": f"q 1 g {TEXT} Q",
    "white by style": f"q 0 0 0 0 k {TEXT} Q",
    "tiny": "BT /F 1 Tf 1 0 0 1 {x} {y} Tm {text} Tj ET",
    "of no size": "BT /F 7 Tf 0.01 0 0 0.01 {x} {y} Tm {text} Tj ET",
    "off the page": "BT /F 7 Tf 1 0 0 1 -300 {y} Tm {text} Tj ET",
    "covered": TEXT + " q 1 g {x} {down} {wide} 9 re f Q",
    "clipped": f"q 0 0 1 1 re W n {TEXT} Q",
    "unpainted": "BT /F 7 Tf 3 Tr 1 0 0 1 {x} {y} Tm {text} Tj 0 Tr ET",
    "transparent": f"q /T gs {TEXT} Q",
    "of a hidden layer": f"/OC /L BDC {TEXT} EMC",
    "link": TEXT,
    "line end": "",
    "gap": "",
    "picture": "q 8 0 0 8 {x} {y} cm /I Do Q",
    "drawing": "{x} {y} m {end} {up} l {end} {y} m {x} {up} l S",
    "form field": "",
    "doubled": TEXT + " BT /F 7 Tf 1 0 0 1 {beside} {y} Tm {text} Tj ET",
    "doubled exactly": f"{TEXT} {TEXT}",
    "outlined": "BT /F 7 Tf 2 Tr 1 0 0 1 {x} {y} Tm {text} Tj 0 Tr ET",
    "turned": "BT /F 7 Tf 0 1 -1 0 {end} {y} Tm {text} Tj ET",
    "turned upside down": "BT /F 7 Tf -1 0 0 -1 {end} {up} Tm {text} Tj ET",
    "mirrored": "BT /F 7 Tf -1 0 0 1 {end} {y} Tm {text} Tj ET",
    "glyphs without names": "BT /G 7 Tf 1 0 0 1 {x} {y} Tm {text} Tj ET",
}
"Look → the operators that draw a text whose baseline begins at x, y."
ABOVE = {
    "form field": "/Subtype /Widget /FT /Tx /T (f) /V ({})",
    "link": "/Subtype /Link /Border [0 0 0] /Dest [3 0 R /Fit]",
}
"Look → the entries of an annotation."
NO_WIDTH = {
    "line end": 0.0,
    "gap": GAP,
    "off the page": 0.0,
    "form field": 12.0,
    "picture": 8.0,
    "drawing": 8.0,
}
SMALL = {
    "raised": 4 / SIZE,
    "lowered": 4 / SIZE,
    "small": 4 / SIZE,
    "tiny": 1 / SIZE,
    "of no size": 0.01,
}


class Above(NamedTuple):
    """A form's field or a link, which lies above what is drawn."""

    entries: str
    left: float
    low: float
    right: float

    def placed(self, up: float) -> str:
        """The object of the file, once it is known how far up the drawing moves."""
        box = f"{self.left:.1f} {self.low + up:.1f} {self.right:.1f} {self.low + SIZE + up:.1f}"
        return f"<< /Type /Annot {self.entries} /F 4 /Rect [{box}] >>"


class Page(NamedTuple):
    """What is drawn so far, from the top."""

    drawn: list[str]
    above: list[Above]


def _wide(text: str) -> float:
    return sum(SIZE / 2 if char.isascii() else SIZE for char in text)


def _advance(run: Run) -> float:
    return NO_WIDTH.get(run.look, _wide(run.text) * SMALL.get(run.look, 1))


def _lines(item: Entry) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in item.runs:
        if run.look == "line end":
            lines.append([])
        else:
            lines[-1].append(run)
    return lines


def _draw(page: Page, runs: list[Run], x: float, y: float) -> None:
    for run in runs:
        end = x + _advance(run)
        if run.look in ABOVE:
            page.above.append(Above(ABOVE[run.look].format(run.text), x, y, end))
        shown = LOOKS[run.look].format(
            x=round(x, 2),
            y=round(y, 2),
            up=round(y + 3.5, 2),
            down=round(y - 2, 2),
            middle=round(y + 2.4, 2),
            end=round(end, 2),
            beside=round(x + 0.3, 2),
            wide=round(end - x, 2),
            text=f"<{run.text.encode('utf-16-be').hex()}>",
        )
        page.drawn.append(shown)
        x = end


def _columns(table: Printed) -> list[float]:
    """Left edges of columns, and the last one's right edge."""
    wide = [0.0] * width(table)
    spanning = []
    for _, column, item in placed(table.lines):
        needed = max(sum(map(_advance, line)) for line in _lines(item)) + 2 * PADDING
        if item.columns == 1:
            wide[column] = max(wide[column], needed, 24.0)
        else:
            spanning.append((column, item.columns, needed))
    for column, columns, needed in spanning:
        lacking = needed - sum(wide[column : column + columns])
        wide[column + columns - 1] += max(lacking, 0)
    return list(accumulate(wide, initial=MARGIN))


def _table(page: Page, table: Printed, top: float) -> float:
    """Draw a table; the result is where it ends."""
    edges = _columns(table)
    heights = [6.0 + LINE] * len(table.lines)
    for row, _, item in placed(table.lines):
        heights[row] = max(heights[row], 6.0 + LINE * len(_lines(item)))
    tops = [top - below for below in accumulate(heights, initial=0.0)]
    for row, column, item in placed(table.lines):
        x, upper = edges[column], tops[row]
        right, lower = edges[column + item.columns], tops[min(row + item.rows, len(heights))]
        page.drawn.append(f"{x:.2f} {lower:.2f} {right - x:.2f} {upper - lower:.2f} re S")
        for n, line in enumerate(_lines(item)):
            _draw(page, line, x + PADDING, upper - LINE * (n + 1) - 1)
    return tops[-1]


def _drawn(original: Original) -> tuple[Page, float, float]:
    """What the only page shows, and how wide and high it is."""
    page = Page([], [])
    y = 0.0
    right = 500.0
    for part in original.parts:
        if isinstance(part, Printed):
            y = _table(page, part, y - LINE)
            right = max(right, _columns(part)[-1])
        else:
            y -= 2.5 * LINE
            _draw(page, [Run(str(part))], MARGIN, y)
            right = max(right, MARGIN + _wide(str(part)))
    return page, right + MARGIN, MARGIN - y


def _map(texts: Iterator[str]) -> str:
    """The font's map from codes to Unicode: each code is the character's own."""
    codes = sorted({char for text in texts for char in text})
    pairs = [
        f"<{code}> <{code}>" for char in codes if len(code := char.encode("utf-16-be").hex()) == 4
    ]
    blocks = (pairs[at : at + 100] for at in range(0, len(pairs), 100))
    mapped = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
        " /CMapName /U def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{mapped}\nendcmap end end"
    )


def _texts(original: Original) -> Iterator[str]:
    for part in original.parts:
        if isinstance(part, Printed):
            yield from (item.text for line in part.lines for item in line.entries)
        else:
            yield str(part)


def as_pdf(original: Original) -> bytes:
    """A file of one page, as high as it needs to be."""
    page, right, high = _drawn(original)
    annotations = " ".join(f"{13 + n} 0 R" for n in range(len(page.above)))
    descendant = (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /DW 1000 /W [32 126 500]"
        " /FontDescriptor 6 0 R"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    catalog = (
        "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [9 0 R] /D << /OFF [9 0 R] >> >> "
        f"/AcroForm << /Fields [{annotations}] >> >>"
    )
    leaf = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {right:.0f} {high:.0f}] /Contents 8 0 R "
        f"/Annots [{annotations}]"
        " /Resources << /Font << /F 4 0 R /G 11 0 R >> /XObject << /I 10 0 R >> "
        "/ExtGState << /T << /ca 0 /CA 0 >> >> /Properties << /L 9 0 R >> >> >>"
    )
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H"
        " /DescendantFonts [{}] {}>>"
    )
    descriptor = (
        "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 800]"
        " /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
    )
    picture = (
        "/Type /XObject /Subtype /Image /Width 1 /Height 1"
        " /ColorSpace /DeviceGray /BitsPerComponent 8 "
    )
    objects = [
        catalog,
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        leaf,
        font.format("5 0 R", "/ToUnicode 7 0 R "),
        descendant,
        descriptor,
        stream_of(_map(_texts(original))),
        stream_of(f"1 0 0 1 0 {high - MARGIN:.2f} cm 0.5 w\n" + "\n".join(page.drawn)),
        "<< /Type /OCG /Name (layer) >>",
        stream_of("\x7f", picture),
        font.format("12 0 R", ""),
        descendant,
        *(each.placed(high - MARGIN) for each in page.above),
    ]
    return file_of(objects)


def stream_of(text: str, entries: str = "") -> str:
    """An object that holds a text."""
    return f"<< {entries}/Length {len(text)} >>\nstream\n{text}\nendstream"


def file_of(objects: list[str]) -> bytes:
    """A file of these objects, numbered from 1; the first is the catalog."""
    body = "%PDF-1.7\n"
    offsets = []
    for number, inner in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{inner}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    count = len(objects) + 1
    trailer = f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {count}\n0000000000 65535 f \n{table}{trailer}".encode("ascii")
