"""An agency's years: which of them the archive has, and what may be said of one beside another.

From its first report on, an agency has one on every year that is surely due, until its functions
went to another. That of the newest year may still come.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.form.breaks import breaks_in
from generator.form.editions import FIRST_FORM
from generator.survey.amounts import Amount
from generator.survey.lack import surely_due
from generator.survey.standing import Standing
from generator.survey.years import named, spelled

Filed = Mapping[int, Standing]
"Year → an agency's report, oldest first; also where another agency holds it for both."

COMPARED = 3
"Years with a figure, of which the highest is told; two are compared as it is."


@dataclass(frozen=True, slots=True)
class History:
    """What there is of an agency's years."""

    years: tuple[int, ...]
    "Oldest first, without what is left out of long holes; also what may still come."
    first: int
    "The first since the form that is due of it; 0 where the archive has nothing of it."
    last: int
    "The last that is due or here."
    due: int
    "How many years that is."
    early: str
    "Years before the form that the archive has, in words; so are the following."
    counting: tuple[int, ...]
    "Years since the form whose report counts."
    withdrawn: str
    gaps: str
    "Years that are due and not here."
    awaited: str
    "The newest, where its report may still come."


def history(filed: Filed, newest: int, *, ended: bool) -> History:
    """The years of an agency.

    newest: the newest year that the archive has a report on; ended: functions went to another.
    """
    if not filed:
        return History((), 0, 0, 0, "", (), "", "", "")
    held = max(filed)
    first = max(min(filed), FIRST_FORM)
    last = held if ended else max(held, surely_due(newest))
    since = range(first, last + 1)
    is_awaited = not ended and newest > last and newest >= first
    missing = [year for year in since if year not in filed]
    withdrawn = [year for year, standing in filed.items() if standing.report.withdrawn]
    counting = [year for year in since if year in filed and year not in withdrawn]
    shown = {*filed, *since[-1:], *([newest] if is_awaited else [])}
    return History(
        years=spelled(shown),
        first=first,
        last=last,
        due=len(since),
        early=named(year for year in filed if year < FIRST_FORM and year not in withdrawn),
        counting=tuple(counting),
        withdrawn=named(withdrawn),
        gaps=named(missing),
        awaited=str(newest) if is_awaited else "",
    )


@dataclass(frozen=True, slots=True)
class Trend:
    """How a quantity went, as far as figures say it."""

    year: int
    "The newest with figures."
    amount: Amount
    more: int | None
    "Than in the year before; None where the two may not be compared."
    most: int
    "The most there was in any year; 0 where that is not told."
    highest: tuple[int, ...]
    "The years of which that is so."
    complete: bool
    "Whether the figure of every report is stated, so that there was no more in these years."


def trend(told: Filed, label: str) -> Trend | None:
    """How the quantity of that label went; `told`: the reports with figures that count.

    A figure that was worked out is none that others are held against.
    """
    if not told:
        return None
    amounts = {year: standing.headline[label] for year, standing in told.items()}
    stated = {year: each.value for year, each in amounts.items() if not each.derived}
    known = {year: value for year, value in stated.items() if value is not None}
    newest = max(told)
    most = max(known.values()) if len(known) >= COMPARED else 0
    more = None
    if {newest, newest - 1} <= known.keys() and _alike(told[newest - 1], told[newest]):
        more = known[newest] - known[newest - 1]
    return Trend(
        year=newest,
        amount=amounts[newest],
        more=more,
        most=most,
        highest=tuple(year for year, value in known.items() if value == most),
        complete=len(known) == len(told),
    )


def _alike(before: Standing, after: Standing) -> bool:
    """Whether two years count the same: by one law and one form, of the same bodies."""
    earlier = before.report
    later = after.report
    if breaks_in((earlier.year, later.year)):
        return False
    if earlier.form is not later.form:
        return False
    return earlier.joint == later.joint and earlier.scope == later.scope
