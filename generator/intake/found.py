"""What was read of one table of the form, and what a person should know of an import."""

from dataclasses import dataclass, field
from typing import NamedTuple

from generator.archive.values import Value
from generator.finding import Severity
from generator.intake.document import Text


class Notice(NamedTuple):
    """What a person should know of an import."""

    severity: Severity
    place: str
    "Where it stands in the original, in words; empty for the original as a whole."
    message: str
    hint: str = ""


Note = tuple[Severity, str, str]
"Severity, place, and what was read and done, in Chinese."


@dataclass(slots=True)
class Found:
    """What was read of a table."""

    values: dict[str, Value] = field(default_factory=dict)
    "Cell id → value; a cell that is not there was not found."
    places: dict[str, str] = field(default_factory=dict)
    "Cell id → where its value stands in the original."
    certain: set[str] = field(default_factory=set)
    "Ids of the cells that are read from a cell of a marked-up table, as it stands there."
    notes: list[Note] = field(default_factory=list)
    prose: list[Text] = field(default_factory=list)
    "Text of the section that belongs to no table."
