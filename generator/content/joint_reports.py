"""Reports that several agencies file together (联合编制).

One of them holds the file, and it is theirs all the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import attrgetter

from generator.archive.agency import Agency
from generator.archive.report import Report


def linked(agencies: Iterable[Agency]) -> list[Agency]:
    """The agencies, each with the reports of others that name it."""
    known = list(agencies)
    named: dict[str, list[Report]] = {}
    for agency in known:
        for report in agency.reports:
            others = dict.fromkeys(body.key for body in report.joint)
            others.pop(agency.key, None)
            for key in others:
                named.setdefault(key, []).append(report)
    return [_with(agency, named) for agency in known]


def _with(agency: Agency, named: Mapping[str, list[Report]]) -> Agency:
    reports = named.get(agency.key, [])
    by_year = sorted(reports, key=attrgetter("year"))
    return replace(agency, joint=tuple(by_year))
