"""What a cell of the form can hold, and where in a file something stands."""

from enum import Enum


class Missing(Enum):
    """Why a cell holds no figure."""

    BLANK = "~"
    "The original leaves it blank, or prints / or —."
    LOST = "lost"
    "Our copy lost it; the original may say anything."
    UNFILLED = "待填"
    "Nobody has filled it in yet, as in a new report. Never in a published archive."
    UNREAD = ""
    "What the file has in its place is no value; a finding says so. Never in a published archive."


Value = int | str | Missing
"A cell: a count, the exact text of an amount (`670.376375`, `251000元`), or why there is none."

Position = tuple[int, int]
"1-based line and column."
NOWHERE: Position = (0, 0)
"Of what no file states."
