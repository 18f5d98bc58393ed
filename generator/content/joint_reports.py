"""Reports that several agencies file together (联合编制).

One of them holds the file, and it is theirs all the same.
"""

from collections.abc import Iterable
from dataclasses import replace

from generator.archive.agency import Agency
from generator.archive.report import Report


def linked(agencies: Iterable[Agency]) -> list[Agency]:
    """The agencies, each with the reports of others that name it."""
    known = list(agencies)
    named: dict[str, list[Report]] = {}
    for agency in known:
        for report in agency.reports:
            for key in dict.fromkeys(body.key for body in report.joint):
                if key != agency.key:
                    named.setdefault(key, []).append(report)
    return [_with(agency, named.get(agency.key, [])) for agency in known]


def _with(agency: Agency, reports: list[Report]) -> Agency:
    return replace(agency, joint=tuple(sorted(reports, key=lambda report: report.year)))
