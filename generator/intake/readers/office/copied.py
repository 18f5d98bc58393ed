"""The words of our own copy of a report, come back: its title, its fields, and its Markdown.

They are the archive's own, as its file has them; so they are taken as they stand, where those of
any other original are made Markdown.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from generator.authoring.workbook.copied_words import (
    COPIED_FIELDS,
    FIRST,
    GOES_ON,
    HEADINGS,
    TEXTS,
)
from generator.intake.document import Cell, Copied
from generator.intake.readers.office.areas import Area
from generator.intake.readers.office.elements import attribute
from generator.intake.readers.office.fill_in import FillInCells
from generator.intake.readers.office.sheet_texts import verbatim
from generator.intake.readers.office.slot_contents import (
    Book,
    Contents,
    Slot,
    string_of,
)
from generator.intake.readers.office.worksheet import Worksheet

EDITION = re.compile("[0-9]{4}")


def copied(sheet: Worksheet, book: Book) -> Copied:
    """What stands on the sheet with the words."""
    reader = _Reader(sheet, book)
    rows = range(2, len(COPIED_FIELDS) + 2)
    agency, year, published, url, editions = (reader.cell(row, TEXTS + 1) for row in rows)
    written = "\n\n".join(reader.paragraphs())
    return Copied(
        title=reader.cell(1, 1).text,
        agency=agency,
        year=year,
        published=published.text,
        url=url,
        editions=tuple(map(int, EDITION.findall(editions.text))),
        markdown=f"\n{written}\n",
    )


class CopiedCells(FillInCells):
    """Reads the sheet with the tables of a copy, each as wide as it is.

    What is empty there was taken out: it is not filled in.
    """

    def is_of_table(self, area: Area) -> bool:
        """Whether a cell is one of a table, its frame or not."""
        return area.left <= self._widths.get(area.top, 0)

    @cached_property
    def _widths(self) -> Mapping[int, int]:
        """Row of a table → the columns of that table."""
        drawn = (at for at in sorted(self._sheet.slots) if self.style(at).is_framed)
        framed = dict(drawn)
        widths: dict[int, int] = {}
        for row in framed:
            if row - 1 in widths:
                continue
            behind = row
            while behind in framed:
                behind += 1
            rows = range(row, behind)
            widest = max(framed[each] for each in rows)
            widths |= dict.fromkeys(rows, widest)
        return widths


class _Reader:
    """Reads the cells of a sheet as they were written."""

    def __init__(self, sheet: Worksheet, book: Book) -> None:
        self._sheet = sheet
        self._book = book
        self._contents = Contents(book, hides_noughts=False)

    def cell(self, row: int, column: int) -> Cell:
        """What stands there, nothing added and nothing left out."""
        at = row, column
        place = self._sheet.place(at)
        element = self._sheet.slots.get(at)
        if element is None:
            return Cell("", place)
        style = self._book.styles.of(attribute(element, "s"))
        slot = Slot(Area.of(at), place, element, style)
        string = string_of(slot, self._book)
        if string is not None:
            return Cell(verbatim(string), place)
        content = self._contents.of(slot)
        return Cell(content.settled.text, place)

    def paragraphs(self) -> Iterator[str]:
        """Headings with their marks, and what stands below them."""
        last = max((row for row, _ in self._sheet.slots), default=0)
        pieces: list[str] = []
        for row in range(FIRST + 1, last + 1):
            goes_on = self.cell(row, 1).text == GOES_ON
            if pieces and not goes_on:
                yield "".join(pieces)
                pieces.clear()
            piece = self.cell(row, TEXTS + 1).text if goes_on else self._paragraph(row)
            pieces.append(piece)
        yield "".join(pieces)

    def _paragraph(self, row: int) -> str:
        for column, mark in enumerate(HEADINGS, 1):
            heading = self.cell(row, column).text
            if heading:
                return mark + heading
        return self.cell(row, TEXTS + 1).text
