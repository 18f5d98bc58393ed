"""How the file of one agency names another."""

from dataclasses import dataclass, field

from generator.archive.compact import compact
from generator.archive.values import NOWHERE, Position

SHAPE = "区划代码/机关，如 410411/jmj"
"What a key looks like, as findings say it."


@compact
@dataclass(frozen=True, slots=True)
class Reference:
    """Another agency, by its key; whether there is one is for the rules."""

    key: str
    "`410411/jmj`."
    position: Position = field(default=NOWHERE, compare=False)
