"""What the search page narrows, counts and orders by: a shard's reports without their text.

Not by Pagefind's filters: those count the results of one phrase, and most queries are several, with
the short and the long name of an agency, or a name and a year. Nor is the order Pagefind's: its
sort puts equal ones in a different order in every run. And who asks by number alone is answered
from here, the text index never opened.
"""

from collections.abc import Sequence
from typing import Any

from generator.search.record import Body, Record
from generator.survey.amounts import Amount

KnownFigure = int | list[int] | None


def table(records: Sequence[Record]) -> dict[str, Any]:
    """Return regions [code, path, level], agencies [region, id, name, kind] and reports.

    A report is [agency, year, state, verdicts, figures…], and is shown in the order given. A region
    or an agency is named by its index in its list. A path is whole, 河南省/平顶山市/湛河区, because
    four cities have a 鼓楼区.
    """
    bodies = {record.body.key: record.body for record in records}
    regions = {body.region.code: body for body in bodies.values()}
    region_number = {code: number for number, code in enumerate(regions)}
    agency_number = {key: number for number, key in enumerate(bodies)}
    agencies = []
    for body in bodies.values():
        number = region_number[body.region.code]
        row = [number, body.id, body.name, body.kind]
        agencies.append(row)
    reports = []
    for record in records:
        number = agency_number[record.body.key]
        figures = map(_figure, record.figures)
        verdicts = [verdict.word for verdict in record.verdicts]
        report = [number, record.year, record.state, verdicts, *figures]
        reports.append(report)
    return {
        "regions": list(map(_region, regions.values())),
        "agencies": agencies,
        "reports": reports,
    }


def _region(body: Body) -> list[str]:
    region = body.region
    path = "/".join(body.regions)
    return [region.code, path, region.level]


def _figure(amount: Amount) -> KnownFigure:
    """The number; in a list of its own where it is derived; null where it is not known."""
    if amount.derived and amount.value is not None:
        return [amount.value]
    return amount.value
