"""The archive as one frozen value: no input or output, no judgement."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

from generator.archive.agency import Agency
from generator.archive.claims import Claim, CodesByName, claims
from generator.archive.reference import Reference
from generator.archive.region import COUNTRY, NATION, Region
from generator.archive.report import Content, Report
from generator.archive.settings import Settings
from generator.text.look_alikes import seen

Key = TypeVar("Key")
Value = TypeVar("Value")


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
    regions: Mapping[str, Region]
    agencies: tuple[Agency, ...]
    "By region, then id."
    pages: tuple[PlainPage, ...] = ()

    def reports(self) -> Iterator[Report]:
        """Every report, by agency, then year."""
        for agency in self.agencies:
            yield from agency.reports

    @cached_property
    def by_key(self) -> Mapping[str, Agency]:
        """`410411/gxj` → the agency."""
        return {agency.key: agency for agency in self.agencies}

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
    def codes(self) -> CodesByName:
        """Name of a region → the codes of all that are called so: several cities have a 新华区."""
        codes = defaultdict(list)
        for region in self.regions.values():
            if region.code == COUNTRY:
                continue
            codes[region.name].append(region.code)
        return _frozen(codes)

    @cached_property
    def places(self) -> CodesByName:
        """The same by the names as the eye reads them."""
        places: dict[str, list[str]] = defaultdict(list)
        for name, codes in self.codes.items():
            look = seen(name)
            places[look] += codes
        return _frozen(places)

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
        own = {seen(region.name): region.code for region in self.lineage(home)}
        for borne in agency.borne():
            whose = claims(borne.name, home, own, self.places)
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
        return _frozen(bearers)

    @cached_property
    def alike(self) -> Mapping[Content, tuple[Report, ...]]:
        """Reports by what they say, which those that say the same share."""
        alike = defaultdict(list)
        for report in self.reports():
            alike[report.content].append(report)
        return _frozen(alike)

    def parent(self, code: str) -> str | None:
        """The next region above that has a code of its own; None above the country."""
        if code == COUNTRY:
            return None
        county = code[:6]
        city = code[:4] + "00"
        province = code[:2] + "0000"
        for above in (county, city, province):
            if above == code:
                continue
            if above in self.regions:
                return above
        return COUNTRY

    def lineage(self, code: str) -> tuple[Region, ...]:
        """From the province down to the region itself.

        The country, which stands above all, is left out.
        """
        upwards: list[Region] = []
        current: str | None = code
        while current and current != COUNTRY:
            if current in self.regions:
                region = self.regions[current]
                upwards.append(region)
            current = self.parent(current)
        return tuple(reversed(upwards))

    def above(self, code: str) -> tuple[Region, ...]:
        """The breadcrumb of regions: from the province down, or the country alone."""
        return self.lineage(code) or (NATION,)


def _frozen(lists: Mapping[Key, list[Value]]) -> Mapping[Key, tuple[Value, ...]]:
    return {key: tuple(values) for key, values in lists.items()}


def _names(references: Iterable[Reference], agency: Agency) -> bool:
    """Whether the agency is among those named."""
    return any(reference.key == agency.key for reference in references)
