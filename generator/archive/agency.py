"""A public body, with what it has filed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.archive.compact import compact
from generator.archive.reference import Reference
from generator.archive.report import Filing
from generator.archive.values import NOWHERE, Position

GOVERNMENT = "government"
KINDS = {
    GOVERNMENT: "政府",
    "department": "政府部门",
    "town": "乡镇街道",
    "public_body": "公共企事业单位",
}
"`kind` of an agency → what a reader sees."


@compact
@dataclass(frozen=True, slots=True)
class Alias:
    """Another name that an agency goes by."""

    name: str
    position: Position = field(default=NOWHERE, compare=False)


@compact
@dataclass(frozen=True, slots=True)
class FormerName:
    """A name an agency had until some year."""

    name: str
    until: str
    position: Position = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class BorneName:
    """Any name that an agency has, or had."""

    kind: str
    "The key of `agency.yaml` that it stands under: name, formal_name, aliases or former_names."
    name: str
    position: Position


@compact
@dataclass(frozen=True, slots=True)
class Agency:
    """A public body and what it has filed, as far as this archive has it."""

    region: str
    id: str
    path: str
    "Its `agency.yaml`, as findings print it."
    name: str
    "As it prints itself."
    sector: str
    kind: str
    formal_name: str | None = None
    aliases: tuple[Alias, ...] = ()
    website: str | None = None
    credit_code: str | None = None
    former_names: tuple[FormerName, ...] = ()
    former_ids: tuple[Reference, ...] = ()
    "Keys that its folder had before, as its own file has them; they lead here."
    succeeds: tuple[Reference, ...] = ()
    "Its predecessors, as its own file has them."
    succeeded_by: tuple[Reference, ...] = ()
    "The same of those its functions went to."
    name_position: Position = field(default=NOWHERE, compare=False)
    formal_name_position: Position = field(default=NOWHERE, compare=False)
    sector_position: Position = field(default=NOWHERE, compare=False)
    reports: tuple[Filing, ...] = ()
    "By year, oldest first."
    joint: tuple[Filing, ...] = ()
    "Reports that other agencies hold and filed jointly with this one, oldest first."

    @property
    def key(self) -> str:
        """`410411/gxj`: unique in the archive."""
        return f"{self.region}/{self.id}"

    def borne(self) -> Iterator[BorneName]:
        """Every name it has, or had, the strongest claim first."""
        yield BorneName("name", self.name, self.name_position)
        if self.formal_name:
            yield BorneName("formal_name", self.formal_name, self.formal_name_position)
        for alias in self.aliases:
            yield BorneName("aliases", alias.name, alias.position)
        for former in self.former_names:
            yield BorneName("former_names", former.name, former.position)

    def report(self, year: int) -> Filing | None:
        """Its report on that year, if the archive has it."""
        return _on_year(self.reports, year)

    def joint_report(self, year: int) -> Filing | None:
        """The report on that year that another agency holds for both.

        None where it has one of its own that counts.
        """
        own = self.report(year)
        if own and not own.withdrawn:
            return None
        return _on_year(self.joint, year)


def _on_year(reports: Iterable[Filing], year: int) -> Filing | None:
    """The first of these reports that is on that year."""
    for report in reports:
        if report.year == year:
            return report
    return None
