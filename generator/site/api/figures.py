"""The figures that every list of reports shows, as programs are told them."""

from typing import Any

from generator.survey.datum import Status
from generator.survey.standing import Standing

UNKNOWN = "unknown"
"Of a figure that is blank or lost: which of the two, the report's own document says of each cell."


def figures(standing: Standing) -> dict[str, dict[str, Any]]:
    """Id of a figure → its value, and its status; none of a report whose form has no such cells."""
    report = standing.report
    told = {}
    for index, quantity in enumerate(report.form.headline):
        value = None if report.withdrawn else standing.amounts[index]
        told[quantity.id] = {"value": value, "status": _status(standing, index)}
    return told


def _status(standing: Standing, index: int) -> str:
    if standing.report.withdrawn:
        return Status.WITHDRAWN.value
    if standing.amounts[index] is None:
        return UNKNOWN
    return Status.DERIVED.value if index in standing.inferred else Status.KNOWN.value
