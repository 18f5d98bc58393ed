"""The archive as typed, frozen values: no input or output, no judgement."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from generator.archive.claims import Claim, claims
from generator.archive.settings import Settings
from generator.form.parts import Form
from generator.text.look_alikes import seen


class Missing(Enum):
    """Why a cell holds no figure."""

    BLANK = "~"
    "The original leaves it blank, or prints / or —."
    LOST = "lost"
    "Our copy lost it; the original may say anything."
    UNFILLED = "待填"
    "Nobody has filled it in yet, as in a new report. Never in a published archive."
    UNREAD = ""
    "What the file has in its place is no value; a finding says so. Never in a published archive."


Value = int | str | Missing
"A cell: a count, the exact text of an amount (`670.376375`, `251000元`), or why there is none."

Place = tuple[int, int]
"1-based line and column."

Content = tuple[int, int]
"Digests of a report's figures and of its words, good for one run."

COUNTRY = "000000"
GOVERNMENT = "government"
KINDS = {
    GOVERNMENT: "政府",
    "department": "政府部门",
    "town": "乡镇街道",
    "public_body": "公共企事业单位",
}
"`kind` of an agency → what a reader sees."
AGENCY_SHAPE = "区划代码/机关，如 410411/jmj"
"How one agency is named in another's file."


@dataclass(frozen=True, slots=True)
class Region:
    """A place of GB/T 2260; a town has nine digits."""

    code: str
    name: str
    former: tuple[str, ...] = ()
    "Codes it had before; they redirect here."

    @property
    def level(self) -> str:
        """国家, 省级, 市级, 县级 or 乡级, told by the digits."""
        if self.code == COUNTRY:
            return "国家"
        if len(self.code) > len(COUNTRY):
            return "乡级"
        return (
            "省级" if self.code.endswith("0000") else "市级" if self.code.endswith("00") else "县级"
        )


NATION = Region(COUNTRY, "全国")


@dataclass(frozen=True, slots=True)
class Source:
    """Where the original of a report is, as far as it is known."""

    url: str | None = None
    retrieved: str | None = None
    file: str | None = None
    sha256: str | None = None
    index_number: str | None = None
    "索引号 as printed."
    document_number: str | None = None
    "文号 as printed."


@dataclass(frozen=True, slots=True)
class Correction:
    """A cell that was changed after publication."""

    date: str
    cell: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a report no longer counts; its page stays."""

    date: str
    reason: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a report, in the order of its form's cells."""

    form: Form
    values: tuple[Value, ...]
    places: "array[int]"
    "Line and column of each value, alternating: 2 x len(values)."

    def __getitem__(self, cell: str) -> Value:
        return self.values[self.form.index[cell]]

    def __contains__(self, cell: object) -> bool:
        return cell in self.form.index

    def place(self, cell: str) -> Place:
        """Where the value of that cell stands in the file."""
        at = 2 * self.form.index[cell]
        return self.places[at], self.places[at + 1]

    def count(self, missing: Missing) -> int:
        """How many cells are blank, or lost."""
        return self.values.count(missing)


@dataclass(frozen=True, slots=True)
class Report:
    """One agency's report on one year."""

    region: str
    agency: str
    year: int
    path: str
    "The file it came from, as findings print it."
    title: str
    figures: Figures
    body: str
    "The narrative, Markdown, as published."
    body_line: int
    published: str | None = None
    archived: str | None = None
    source: Source = Source()
    joint: tuple[str, ...] = ()
    "`region/agency` of the bodies that filed it jointly with the one that holds it."
    acknowledged: Mapping[str, str] = field(default_factory=dict)
    "Identity id → why it does not hold in the original."
    corrections: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None
    places: Mapping[str, Place] = field(default_factory=dict)
    "Key of the front matter → where its value stands."

    @property
    def content(self) -> Content:
        """What reports of the same figures and words share, spaces apart."""
        return hash(self.figures.values), hash("".join(self.body.split()))


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name an agency had until some year."""

    name: str
    until: str


@dataclass(frozen=True, slots=True)
class Agency:
    """A public body and the reports it has in this archive."""

    region: str
    id: str
    path: str
    "Its `agency.yaml`, as findings print it."
    name: str
    "As it prints itself."
    sector: str
    kind: str
    formal_name: str | None = None
    aliases: tuple[str, ...] = ()
    website: str | None = None
    credit_code: str | None = None
    former_names: tuple[FormerName, ...] = ()
    succeeds: tuple[str, ...] = ()
    "`region/agency` of each predecessor, as its own file has them."
    succeeded_by: tuple[str, ...] = ()
    "The same of those its functions went to."
    places: Mapping[str, Place] = field(default_factory=dict)
    reports: tuple[Report, ...] = ()
    "By year, oldest first."
    joint: tuple[Report, ...] = ()
    "Reports that other agencies hold and filed jointly with this one, oldest first."

    @property
    def key(self) -> str:
        """`410411/gxj`: unique in the archive."""
        return f"{self.region}/{self.id}"

    def borne(self) -> Iterator[tuple[str, str]]:
        """Every name it has, or had: where it stands in the file (`aliases.0`), and the name."""
        yield "name", self.name
        if self.formal_name:
            yield "formal_name", self.formal_name
        for number, alias in enumerate(self.aliases):
            yield f"aliases.{number}", alias
        for number, former in enumerate(self.former_names):
            yield f"former_names.{number}", former.name

    def report(self, year: int) -> Report | None:
        """Its report on that year, if the archive has it."""
        return next((report for report in self.reports if report.year == year), None)

    def joint_report(self, year: int) -> Report | None:
        """The report on that year that another agency holds for both, if there is none of its own that counts."""
        own = self.report(year)
        if own and not own.withdrawn:
            return None
        return next((report for report in self.joint if report.year == year), None)


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
        return tuple(other for other in named if agency.key in other.succeeded_by)

    def successors(self, agency: Agency) -> tuple[Agency, ...]:
        """Those its functions went to; what only one of the two says is not so."""
        named = self._known(agency.succeeded_by)
        return tuple(other for other in named if agency.key in other.succeeds)

    def _known(self, keys: Iterable[str]) -> tuple[Agency, ...]:
        return tuple(self.by_key[key] for key in dict.fromkeys(keys) if key in self.by_key)

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
            names = (name for _, name in agency.borne())
            found[agency.key] = tuple(
                frozenset(claims(name, agency.region, own, self.places)) for name in names
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
        """From the province down to the region itself; the country stands above all and is left out."""
        chain: list[Region] = []
        current: str | None = code
        while current and current != COUNTRY:
            if current in self.regions:
                chain.append(self.regions[current])
            current = self.parent(current)
        return tuple(reversed(chain))

    def above(self, code: str) -> tuple[Region, ...]:
        """The breadcrumb of regions: from the province down; the country where there is nothing else."""
        return self.lineage(code) or (NATION,)
