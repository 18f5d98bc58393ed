"""What is found of a report's figures, as programs are told it."""

from typing import Any

from generator.survey.standing import Standing
from generator.survey.verdicts import Said

IDS = {
    Said.HOLDS: "holds",
    Said.ACKNOWLEDGED: "mismatched",
    Said.UNKNOWN: "unknown",
    Said.JOINS: "joins",
    Said.BROKEN: "broken",
    Said.FIRST: "first",
}
"Verdict → what it is called for good."
INSIDE = (Said.HOLDS, Said.ACKNOWLEDGED, Said.UNKNOWN)
"Of the identities that a report must satisfy."
ACROSS = (Said.JOINS, Said.BROKEN, Said.FIRST, Said.UNKNOWN)
"Of how it stands to the year before."


def verdicts(standing: Standing) -> dict[str, Any] | None:
    """The worst within it and to the year before, and how many identities have each within it.

    None of one without figures, or that was withdrawn.
    """
    report = standing.report
    if report.withdrawn or not report.has_tables:
        return None
    counts = standing.verdicts
    inside, joining = standing.inside, standing.joining
    return {
        "inside": IDS[inside] if inside else None,
        "joining": IDS[joining] if joining else None,
        "counts": {IDS[said]: counts.get(said, 0) for said in INSIDE},
    }
