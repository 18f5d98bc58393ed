"""The fields of a Word document: what stands in them is worked out, not typed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.readers.office.elements import W, attribute

if TYPE_CHECKING:
    from lxml import etree

DELETED = {f"{W}del", f"{W}moveFrom"}
WRITTEN = {"HYPERLINK", "INCLUDETEXT", "TOC"}
"Kinds whose result is text, which no program works out where it follows no link."


@dataclass
class Field:
    """A field: { =SUM(LEFT) } that shows 15."""

    instruction: str = ""
    texts: "list[etree._Element]" = field(default_factory=list)
    "The texts of its result."
    has_begun: bool = False
    "Its instruction is over, its result has begun."

    @property
    def kind(self) -> str:
        """The first word of its instruction: DATE, HYPERLINK, =SUM(LEFT)."""
        return next(iter(self.instruction.split()), "")

    @property
    def result(self) -> str:
        """What it shows."""
        return "".join(text.text or "" for text in self.texts)

    @property
    def is_written(self) -> bool:
        """Whether its result is what somebody has written."""
        return self.kind.upper() in WRITTEN


def fields(parent: "etree._Element") -> list[Field]:
    """The fields that begin within an element, in no order; deleted ones are none."""
    found: list[Field] = []
    opened: list[Field] = []
    for element in _left(parent):
        if element.tag == f"{W}fldChar":
            _turn(attribute(element, f"{W}fldCharType"), found, opened)
        elif element.tag == f"{W}fldSimple":
            texts = list(element.iter(f"{W}t"))
            found.append(Field(attribute(element, f"{W}instr"), texts))
        elif element.tag == f"{W}instrText" and opened:
            opened[-1].instruction += element.text or ""
        elif element.tag == f"{W}t":
            for each in _in_result(opened):
                each.texts.append(element)
    return found


def _turn(kind: str, found: list[Field], opened: list[Field]) -> None:
    """What a mark of that kind makes of the fields that are open."""
    if kind == "begin":
        begun = Field()
        found.append(begun)
        opened.append(begun)
    elif opened and kind == "separate":
        opened[-1].has_begun = True
    elif opened and kind == "end":
        opened.pop()


def _in_result(opened: Iterable[Field]) -> Iterator[Field]:
    return (each for each in opened if each.has_begun)


def _left(parent: "etree._Element") -> "Iterator[etree._Element]":
    """All elements within one, in order, without what is deleted."""
    for element in parent:
        if element.tag not in DELETED:
            yield element
            yield from _left(element)
