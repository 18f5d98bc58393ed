"""A public body, with the reports that it has filed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.archive.report import Report
from generator.archive.values import Position

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
    places: Mapping[str, Position] = field(default_factory=dict)
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
