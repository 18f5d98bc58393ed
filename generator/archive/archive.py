"""The archive as one frozen value: no input or output, no judgement."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from generator.archive.agency import Agency
from generator.archive.claims import Claim, claims
from generator.archive.former_keys import owners
from generator.archive.reference import Reference
from generator.archive.regions import Regions, frozen
from generator.archive.report import Filing
from generator.archive.settings import Settings
from generator.text.look_alikes import seen


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A plain page of `content/pages/`."""

    id: str
    path: str
    title: str
    body: str


@dataclass(frozen=True)
class Archive:
    """Everything `content/` says."""

    settings: Settings
    regions: Regions
    agencies: tuple[Agency, ...]
    "By region, then id."
    pages: tuple[PlainPage, ...] = ()

    def reports(self) -> Iterator[Filing]:
        """What every agency has filed, by agency, then year."""
        for agency in self.agencies:
            yield from agency.reports

    @cached_property
    def by_key(self) -> Mapping[str, Agency]:
        """`410411/gxj` → the agency."""
        return {agency.key: agency for agency in self.agencies}

    @cached_property
    def former(self) -> Mapping[str, tuple[Agency, ...]]:
        """Key that led to an agency once → whose it was: one's, where nothing is wrong."""
        return owners(self.agencies, self.regions)

    def predecessors(self, agency: Agency) -> tuple[Agency, ...]:
        """Whom it succeeds; what only one of the two says is not so."""
        named = self._known(agency.succeeds)
        agreeing = [other for other in named if _names(other.succeeded_by, agency)]
        return tuple(agreeing)

    def successors(self, agency: Agency) -> tuple[Agency, ...]:
        """Those its functions went to; what only one of the two says is not so."""
        named = self._known(agency.succeeded_by)
        agreeing = [other for other in named if _names(other.succeeds, agency)]
        return tuple(agreeing)

    def _known(self, references: Iterable[Reference]) -> list[Agency]:
        """The agencies of the archive that are named, each once."""
        keys = [reference.key for reference in references]
        each_once = dict.fromkeys(keys)
        return [self.by_key[key] for key in each_once if key in self.by_key]

    @cached_property
    def claims(self) -> Mapping[str, tuple[frozenset[Claim], ...]]:
        """Agency key → of each name it bears, whose it is."""
        claims_of = {}
        for agency in self.agencies:
            names = self._claims_of(agency)
            claims_of[agency.key] = tuple(names)
        return claims_of

    def _claims_of(self, agency: Agency) -> Iterator[frozenset[Claim]]:
        home = agency.region
        own = {seen(region.name): region.code for region in self.regions.lineage(home)}
        for borne in agency.borne():
            whose = claims(borne.name, home, own, self.regions.places)
            yield frozenset(whose)

    @cached_property
    def bearers(self) -> Mapping[Claim, tuple[Agency, ...]]:
        """Whose a name is → the agencies that have it among theirs, or had it."""
        bearers = defaultdict(list)
        for key, names in self.claims.items():
            agency = self.by_key[key]
            each_once = frozenset(chain.from_iterable(names))
            for claim in each_once:
                bearers[claim].append(agency)
        return frozen(bearers)

    @cached_property
    def alike(self) -> Mapping[bytes, tuple[Filing, ...]]:
        """Reports by what they say, which those that say the same share."""
        alike = defaultdict(list)
        for report in self.reports():
            alike[report.content].append(report)
        return frozen(alike)


def _names(references: Iterable[Reference], agency: Agency) -> bool:
    """Whether the agency is among those named."""
    return any(reference.key == agency.key for reference in references)
