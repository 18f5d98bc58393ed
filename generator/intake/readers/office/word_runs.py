"""What a cell of a Word table holds, run by run."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.intake.readers.office.elements import W, children, name_of
from generator.intake.readers.office.numbering import Numbering
from generator.intake.readers.office.word_fields import Field, fields
from generator.intake.readers.office.word_looks import WordLooks
from generator.intake.readers.runs import BREAK, DIGIT, Look, Run

if TYPE_CHECKING:
    from lxml import etree

CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
GONE = {
    f"{W}del",
    f"{W}moveFrom",
    f"{W}instrText",
    f"{W}delText",
    f"{W}pPr",
    f"{W}rPr",
    f"{W}tblPr",
    f"{W}sdtPr",
}
"What is no text of the document, or no longer."
MARKS = {
    f"{W}tab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}ptab": " ",
}
THINGS = {
    f"{W}sym",
    f"{W}drawing",
    f"{W}pict",
    f"{W}object",
    f"{W}ffData",
    f"{W}control",
    f"{W}movie",
    f"{CHOICE}AlternateContent",
    f"{M}oMath",
    f"{M}oMathPara",
}
"What shows something in its place that is no text."
EVEN = 0.85
"Of the largest digits of a cell: what is smaller may be a note's; 10.5 points among 12 are none."
NOTES = {f"{W}footnoteReference", f"{W}endnoteReference", f"{W}annotationRef"}
FIELDS = {"dropDownList", "comboBox", "date", "picture", "showingPlcHdr", "checkbox"}
"Kinds of content controls whose text is chosen, or asks to choose."


class WordRuns:
    """Reads the runs of a document's cells."""

    def __init__(self, numbering: Numbering, looks: WordLooks, *, is_converted: bool) -> None:
        """is_converted: a program has made the document of another, and worked out its fields."""
        self._numbering = numbering
        self._looks = looks
        self._is_converted = is_converted
        self._sizes: set[float] = set()
        "Of the runs of a cell that have digits and look plain."

    def of_cell(self, cell: "etree._Element") -> Iterator[Run]:
        """What stands in a cell; within what looks odd, nothing looks plain again."""
        self._sizes = set()
        runs = list(self._within(cell, None, Look.PLAIN))
        yield from runs
        if self._sizes and min(self._sizes) < EVEN * max(self._sizes):
            yield Run("", Look.UNEVEN)
        shown = _digits("".join(run.text for run in runs))
        for field in fields(cell):
            if self._is_converted and not field.is_written:
                yield Run("", Look.RECALCULATED)
            elif _is_untold(field, shown):
                yield Run("", Look.FIELD)

    def _within(
        self,
        parent: "etree._Element",
        paragraph: "etree._Element | None",
        look: Look,
    ) -> Iterator[Run]:
        """The runs of an element that stands in a paragraph and looks like that."""
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element, look)
            elif element.tag == f"{W}r":
                yield from self._run(element, paragraph, look)
            elif element.tag in THINGS or _is_choice(element):
                yield Run("", Look.THING)
            elif element.tag not in GONE:
                inner = _look_within(element, look)
                yield from self._within(element, paragraph, inner)

    def _paragraph(self, paragraph: "etree._Element", look: Look) -> Iterator[Run]:
        number = self._numbering.before(paragraph)
        yield BREAK
        if number:
            yield Run(number, Look.NUMBERED)
        yield from self._within(paragraph, paragraph, look)
        yield BREAK

    def _run(
        self,
        run: "etree._Element",
        paragraph: "etree._Element | None",
        look: Look,
    ) -> Iterator[Run]:
        own = self._looks.look(run, paragraph)
        if own is None:
            return
        if own is not Look.PLAIN:
            look = own
        elif any(map(_has_digits, run.iter(f"{W}t"))):
            self._sizes.add(self._looks.size(run, paragraph))
        for element in run:
            yield from self._piece(element, paragraph, look)

    def _piece(
        self,
        element: "etree._Element",
        paragraph: "etree._Element | None",
        look: Look,
    ) -> Iterator[Run]:
        """What an element of a run shows, in a run that looks like that."""
        if element.tag == f"{W}t":
            yield Run(element.text or "", look)
        elif element.tag in MARKS:
            yield Run(MARKS[str(element.tag)], look)
        elif element.tag in NOTES:
            yield Run("注", Look.RAISED)
        elif element.tag in THINGS or element.find(f"{W}ffData") is not None:
            yield Run("", Look.THING)
        elif element.tag == f"{W}ruby":
            yield from self._within(element, paragraph, Look.ANNOTATION)


def _look_within(element: "etree._Element", look: Look) -> Look:
    """How text looks within an element that stands in what looks like that."""
    if element.tag == f"{W}hyperlink" and element.get(f"{W}anchor"):
        return Look.LINK
    if element.tag == f"{W}bdo":
        return Look.TURNED
    return look


def _is_untold(field: Field, shown: str) -> bool:
    """Whether a field has no result yet, or one that is a part of the digits of its cell."""
    if not field.result:
        return True
    digits = _digits(field.result)
    return bool(digits) and digits != shown


def _has_digits(text: "etree._Element") -> bool:
    return DIGIT.search(text.text or "") is not None


def _digits(text: str) -> str:
    return "".join(DIGIT.findall(text))


def _is_choice(element: "etree._Element") -> bool:
    """Whether its text is not simply written, but chosen."""
    if element.tag != f"{W}sdt":
        return False
    kinds = map(name_of, children(element, f"{W}sdtPr"))
    return not FIELDS.isdisjoint(kinds)
