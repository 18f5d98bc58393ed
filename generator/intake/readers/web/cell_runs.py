"""What a cell of a table on a web page holds, run by run."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from generator.intake.document import LOST
from generator.intake.readers.runs import (
    BREAK,
    Look,
    Run,
    Settled,
    settled,
)
from generator.intake.readers.web.markup import (
    BLOCKS,
    TAGS,
    THINGS,
    class_names,
    is_dropped,
    number,
)
from generator.intake.readers.web.stylesheet import Stylesheet

if TYPE_CHECKING:
    from lxml import etree

OUR_MARKS = {
    "lost": LOST,
    "blank": "",
}
"Class of a cell of ours → what the cell says."


class CellRuns:
    """Reads the cells of a page."""

    def __init__(self, style: Stylesheet, *, ours: bool) -> None:
        """`ours`: the page is one of this archive."""
        self._style = style
        self._ours = ours

    def settled(self, cell: "etree._Element") -> Settled:
        """What a cell says; on a page of ours its class says what it has no figure for."""
        if self._ours:
            for name in class_names(cell):
                if name in OUR_MARKS:
                    return Settled(OUR_MARKS[name])
        runs = self._runs(cell, self._style.look(cell))
        return settled(list(runs))

    def _runs(self, element: "etree._Element", look: Look) -> Iterator[Run]:
        """What stands in a cell, run by run; within what looks odd, nothing looks plain again."""
        yield Run(element.text or "", look)
        if self._style.writes_in(element):
            yield Run("", Look.THING)
        for child in element:
            yield from self._run(child, look)
            yield Run(child.tail or "", look)

    def _run(self, child: "etree._Element", look: Look) -> Iterator[Run]:
        tag = str(child.tag).lower()
        if tag == "br":
            yield BREAK
        elif tag in THINGS:
            yield Run("", Look.THING)
        elif not is_dropped(child, tag, ours=self._ours):
            inner = self._look(child, tag) if look is Look.PLAIN else look
            runs = self._runs_of_element(child, tag, inner)
            if tag in BLOCKS or self._style.is_apart(child):
                runs = chain([BREAK], runs, [BREAK])
            yield from runs

    def _runs_of_element(self, element: "etree._Element", tag: str, look: Look) -> Iterator[Run]:
        """Its runs, behind the number that a browser writes before it."""
        item_number = number(element) if tag == "li" else ""
        if item_number:
            yield Run(item_number, Look.NUMBERED)
        yield from self._runs(element, look)

    def _look(self, element: "etree._Element", tag: str) -> Look:
        """How an element looks by its style, or else by its tag."""
        styled = self._style.look(element)
        if styled is not Look.PLAIN:
            return styled
        return TAGS.get(tag, Look.PLAIN)
