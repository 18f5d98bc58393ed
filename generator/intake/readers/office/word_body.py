"""The body of a Word document: its paragraphs, its tables, and the texts of its boxes."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from generator.intake.document import Block, Grid, Text
from generator.intake.readers.office.elements import FALSE, W, attribute
from generator.intake.readers.office.numbering import Numbering
from generator.intake.readers.office.word_fields import fields
from generator.intake.readers.office.word_looks import WordLooks
from generator.intake.readers.office.word_runs import (
    CHOICE,
    GONE,
    MARKS,
    WordRuns,
)
from generator.intake.readers.office.word_table import WordTable
from generator.intake.readers.runs import OBJECT
from generator.intake.readers.white_space import WIDE, tidy

if TYPE_CHECKING:
    from lxml import etree

BOX = f"{W}txbxContent"
TEXT = f"{W}t"
SHOWN = {BOX, TEXT, *MARKS}
WRAPPERS = {
    f"{W}sdt",
    f"{W}sdtContent",
    f"{W}ins",
    f"{W}customXml",
    f"{W}moveTo",
}
"Content controls and inserted text: rows and cells may stand in them."


class WordBody:
    """Reads the elements of a document's body."""

    def __init__(self, numbering: Numbering, looks: WordLooks, *, is_converted: bool) -> None:
        """is_converted: a program has made the document of another, and worked out its fields."""
        self._numbering = numbering
        self._is_converted = is_converted
        self._runs = WordRuns(numbering, looks, is_converted=is_converted)
        self.remarks: list[str] = []
        "What was left out."
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, elements: "Iterable[etree._Element]") -> Iterator[Block]:
        """Yield what elements show, whatever wraps it."""
        for element in elements:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag not in GONE:
                yield from self.blocks(_chosen(element))

    def _paragraph(self, paragraph: "etree._Element") -> Iterator[Block]:
        self._paragraphs += 1
        place = f"正文第 {self._paragraphs} 段"
        number = self._numbering.before(paragraph)
        recalculated = self._recalculated(paragraph, place)
        shown = [element for element in _shown(paragraph) if element not in recalculated]
        for line in _lines(shown):
            yield Text(_numbered(number, line), place)
            number = ""
        for element in shown:
            if element.tag == BOX:
                yield from self.blocks(element)

    def _recalculated(self, paragraph: "etree._Element", place: str) -> "set[etree._Element]":
        """The texts that are not those of the original, as a program has worked them out anew."""
        texts: set[etree._Element] = set()
        if not self._is_converted:
            return texts
        for field in fields(paragraph):
            if field.texts and not field.is_written:
                texts.update(field.texts)
                remark = f"{place}的“{field.result}”是域，转换时重算过，没有读入"
                self.remarks.append(remark)
        return texts

    def _table(self, table: "etree._Element") -> Iterator[Block]:
        rows = list(map(_cells, self._shown_rows(table)))
        if _is_arranging(table, rows):
            for cell in chain.from_iterable(rows):
                yield from self.blocks(cell)
            return
        self._tables += 1
        reader = WordTable(f"第 {self._tables} 个表", self._runs)
        laid = tuple(reader.rows(rows))
        self.remarks += reader.remarks
        yield Grid(laid, exact=True)

    def _shown_rows(self, table: "etree._Element") -> "Iterator[etree._Element]":
        """The rows that are neither deleted nor hidden."""
        hidden: list[str] = []
        number = 0
        for row in _inside(table, f"{W}tr"):
            if _is_marked(row, "del"):
                continue
            number += 1
            if _is_marked(row, "hidden"):
                hidden.append(str(number))
            else:
                yield row
        if hidden:
            listed = "、".join(hidden)
            remark = f"第 {self._tables + 1} 个表的第 {listed} 行是隐藏的，没有读入"
            self.remarks.append(remark)


def _lines(shown: "Iterable[etree._Element]") -> Iterator[str]:
    """The lines of a paragraph, of all that it shows; empty ones are left out."""
    written = "".join(map(_text, shown))
    for line in written.split("\n"):
        text = tidy(line)
        if text:
            yield text


def _text(element: "etree._Element") -> str:
    """What a text or a mark says; a box stands for itself."""
    if element.tag == TEXT:
        return (element.text or "").replace(OBJECT, "")
    return MARKS.get(str(element.tag), "")


def _numbered(number: str, line: str) -> str:
    """The line behind its number: 一、概述, 1. 2024 年."""
    if not number:
        return line
    if WIDE.match(number[-1]) or WIDE.match(line[0]):
        return f"{number}{line}"
    return f"{number} {line}"


def _shown(parent: "etree._Element") -> "Iterator[etree._Element]":
    """Texts, marks and boxes within a paragraph, in order."""
    for element in parent:
        if element.tag in SHOWN:
            yield element
        elif element.tag not in GONE and not _is_hidden(element):
            yield from _shown(_chosen(element))


def _cells(row: "etree._Element") -> "list[etree._Element]":
    return list(_inside(row, f"{W}tc"))


def _is_hidden(element: "etree._Element") -> bool:
    """Whether it is a run that Word does not show."""
    if element.tag != f"{W}r":
        return False
    hidden = element.find(f"{W}rPr/{W}vanish")
    return hidden is not None and attribute(hidden, f"{W}val") not in FALSE


def _chosen(element: "etree._Element") -> "etree._Element":
    """Return the one alternative Word shows, where an element offers several."""
    if element.tag != f"{CHOICE}AlternateContent":
        return element
    choice = element.find(f"{CHOICE}Choice")
    return element if choice is None else choice


def _inside(parent: "etree._Element", tag: str) -> "Iterator[etree._Element]":
    """Yield children with the tag, whatever wraps them; none of other tables."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in WRAPPERS:
            yield from _inside(element, tag)


def _is_marked(row: "etree._Element", name: str) -> bool:
    """Whether a row's properties have that one: del, hidden."""
    return row.find(f"{W}trPr/{W}{name}") is not None


def _is_arranging(table: "etree._Element", rows: "list[list[etree._Element]]") -> bool:
    """Whether a table only arranges text: it has one column, or is there for those within it.

    Those have more cells than its own then.
    """
    if all(len(row) < 2 for row in rows):  # noqa: PLR2004 # a second one makes a table
        return True
    own = sum(map(len, rows))
    every = sum(1 for _ in table.iter(f"{W}tc"))
    return every > 2 * own
