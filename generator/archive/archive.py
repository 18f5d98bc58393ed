"""The archive as one frozen value: no input or output, no judgement."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.archive.agency import Agency
from generator.archive.claims import Claim, claims
from generator.archive.reference import Reference
from generator.archive.region import COUNTRY, NATION, Region
from generator.archive.report import Content, Report
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
        return tuple(other for other in named if _names(other.succeeded_by, agency))

    def successors(self, agency: Agency) -> tuple[Agency, ...]:
        """Those its functions went to; what only one of the two says is not so."""
        named = self._known(agency.succeeded_by)
        return tuple(other for other in named if _names(other.succeeds, agency))

    def _known(self, references: Iterable[Reference]) -> tuple[Agency, ...]:
        keys = dict.fromkeys(reference.key for reference in references)
        return tuple(self.by_key[key] for key in keys if key in self.by_key)

    @cached_property
    def codes(self) -> Mapping[str, tuple[str, ...]]:
        """Name of a region → the codes of all that are called so: several cities have a 新华区."""
        found: dict[str, tuple[str, ...]] = {}
        for region in self.regions.values():
            if region.code != COUNTRY:
                found[region.name] = (*found.get(region.name, ()), region.code)
        return found

    @cached_property
    def places(self) -> Mapping[str, tuple[str, ...]]:
        """The same by the names as the eye reads them."""
        found: dict[str, tuple[str, ...]] = {}
        for name, codes in self.codes.items():
            found[seen(name)] = (*found.get(seen(name), ()), *codes)
        return found

    @cached_property
    def claims(self) -> Mapping[str, tuple[frozenset[Claim], ...]]:
        """Agency key → of each name it bears, whose it is."""
        found = {}
        for agency in self.agencies:
            own = {seen(region.name): region.code for region in self.lineage(agency.region)}
            found[agency.key] = tuple(
                frozenset(claims(borne.name, agency.region, own, self.places))
                for borne in agency.borne()
            )
        return found

    @cached_property
    def bearers(self) -> Mapping[Claim, tuple[Agency, ...]]:
        """Whose a name is → the agencies that have it among theirs, or had it."""
        found: dict[Claim, tuple[Agency, ...]] = {}
        for key, names in self.claims.items():
            for claim in frozenset[Claim]().union(*names):
                found[claim] = (*found.get(claim, ()), self.by_key[key])
        return found

    @cached_property
    def alike(self) -> Mapping[Content, tuple[Report, ...]]:
        """Reports by what they say, which those that say the same share."""
        found: dict[Content, tuple[Report, ...]] = {}
        for report in self.reports():
            found[report.content] = (*found.get(report.content, ()), report)
        return found

    def parent(self, code: str) -> str | None:
        """The next region above that has a code of its own; None above the country."""
        if code == COUNTRY:
            return None
        candidates = (code[:6], code[:4] + "00", code[:2] + "0000", COUNTRY)
        return next(
            above
            for above in candidates
            if above != code and (above in self.regions or above == COUNTRY)
        )

    def lineage(self, code: str) -> tuple[Region, ...]:
        """From the province down to the region itself.

        The country, which stands above all, is left out.
        """
        chain: list[Region] = []
        current: str | None = code
        while current and current != COUNTRY:
            if current in self.regions:
                chain.append(self.regions[current])
            current = self.parent(current)
        return tuple(reversed(chain))

    def above(self, code: str) -> tuple[Region, ...]:
        """The breadcrumb of regions: from the province down, or the country alone."""
        return self.lineage(code) or (NATION,)


def _names(references: Iterable[Reference], agency: Agency) -> bool:
    """Whether the agency is among those named."""
    return any(reference.key == agency.key for reference in references)
