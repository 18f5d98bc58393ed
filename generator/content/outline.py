"""`content/` → what is known of an archive before a report is read: places and names.

Loading never judges; that is for the rules.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.former_keys import former_keys
from generator.archive.frame import Frame
from generator.archive.joint import held_by_others
from generator.archive.region import NATION
from generator.archive.report import Filing
from generator.content.agency_folder import agency_of, reports_of
from generator.content.folder import FAR, read_folder
from generator.content.originals import Original, unnamed
from generator.content.plain_pages import load_pages
from generator.content.regions import load_regions
from generator.content.sectors import unknown_sector
from generator.content.sight import Seen, Sight, look
from generator.content.site_file import load_settings
from generator.content.static import load_static
from generator.finding import Finding


@dataclass(frozen=True)
class Outline:
    """An archive known by its names: what every agency may know of the others."""

    archive: Archive
    "Its agencies have filed nothing yet."
    folders: Mapping[str, bytes]
    "Agency key → digest of its folder, by key; those included whose agency cannot be read."
    filed: tuple[tuple[str, int], ...]
    "Agency key and year of each report, by their names."
    joint: tuple[Filing, ...]
    "Reports that several agencies filed together, by who holds them, oldest first."
    findings: tuple[Finding, ...]
    originals: Mapping[str, tuple[Original, ...]]
    "Agency key → those of its reports that are kept."
    kept: Mapping[str, Original]
    "All that are, by digest."
    static: Mapping[str, bytes]
    "File of the site → its content, of those that stand there as they are."

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Every year there is a report on, newest first."""
        years = {year for _, year in self.filed}
        return tuple(sorted(years, reverse=True))

    def frame(self, agency: Agency) -> Frame:
        """What that agency's pages may know of the archive."""
        archive = self.archive
        regions = archive.regions
        own = self._held.get(agency.key, ())
        elsewhere = self._elsewhere.get(agency.key, ())
        keys: dict[str, None] = {}
        for report in (*own, *elsewhere):
            keys[report.holder] = None
            keys |= dict.fromkeys(body.key for body in report.joint)
        known = archive.by_key
        former = former_keys(agency, regions)
        return Frame(
            region=regions.get(agency.region, NATION),
            above=regions.above(agency.region),
            former=tuple(key for key in former if key not in self.folders),
            predecessors=archive.predecessors(agency),
            successors=archive.successors(agency),
            bodies=tuple(known[key] for key in keys if key in known),
            elsewhere=elsewhere,
        )

    @cached_property
    def _held(self) -> Mapping[str, list[Filing]]:
        """Agency key → those of the joint reports that it holds."""
        held: defaultdict[str, list[Filing]] = defaultdict(list)
        for report in self.joint:
            held[report.holder].append(report)
        return held

    @cached_property
    def _elsewhere(self) -> Mapping[str, tuple[Filing, ...]]:
        """Agency key → those that others hold."""
        return held_by_others(self.joint)


def outline(content: Path, this_year: int = FAR, base_url: str | None = None) -> Outline:
    """What is known of an archive from its names."""
    return named(look(content, this_year), base_url)


def named(
    sight: Sight,
    base_url: str | None = None,
    host_url: str | None = None,
    *,
    unlisted: bool = False,
) -> Outline:
    """The names in what was seen.

    base_url: where the site will stand, if not where site.yaml says; host_url: where it will if
    that says nothing. unlisted: whether search engines are to leave it out.
    """
    regions, of_regions = load_regions(sight.content)
    settings, of_settings = load_settings(sight.content, regions)
    address = base_url or (None if settings.has_address else host_url)
    if address:
        folder = address.rstrip("/")
        settings = replace(settings, base_url=f"{folder}/")
    settings = replace(settings, unlisted=unlisted)
    pages, of_pages = load_pages(sight.content)
    static, of_static = load_static(sight.content)
    naming = (seen for seen in sight.folders if seen.originals)
    originals = {seen.folder.key: seen.originals for seen in naming}
    in_use = chain.from_iterable(originals.values())
    findings = [
        *sight.findings,
        *unnamed(sight.originals, in_use),
        *of_regions,
        *of_settings,
        *of_pages,
        *of_static,
    ]
    agencies: list[Agency] = []
    joint: list[Filing] = []
    for seen in sight.folders:
        agency, of_agency = agency_of(seen.folder)
        findings += [*seen.folder.findings, *of_agency]
        if agency:
            agencies.append(agency)
            findings += unknown_sector(agency, settings)
            joint += _joint(seen)
        else:
            # Nobody knows whose they are; what is wrong with them is told all the same.
            again = read_folder(sight.content, seen.folder.key, sight.this_year)
            _, of_reports = reports_of(again, sight.this_year)
            findings += of_reports
    archive = Archive(
        settings=settings,
        regions=regions,
        agencies=tuple(agencies),
        pages=tuple(pages),
    )
    return Outline(
        archive=archive,
        folders={seen.folder.key: seen.digest for seen in sight.folders},
        filed=tuple(sight.filed()),
        joint=tuple(joint),
        findings=tuple(findings),
        originals=originals,
        kept={original.sha256: original for original in sight.originals},
        static=static,
    )


def _joint(seen: Seen) -> Iterator[Filing]:
    """The reports of a folder that were filed together with others; most folders have none."""
    if not seen.may_be_joint:
        return
    reports, _ = reports_of(seen.folder)
    for report in reports:
        if report.joint:
            yield report.filing
