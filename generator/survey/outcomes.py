"""What became of the applications that were handled, as parts of a whole: of one report or many.

The six kinds of table three, 三、本年度办理结果. A report that lacks one of them has no whole that
the others are shares of: it is counted apart and not added.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.form.editions import EDITIONS, whole_form
from generator.survey.standing import Standing

FEWEST = 10
"Applications below which no share is told: a third of three cases says more than there is."
KINDS = whole_form(max(EDITIONS)).outcomes
HANDLED = "办理总计"
ALL = 1000
"Tenths of a percent."


@dataclass(frozen=True, slots=True)
class Outcome:
    """One kind of result."""

    label: str
    value: int
    "Applications."
    inferred: bool
    "Whether some of them follow from other cells; the copies lack them."
    start: float
    "Percent of the whole that the parts before it make."
    percent: float
    "Percent of the whole."
    share: str
    "The same in words, 54.3%; empty where it is not told."


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All of them, in the order of the form."""

    parts: tuple[Outcome, ...]
    whole: int
    "The parts added up."
    handled: int | None
    "办理总计 as these reports state it, which may be another; None where one of them does not."
    reports: int
    "That are added."
    lacking: int
    "That are not, because a part is not known."


def outcomes(standings: Iterable[Standing]) -> Outcomes:
    """What these reports say of it together; those without figures are left out.

    Whoever adds reports up leaves out what counts twice, governments' reports beside those of
    their departments, and what was withdrawn.
    """
    told = [standing for standing in standings if standing.report.has_tables]
    added = [standing for standing in told if _is_whole(standing)]
    values = {kind.label: _sum(added, kind.label) for kind in KINDS}
    whole = sum(values.values())
    parts: list[Outcome] = []
    before = 0
    for kind in KINDS:
        value = values[kind.label]
        part = Outcome(
            label=kind.label,
            value=value,
            inferred=any(standing.outcomes[kind.label].derived for standing in added),
            start=_percent(before, whole),
            percent=_percent(value, whole),
            share=_share(value, whole),
        )
        parts.append(part)
        before += value
    return Outcomes(
        parts=tuple(parts),
        whole=whole,
        handled=_handled(added),
        reports=len(added),
        lacking=len(told) - len(added),
    )


def _is_whole(standing: Standing) -> bool:
    return all(amount.value is not None for amount in standing.outcomes.values())


def _sum(standings: Iterable[Standing], label: str) -> int:
    values = (standing.outcomes[label].value for standing in standings)
    return sum(filter(None, values))


def _handled(standings: Iterable[Standing]) -> int | None:
    total = 0
    for standing in standings:
        value = standing.headline[HANDLED].value
        if value is None:
            return None
        total += value
    return total


def _percent(value: int, whole: int) -> float:
    return round(100 * value / whole, 2) if whole else 0.0


def _share(value: int, whole: int) -> str:
    """To a tenth, halves up; what is there is never 0.0%, and never all while another is there."""
    if whole < FEWEST:
        return ""
    tenths = (2 * ALL * value + whole) // (2 * whole)
    if value and not tenths:
        return "不到 0.1%"
    if value < whole and tenths == ALL:
        return "超过 99.9%"
    return f"{tenths // 10}.{tenths % 10}%"
