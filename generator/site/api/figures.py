"""The figures of a report that lists show or the search asks for, as programs are told them."""

from functools import cache
from typing import Any, NamedTuple

from generator.form.form import Form
from generator.form.quantities import Quantity
from generator.survey.datum import Status
from generator.survey.standing import Standing

UNKNOWN = "unknown"
"Of a figure that is blank or lost: which of the two, the report's own document says of each cell."


class Figure(NamedTuple):
    """One of them."""

    id: str
    quantity: Quantity
    place: int
    "Among the amounts of a report."


@cache
def figures_of(form: Form) -> tuple[Figure, ...]:
    """Those of a form, each once: what both show and ask for has one id."""
    found: dict[str, Figure] = {}
    for index, quantity in enumerate((*form.headline, *form.sought)):
        # In an address a word ends with a hyphen; here all words are joined alike.
        id_ = quantity.id.replace("-", "_")
        found.setdefault(id_, Figure(id_, quantity, index))
    return tuple(found.values())


def figures(standing: Standing) -> dict[str, dict[str, Any]]:
    """Id of a figure → its value, and its status; none of a report whose form has no such cells."""
    report = standing.report
    told = {}
    for figure in figures_of(report.form):
        value = None if report.withdrawn else standing.amounts[figure.place]
        told[figure.id] = {"value": value, "status": _status(standing, figure.place)}
    return told


def _status(standing: Standing, index: int) -> str:
    if standing.report.withdrawn:
        return Status.WITHDRAWN.value
    if standing.amounts[index] is None:
        return UNKNOWN
    return Status.DERIVED.value if index in standing.inferred else Status.KNOWN.value
