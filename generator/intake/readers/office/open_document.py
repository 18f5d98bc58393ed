"""OpenDocument files, before LibreOffice makes them another: cells that would not stay the same.

Fields it works out anew, objects it may have no program for, links and tabs it drops in a sheet,
what one style takes from another: the cell is emptied, and marked as one that holds no mere text.
"""

import io
import zipfile
from collections.abc import Iterator
from itertools import pairwise

from generator.intake.guard import needs
from generator.intake.readers.office.archive import Archive
from generator.intake.readers.runs import OBJECT
from generator.intake.tables.values import is_label

with needs():
    from lxml import etree

CONTENT, STYLES = "content.xml", "styles.xml"
URN = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{URN}office:1.0}}"
TEXT = f"{{{URN}text:1.0}}"
TABLE = f"{{{URN}table:1.0}}"
STYLE = f"{{{URN}style:1.0}}"
DRAW = f"{{{URN}drawing:1.0}}"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
APART = {f"{TABLE}table", f"{TEXT}note", f"{OFFICE}annotation"}
"What stands in a cell and is no part of its text; a table has cells of its own."
OBJECTS = {"object", "object-ole", "plugin", "applet", "floating-frame", "control"}
"What is drawn by a program that need not be there."
SIMPLE = {
    f"{OFFICE}annotation-end",
    f"{OFFICE}binary-data",
    *(f"{TEXT}{name}" for name in ("p", "h", "span", "s", "soft-page-break")),
    *(f"{TEXT}bookmark{end}" for end in ("", "-start", "-end")),
    *(f"{TEXT}reference-mark{end}" for end in ("", "-start", "-end")),
}
"What is the same afterwards, in a text and in a sheet."
IN_TEXTS = SIMPLE | {
    *(f"{TEXT}{name}" for name in ("line-break", "tab", "a", "drop-down", "label")),
    *(
        f"{TEXT}{name}"
        for name in ("ruby", "ruby-base", "ruby-text", "list", "list-item", "list-header")
    ),
    *(f"{TEXT}change{end}" for end in ("", "-start", "-end")),
}
"The same, in a text."
FORMATTED = {"boolean", "date", "time", "percentage", "currency"}
"Kinds of values that are shown otherwise than they are stored."


def marked(kind: str, data: bytes) -> bytes:
    """The file to convert instead. Raises UnreadableError for what is no such file."""
    archive = Archive(data)
    root = archive.xml(CONTENT)
    named = archive.xml(STYLES) if archive.has(STYLES) else None
    cells = _Cells(root, named, SIMPLE if kind == "ods" else IN_TEXTS)
    changed = [cell for cell in root.iter(*CELLS) if cells.is_doubtful(cell)]
    if not changed:
        return data
    for cell in changed:
        _mark(cell)
    return _with_content(archive, etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _mark(cell: "etree._Element") -> None:
    """Leave nothing in it but the sign for what is no text."""
    for element in list(cell):
        cell.remove(element)
    for name in list(cell.attrib):
        if str(name).startswith(OFFICE) or name == f"{TABLE}formula":
            del cell.attrib[name]
    cell.set(f"{OFFICE}value-type", "string")
    etree.SubElement(cell, f"{TEXT}p").text = OBJECT


def _with_content(archive: Archive, content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in archive.names():
            made.writestr(name, content if name == CONTENT else archive.read(name))
    return target.getvalue()


class _Cells:
    """Knows what the cells of a document may hold, and its styles."""

    def __init__(
        self, root: "etree._Element", named: "etree._Element | None", same: set[str]
    ) -> None:
        self._same = same
        self._named: dict[str, etree._Element] = {} if named is None else dict(_styles(named))
        self._styles = self._named | dict(_styles(root))

    def is_doubtful(self, cell: "etree._Element") -> bool:
        """Whether a cell would not stay what it is; of a label the words do."""
        if self._needs_format(cell):
            return True
        if all(map(self._is_same, _within(cell))):
            return False
        return not is_label(_text(cell))

    def _is_same(self, element: "etree._Element") -> bool:
        if element.tag in APART:
            return True
        if str(element.tag).startswith(DRAW):
            return str(element.tag).removeprefix(DRAW) not in OBJECTS
        if element.tag == f"{TEXT}span" and self._takes(element.get(f"{TEXT}style-name", "")):
            return False
        return element.tag in self._same or not str(element.tag).startswith((TEXT, OFFICE))

    def _takes(self, name: str) -> bool:
        """Whether a style is based on one with a name that is itself based on another."""
        chain = [style for style in self._chain("text", name) if style in self._named.values()]
        return any(
            style.find(f"{STYLE}text-properties") is not None for _, style in pairwise(chain)
        )

    def _needs_format(self, cell: "etree._Element") -> bool:
        """Whether its value is shown in a format that nothing tells."""
        if cell.get(f"{OFFICE}value-type") not in FORMATTED:
            return False
        chain = self._chain("table-cell", cell.get(f"{TABLE}style-name", ""))
        return not any(style.get(f"{STYLE}data-style-name") for style in chain)

    def _chain(self, family: str, name: str) -> "Iterator[etree._Element]":
        """A style, the one it is based on, and so on."""
        passed: set[str] = set()
        while name not in passed:
            passed.add(name)
            style = self._styles.get(f"{family} {name}")
            if style is None:
                return
            yield style
            name = style.get(f"{STYLE}parent-style-name", "")


def _styles(root: "etree._Element") -> "Iterator[tuple[str, etree._Element]]":
    """Family and name → style."""
    for style in root.iter(f"{STYLE}style"):
        family, name = (style.get(f"{STYLE}{key}", "") for key in ("family", "name"))
        yield f"{family} {name}", style


def _within(parent: "etree._Element") -> "Iterator[etree._Element]":
    """The elements in a cell, without what stands apart from its text."""
    for element in parent:
        yield element
        if element.tag not in APART:
            yield from _within(element)


def _text(cell: "etree._Element") -> str:
    pieces = [cell.text or ""]
    for element in _within(cell):
        own = "" if element.tag in APART else element.text or ""
        pieces += [own, element.tail or ""]
    return "".join(pieces)
