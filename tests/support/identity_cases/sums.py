"""What the identities demand of a report: plain sums over names of cells."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from support.identity_cases.form_words import (
    APPLICANTS,
    COLUMNS,
    DOCUMENTS,
    ENDS,
    FOLLOWS,
    OUTCOMES,
    PROJECTS,
    SUITS,
    TABLES,
    results,
)

LAST = "last:"
"Before a cell of the year before."


Figures = dict[str, Any]


Case = dict[str, Any]


Identity = tuple[str, list[str], list[str]]
"Its id, and the cells that are added up on either side."


def identities(editions: Mapping[str, int]) -> Iterator[Identity]:
    """Every 勾稽关系 between the cells of these editions."""
    rows = results(editions["requests"])
    for column in COLUMNS:
        at = f"requests.{{}}.{column}".format
        yield (
            f"requests.balance.{column}",
            [at("received"), at("carried_in")],
            [at("total"), at("carried_over")],
        )
        yield f"requests.total.{column}", [at("total")], [at(row) for row in rows]
        yield (
            f"requests.carried.{column}",
            [at("carried_in")],
            [LAST + at("carried_over")],
        )
    for row in ENDS | rows | FOLLOWS:
        yield (
            f"requests.{row}.sum",
            [f"requests.{row}.{column}" for column in APPLICANTS],
            [f"requests.{row}.total"],
        )
    for row in SUITS:
        yield (
            f"disputes.{row}.sum",
            [f"disputes.{row}.{column}" for column in OUTCOMES],
            [f"disputes.{row}.total"],
        )
    if editions["proactive"] == 2021:
        for row in DOCUMENTS:
            at = f"proactive.{row}.{{}}".format
            yield (
                f"proactive.{row}.in_force",
                [at("in_force"), at("repealed")],
                [LAST + at("in_force"), at("issued")],
            )
    else:
        for row in PROJECTS:
            at = f"proactive.{row}.{{}}".format
            yield (
                f"proactive.{row}.carried",
                [at("last_year")],
                [LAST + at("last_year"), LAST + at("change")],
            )


def editions_of(report: Case) -> dict[str, int]:
    """Table → edition."""
    stated = report["edition"]
    if isinstance(stated, dict):
        return stated
    return {table: int(stated) for table in TABLES}


def cells(editions: Mapping[str, int]) -> set[str]:
    """Those that reach from one year into the next, of these editions."""
    found = {f"requests.carried_over.{column}" for column in COLUMNS}
    if editions["proactive"] == 2021:
        return found | {f"proactive.{row}.in_force" for row in DOCUMENTS}
    return found | {
        f"proactive.{row}.{column}" for row, column in product(PROJECTS, ("last_year", "change"))
    }


def value(cell: str, report: Case) -> int | None:
    """The number in a cell of the report or of the year before; None where there is none."""
    if not cell.startswith(LAST):
        found = report["figures"].get(cell, 0)
        return found if isinstance(found, int) else None
    before = report.get("previous")
    own = cell.removeprefix(LAST)
    if before is None or "withdrawn" in before:
        return None
    if before.get("year", report["year"] - 1) != report["year"] - 1:
        return None
    if own not in cells(editions_of(before)):
        return None
    found = before["figures"].get(own, 0)
    return found if isinstance(found, int) else None


def verdict(identity: Identity, report: Case) -> str:
    """Of one identity."""
    name, *sides = identity
    left, right = ([value(cell, report) for cell in side] for side in sides)
    if None in left or None in right:
        return "unknown"
    if sum(filter(None, left)) == sum(filter(None, right)):
        return "holds"
    return "acknowledged" if name in report.get("acknowledged", {}) else "broken"


def judged(case: Case) -> Case:
    """The case with the verdict of every identity that does not hold."""
    verdicts = {}
    for identity in identities(editions_of(case)):
        name, left, right = identity
        found = verdict(identity, case)
        reaches_back = any(cell.startswith(LAST) for cell in left + right)
        is_said = reaches_back and "previous" not in case
        if found != "holds" and not is_said:
            verdicts[name] = found
    return without_zeros(case) | {"expect": {"verdicts": verdicts}}


def without_zeros(report: Case) -> Case:
    """The report and those before it with the cells that are not 0."""
    figures = {cell: number for cell, number in report["figures"].items() if number != 0}
    if "previous" in report:
        return report | {"figures": figures, "previous": without_zeros(report["previous"])}
    return report | {"figures": figures}
