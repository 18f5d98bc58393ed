"""A cell of a report as it is given away: its value, and why there is none where there is none."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, Self

from generator.archive.report import Report
from generator.archive.values import Missing, Value


class Status(StrEnum):
    """What is known of a cell; the names are part of what the archive promises."""

    word: str
    "What a reader sees."
    says: str
    "What that means."

    KNOWN = "known", "照录", "原件这样写"
    DERIVED = "derived", "推算", "副本缺这一格，由同一关系的其他各格算出"
    BLANK = "blank", "留空", "原件没有填，不作 0 计"
    LOST = "lost", "缺失", "本档案的副本看不到，不作 0 计"
    WITHDRAWN = "withdrawn", "已撤回", "这份报告已撤回，不再计数"
    NOT_ASKED = "not_asked", "无此项", "这份报告的表式没有这一格"

    def __new__(cls, name: str, word: str, says: str) -> Self:
        """Make a status of its name, its word and what it means."""
        status = str.__new__(cls, name)
        status._value_ = name
        status.word = word
        status.says = says
        return status

    @property
    def has_value(self) -> bool:
        """Whether a cell of that status has a value."""
        return self in (Status.KNOWN, Status.DERIVED)


class Datum(NamedTuple):
    """A cell."""

    value: int | str | None
    """A count, or the exact text of an amount, as `archive.values` has them; None where there is
    none."""
    status: Status


NOT_ASKED = Datum(None, Status.NOT_ASKED)
WITHDRAWN = Datum(None, Status.WITHDRAWN)


def data(report: Report, solved: Mapping[str, int]) -> Iterator[tuple[str, Datum]]:
    """Cell id → the cell, of every cell of the report's form, in its order.

    solved: lost cell → its only figure, as `survey.standing.inferences` has it. Of a withdrawn
    report nothing is given away that could be added up.
    """
    for cell, value in zip(report.form.index, report.figures.values, strict=True):
        yield cell, WITHDRAWN if report.withdrawn else _datum(value, solved.get(cell))


@lru_cache(maxsize=4096)
def _datum(value: Value, inferred: int | None) -> Datum:
    """Most cells are one of a few: they share them."""
    if value is Missing.BLANK:
        return Datum(None, Status.BLANK)
    if not isinstance(value, Missing):
        return Datum(value, Status.KNOWN)
    if inferred is None:
        return Datum(None, Status.LOST)
    return Datum(inferred, Status.DERIVED)
