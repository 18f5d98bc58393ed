"""What a square of the coverage matrix says."""

from enum import StrEnum
from typing import Self

from generator.form.editions import FIRST_FORM


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


def absence(year: int) -> ReportState | None:
    """What is said where there is no report on that year.

    Nothing before the first form: what the archive has of these years is there by chance.
    """
    return ReportState.ABSENT if year >= FIRST_FORM else None
