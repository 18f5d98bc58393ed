"""What a square of the coverage matrix says."""

from enum import StrEnum
from typing import Self


class ReportState(StrEnum):
    """What the archive has of one agency and year, in the order of a legend.

    Not in this archive never means not published.
    """

    word: str
    "What a reader sees."

    ARCHIVED = "archived", "已入档"
    CORRECTED = "corrected", "已更正"
    INCOMPLETE = "incomplete", "副本不全"
    WITHDRAWN = "withdrawn", "已撤回"
    ABSENT = "absent", "不在本档案"

    def __new__(cls, name: str, word: str) -> Self:
        """Make a state of its name, which style sheets have too, and its word."""
        state = str.__new__(cls, name)
        state._value_ = name
        state.word = word
        return state
