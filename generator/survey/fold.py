"""What was found out agency by agency → the archive as a whole."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from operator import attrgetter

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.report import Filing
from generator.survey.overview import Survey
from generator.survey.standing import Standing

Standings = Mapping[str, tuple[Standing, ...]]
"Agency key → the reports it holds, oldest first."


def folded(named: Archive, standings: Standings) -> Survey:
    """The survey of an archive whose agencies have filed nothing yet, and what they have filed."""
    filings = {}
    for agency in named.agencies:
        held = standings.get(agency.key, ())
        filings[agency.key] = tuple(standing.report for standing in held)
    joint = _joint(filings)
    linked = (_linked(agency, filings, joint) for agency in named.agencies)
    archive = replace(named, agencies=tuple(linked))
    of_agency = {}
    for agency in archive.agencies:
        held = standings.get(agency.key, ())
        of_agency[agency.key] = tuple(_of(agency, held, archive))
    return Survey(archive, of_agency)


def _joint(filings: Mapping[str, Iterable[Filing]]) -> Mapping[str, list[Filing]]:
    """Agency key → the reports that others hold and name it in, oldest first."""
    joint: dict[str, list[Filing]] = {}
    for key, held in filings.items():
        for report in held:
            bodies = dict.fromkeys(body.key for body in report.joint)
            bodies.pop(key, None)
            for body in bodies:
                named = joint.setdefault(body, [])
                named.append(report)
    return {key: sorted(named, key=attrgetter("year")) for key, named in joint.items()}


def _linked(
    agency: Agency,
    filings: Mapping[str, tuple[Filing, ...]],
    joint: Mapping[str, list[Filing]],
) -> Agency:
    """The agency with what it has filed."""
    return replace(
        agency,
        reports=filings[agency.key],
        joint=tuple(joint.get(agency.key, ())),
    )


def _of(agency: Agency, held: Iterable[Standing], archive: Archive) -> Iterator[Standing]:
    """The same, each with the agencies as the archive has them."""
    known = archive.by_key
    for standing in held:
        keys = [body.key for body in standing.report.joint]
        partners = tuple(known[key] for key in keys if key in known)
        yield replace(standing, agency=agency, partners=partners)
