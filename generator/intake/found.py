"""What was read of one table of the form, and what a person should know of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from generator.archive.values import Value
from generator.finding import Severity
from generator.intake.document import Text

Say = Callable[..., None]
"Severity, place, message and hint → a finding."

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
