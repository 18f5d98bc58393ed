"""What was found out agency by agency → the archive as a whole."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.joint import held_by_others, partners
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
    joint = held_by_others(chain.from_iterable(filings.values()))
    linked = (_linked(agency, filings, joint) for agency in named.agencies)
    archive = replace(named, agencies=tuple(linked))
    of_agency = {}
    for agency in archive.agencies:
        held = standings.get(agency.key, ())
        of_agency[agency.key] = tuple(_of(agency, held, archive))
    return Survey(archive, of_agency)


def _linked(
    agency: Agency,
    filings: Mapping[str, tuple[Filing, ...]],
    joint: Mapping[str, tuple[Filing, ...]],
) -> Agency:
    """The agency with what it has filed."""
    return replace(
        agency,
        reports=filings[agency.key],
        joint=joint.get(agency.key, ()),
    )


def _of(agency: Agency, held: Iterable[Standing], archive: Archive) -> Iterator[Standing]:
    """The same, each with the agencies as the archive has them."""
    known = archive.by_key
    for standing in held:
        yield replace(standing, agency=agency, partners=partners(standing.report, known))
