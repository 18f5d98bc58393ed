"""How applications were handled: the five figures that every list of bodies shows."""

from collections.abc import Iterable
from functools import cache

from generator.form.form import Form
from generator.survey.amounts import Amount, Total
from generator.survey.standing import Standing

COLUMNS = {
    "新收": ("新收",),
    "办结": ("办理总计",),
    "公开": ("予以公开", "部分公开"),
    "不予公开": ("不予公开",),
    "结转下年": ("结转下年",),
}
"What a list calls a figure → what of a report's headline is added up for it."

Handling = tuple[Amount, ...]
"Of one report, in the order of the columns."
Handled = tuple[Total, ...]
"Of several reports, in the same order."
UNKNOWN: Handling = tuple(Amount(None) for _ in COLUMNS)
NOTHING: Handled = tuple(Total(0, 0) for _ in COLUMNS)


def handling(standing: Standing) -> Handling:
    """The five figures of a report; none is known of one without tables."""
    columns = _columns(standing.report.form)
    return tuple(_amount(standing, column) for column in columns)


def added(handled: Handled, others: Iterable[Handling]) -> Handled:
    """A sum with the figures of other reports."""
    for figures in others:
        pairs = zip(handled, figures, strict=True)
        handled = tuple(_plus(total, figure) for total, figure in pairs)
    return handled


def joined(one: Handled, other: Handled) -> Handled:
    """Two sums as one."""
    pairs = zip(one, other, strict=True)
    return tuple(Total(a.value + b.value, a.missing + b.missing) for a, b in pairs)


def _plus(total: Total, figure: Amount) -> Total:
    if figure.value is None:
        return Total(total.value, total.missing + 1)
    return Total(total.value + figure.value, total.missing)


@cache
def _columns(form: Form) -> tuple[tuple[int, ...], ...]:
    """Where among a report's amounts the summands of each column stand; none is left out."""
    labels = [quantity.label for quantity in form.headline]
    columns = []
    for summands in COLUMNS.values():
        known = set(summands) <= set(labels)
        places = map(labels.index, summands) if known else ()
        columns.append(tuple(places))
    return tuple(columns)


def _amount(standing: Standing, places: tuple[int, ...]) -> Amount:
    """The sum of these amounts; without one of them there is none."""
    if not places:
        return Amount(None)
    total = 0
    for place in places:
        value = standing.amounts[place]
        if value is None:
            return Amount(None)
        total += value
    inferred = any(place in standing.inferred for place in places)
    return Amount(total, inferred)
