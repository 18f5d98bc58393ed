"""How the sheets of our workbooks look: fonts, lines and colours."""

from enum import Enum, auto
from functools import cache
from typing import Any

Properties = dict[str, Any]
"Of a format, as XlsxWriter names them."
Style = tuple[tuple[str, Any], ...]
"The same as a key, by name; none of them is how a cell looks by itself."

LINE = 15
"Height of a line, in points."
WHOLE = "#,##0"
"Whole numbers, grouped."
LIGHT_UP = 14
"The pattern of thin lines that rise to the right."


class Look(Enum):
    """What a cell is; two may look alike."""

    TITLE = auto()
    SUBTITLE = auto()
    WORDS = auto()
    NAME = auto()
    FIELD = auto()
    HEADING = auto()
    LABEL = auto()
    FIGURE = auto()
    LOST = auto()
    PROSE = auto()
    ADVICE_HEADING = auto()
    ADVICE = auto()
    COPIED_TITLE = auto()
    COPIED_HEADING = auto()
    COPIED = auto()
    LISTED_HEADING = auto()
    LISTED = auto()
    OPEN = auto()
    "Nobody has filled it in."
    WRONG = auto()
    "It contradicts another."
    KNOWN = auto()
    "A figure that may be changed."
    KNOWN_LOST = auto()
    SUSPECT = auto()
    "Its change alone would make all agree."
    COMPARED = auto()
    "It is on one side of what does not agree."
    ASKED = auto()
    "Room for an explanation, or for what may be changed."
    UNASKED = auto()
    CHANGEABLE = auto()
    "Nothing is asked of it; it may be changed."
    TO_DO = auto()
    "What is to be done, in a line on top."
    MENDED = auto()
    "What did not agree does now."


PLAIN: Properties = {"font_name": "宋体"}
BOLD = PLAIN | {"bold": True}
LARGE: Properties = {"font_size": 12}
LARGEST: Properties = {"font_size": 16}
SMALL: Properties = {"font_size": 10}
TEXT: Properties = {"num_format": "@"}
FRAMED: Properties = {"border": 1, "border_color": "#808080"}
MIDDLE: Properties = {"align": "center", "valign": "vcenter", "text_wrap": True}
LEFT: Properties = {"align": "left", "valign": "vcenter", "text_wrap": True}
TOP: Properties = {"align": "left", "valign": "top", "text_wrap": True}
HEADER: Properties = {"bg_color": "#F2F2F2"}
HATCHED: Properties = {"pattern": LIGHT_UP, "fg_color": "#A6A6A6", "bg_color": "#EDEDED"}
IN_TABLE = PLAIN | SMALL | FRAMED | MIDDLE
UNLOCKED: Properties = {"locked": False}
"Where a sheet is protected against changes by oversight."
YELLOW: Properties = {"bg_color": "#FCEFC7"}
RED: Properties = {"bg_color": "#F8C9C4", "bold": True}

PROPERTIES: dict[Look, Properties] = {
    Look.TITLE: BOLD | LARGEST | MIDDLE | TEXT,
    Look.SUBTITLE: BOLD | LARGE | LEFT | TEXT,
    Look.WORDS: PLAIN | TOP | TEXT,
    Look.NAME: BOLD,
    Look.FIELD: PLAIN | LEFT | FRAMED,
    Look.HEADING: BOLD | LARGE | LEFT,
    Look.LABEL: IN_TABLE | HEADER,
    Look.FIGURE: IN_TABLE,
    Look.LOST: IN_TABLE | HATCHED,
    Look.PROSE: PLAIN | SMALL | TOP | TEXT,
    Look.ADVICE_HEADING: BOLD | LARGE | TOP,
    Look.ADVICE: PLAIN | LARGE | TOP,
    Look.COPIED_TITLE: BOLD | LARGEST | TEXT,
    Look.COPIED_HEADING: BOLD | LARGE | TEXT,
    Look.COPIED: PLAIN | TOP | TEXT,
    Look.LISTED_HEADING: BOLD | LEFT | FRAMED | HEADER,
    Look.LISTED: PLAIN | TOP | FRAMED,
    Look.OPEN: {"bg_color": "#FFF9E5"},
    Look.WRONG: {"bg_color": "#F8C9C4"},
    Look.KNOWN: IN_TABLE | UNLOCKED,
    Look.KNOWN_LOST: IN_TABLE | HATCHED | UNLOCKED,
    Look.SUSPECT: IN_TABLE | RED | UNLOCKED,
    Look.COMPARED: IN_TABLE | YELLOW | UNLOCKED,
    Look.ASKED: PLAIN | SMALL | FRAMED | LEFT | TEXT | YELLOW | UNLOCKED,
    Look.UNASKED: PLAIN | SMALL | FRAMED | LEFT | TEXT,
    Look.CHANGEABLE: PLAIN | SMALL | FRAMED | LEFT | TEXT | UNLOCKED,
    Look.TO_DO: PLAIN | SMALL | LEFT | {"bg_color": "#FDF8EA"},
    Look.MENDED: {"bg_color": "#E3F1DC"},
}


@cache
def style(look: Look, code: str = "") -> Style:
    """How a cell looks, and what its number is written like."""
    number = {"num_format": code} if code else {}
    return styled({**PROPERTIES[look], **number})


def styled(properties: Properties) -> Style:
    """The key of these properties."""
    return tuple(sorted(properties.items()))
