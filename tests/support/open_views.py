"""What a file in an old format holds, seen in another way than the import sees it.

LibreOffice makes an OpenDocument file of it, or it is one, and its XML is looked at: which cells
hold nothing but one plain text. What a mutation had done to such a cell is no longer in the file.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from support.mutations.original import Line, Original, Printed

URN = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, STYLE, FO, DRAW = (
    f"{{{URN}{name}:1.0}}"
    for name in ("office", "text", "table", "style", "xsl-fo-compatible", "drawing")
)
NO_TEXT = {f"{TEXT}s", f"{TEXT}bookmark", f"{TEXT}bookmark-start", f"{TEXT}bookmark-end"}
NO_TEXT |= {f"{TEXT}soft-page-break", f"{OFFICE}annotation", f"{OFFICE}annotation-end"}
INLINE = {f"{TEXT}p", f"{TEXT}span", f"{TEXT}a"}
"What only holds text."
MOST = 400
"Cells that are repeated more often are the empty rest of a sheet."
Looks = frozenset[tuple[str, str]]
Rows = dict[int, list[str | None]]


@dataclass
class View:
    """Its tables in order, each row as the plain texts of its cells, None where they are more."""

    tables: list[Rows] = field(default_factory=list)

    def plain(self, original: Original) -> Mapping[str, str]:
        """Cell of the form → the plain text that the file has in its place."""
        found: dict[str, str] = {}
        printed = [part for part in original.parts if isinstance(part, Printed)]
        for lines, table, top in self._paired(printed):
            for number, line in enumerate(lines):
                for item, text in zip(line.entries, table.get(top + number, ()), strict=False):
                    if item.cell and text is not None:
                        found[item.cell] = text
        return found

    def _paired(self, printed: list[Printed]) -> Iterator[tuple[tuple[Line, ...], Rows, int]]:
        """Each printed table's lines, the table of the file, and the row they begin in."""
        at, top = 0, 0
        for part in printed:
            label = part.lines[0].entries[0].text
            while at < len(self.tables):
                table = self.tables[at]
                rows = (row for row in sorted(table) if row >= top)
                begins = [row for row in rows if table[row] and _same(table[row][0], label)]
                if begins:
                    yield part.lines, table, begins[0]
                    top = begins[0] + len(part.lines)
                    break
                at, top = at + 1, 0


def _same(one: str | None, other: str) -> bool:
    return one is not None and re.sub(r"\s", "", one) == re.sub(r"\s", "", other)


def view(data: bytes) -> View:
    """Of an OpenDocument file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = etree.fromstring(archive.read("content.xml"))
        styles = etree.fromstring(archive.read("styles.xml"))
    reader = _Reader(styles, content)
    body = content.find(f"{OFFICE}body")
    assert body is not None
    return View([reader.table(table) for table in body.iter(f"{TABLE}table") if _is_outer(table)])


def _is_outer(table: etree._Element) -> bool:
    return next(table.iterancestors(f"{TABLE}table"), None) is None


class _Reader:
    def __init__(self, *roots: etree._Element) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                key = (style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", ""))
                self._styles[key] = style

    def table(self, table: etree._Element) -> Rows:
        """Row → the plain texts of its cells that nothing covers; None where one is more."""
        found: Rows = {}
        row = 0
        for line in table.iter(f"{TABLE}table-row"):
            if next(line.iterancestors(f"{TABLE}table")) is not table:
                continue
            hidden = line.get(f"{TABLE}visibility", "visible") != "visible"
            texts: list[str | None] = []
            for cell in line.iterchildren(f"{TABLE}table-cell"):
                again = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
                texts += [None if hidden else self._plain(cell)] * min(again, MOST)
            found[row] = texts
            row += int(line.get(f"{TABLE}number-rows-repeated", "1"))
        return found

    def _plain(self, cell: etree._Element) -> str | None:
        if cell.get(f"{TABLE}formula"):
            return None
        own = self._of_style("table-cell", cell.get(f"{TABLE}style-name", ""))
        pieces = list(self._pieces(cell, own))
        if any(text is None for text, _ in pieces):
            return None
        seen = [(text or "", looks) for text, looks in pieces if (text or "").strip()]
        if len({looks for _, looks in seen}) > 1:
            return None
        if seen and _is_odd(seen[0][1]):
            return None
        paragraphs = [p for p in cell.iterchildren(f"{TEXT}p") if len(p) or (p.text or "").strip()]
        return None if len(paragraphs) > 1 else "".join(text for text, _ in seen)

    def _pieces(self, parent: etree._Element, looks: Looks) -> Iterator[tuple[str | None, Looks]]:
        for element in parent:
            if element.tag in INLINE:
                family = "paragraph" if element.tag == f"{TEXT}p" else "text"
                merged = dict(looks) | dict(
                    self._of_style(family, element.get(f"{TEXT}style-name", ""))
                )
                inner = frozenset(merged.items())
                yield element.text or "", inner
                yield from self._pieces(element, inner)
            elif element.tag not in NO_TEXT:
                yield None, looks
            elif element.tag == f"{TEXT}s":
                yield " ", looks
            yield element.tail or "", looks

    def _of_style(self, family: str, name: str) -> Looks:
        chain = []
        while (family, name) in self._styles:
            style = self._styles[family, name]
            chain.append(style)
            name = style.get(f"{STYLE}parent-style-name", "")
        found: dict[str, str] = {}
        for style in reversed(chain):
            for properties in style.iter(f"{STYLE}text-properties"):
                for key, value in properties.items():
                    short = str(key).rpartition("}")[2]
                    # Black and no colour at all look the same.
                    if short in CONSIDERED and value != "#000000":
                        found[short] = str(value)
            data_style = style.get(f"{STYLE}data-style-name")
            if data_style and family == "table-cell":
                found["format"] = data_style
        return frozenset(found.items())


CONSIDERED = {
    "color",
    "font-size",
    "text-position",
    "display",
    "text-line-through-style",
    "use-window-font-color",
    "text-rotation-angle",
    "text-scale",
    "font-relief",
    "text-outline",
}


def _is_odd(looks: Looks) -> bool:
    known = dict(looks)
    if known.get("display") == "none" or known.get("text-line-through-style", "none") != "none":
        return True
    position = known.get("text-position", "0% 100%")
    # What is lifted and as large as ever is a figure.
    if not position.startswith("0%") and not position.endswith(" 100%"):
        return True
    if known.get("color", "#000000").lower() >= "#e00000":
        return True
    size = known.get("font-size", "12pt")
    return size.endswith("pt") and float(size[:-2]) <= 7
