"""A part of an archive, read by the ordinary loader and held to the ordinary rules."""

from collections.abc import (
    Callable,
    Container,
    Iterable,
    Iterator,
    Mapping,
)
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter
from pathlib import Path

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.report import Report
from generator.build.agency import read, standings_of
from generator.build.originals import verified
from generator.build.tasks import Tasks
from generator.build.whole import shared_by_all
from generator.content.agency_folder import agency_of
from generator.content.folder import AGENCY_FILE, Folder
from generator.content.outline import outline
from generator.finding import Finding
from generator.revision.reach import REPORTS, key_of
from generator.revision.scratch import Scratch
from generator.rules import check, check_archive
from generator.rules.dossier import Assessed, Dossier
from generator.survey.fold import folded
from generator.survey.standing import Standing


@dataclass(frozen=True, slots=True)
class Held:
    """A report of one revision, with its verdicts and how it stands."""

    agency: Agency
    assessed: Assessed
    standing: Standing

    @property
    def report(self) -> Report:
        """The report alone."""
        return self.assessed.report


@dataclass(frozen=True, slots=True)
class Part:
    """What was read of a revision."""

    archive: Archive
    "Its agencies as far as they were read."
    held: Mapping[str, Held]
    "By the path in the archive: `reports/410411/gxj/2025.md`."
    findings: tuple[Finding, ...]
    "Sorted; their paths as the person who asked has them."


def part_of(
    laid_out: Scratch,
    others: Iterable[str],
    shown: Path,
    this_year: int,
    held_against: Container[str],
) -> Part:
    """What lies in a scratch folder.

    others: the keys of agencies of which no more is known than who they are. shown: what the person
    who asks calls the archive. held_against: the reports, by their paths in the archive, that are
    held against their originals, too.
    """
    root = laid_out.root
    names = outline(root, this_year)
    read_whole = [agency.key for agency in names.archive.agencies]
    everybody = [*names.archive.agencies, *_known(laid_out, others)]
    everybody.sort(key=attrgetter("region", "id"))
    names = replace(names, archive=replace(names.archive, agencies=tuple(everybody)))
    shared = shared_by_all(names, b"", this_year)
    tasks = Tasks(root, names, shared)
    kept = names.archive.settings.originals
    held: dict[str, Held] = {}
    standings: dict[str, tuple[Standing, ...]] = {}
    findings = list(names.findings)
    for task in tasks.of(read_whole):
        file, wrong = read(task, shared)
        of_agency = tuple(standings_of(file, task.frame))
        standings[task.agency.key] = of_agency
        findings += chain(wrong, check(file))
        beside = _beside(file, root, held_against)
        _, unlike = verified(beside, task.originals, kept)
        findings += unlike
        held |= _held(file, of_agency, root)
    survey = folded(names.archive, standings)
    findings += check_archive(survey.archive, survey.covered)
    as_shown = _renamed(root, shown)
    return Part(survey.archive, held, tuple(sorted(map(as_shown, findings))))


def _known(laid_out: Scratch, keys: Iterable[str]) -> Iterator[Agency]:
    """Agencies by their own files alone."""
    paths = [f"{REPORTS}{key}/{AGENCY_FILE}" for key in sorted(keys)]
    for path, data in laid_out.files.read(paths):
        own = laid_out.root / path
        files = {} if data is None else {AGENCY_FILE: data}
        folder = Folder(
            key_of(path),
            own.parent.as_posix(),
            files,
            (),
        )
        agency, _ = agency_of(folder)
        if agency:
            yield agency


def _beside(
    file: Dossier,
    root: Path,
    wanted: Container[str],
) -> Iterator[Report]:
    for report in file.reports:
        if _within(report.path, root) in wanted:
            yield report


def _held(
    file: Dossier,
    standings: Iterable[Standing],
    root: Path,
) -> dict[str, Held]:
    found = {}
    for assessed, standing in zip(file.assessed, standings, strict=True):
        path = _within(assessed.report.path, root)
        found[path] = Held(file.agency, assessed, standing)
    return found


def _within(path: str, root: Path) -> str:
    return path.removeprefix(f"{root.as_posix()}/")


def _renamed(root: Path, shown: Path) -> Callable[[Finding], Finding]:
    """What says a finding as the person who asked calls the archive."""
    own = f"{root.as_posix()}/"
    theirs = (shown / "x").as_posix().removesuffix("x")

    def renamed(finding: Finding) -> Finding:
        return replace(
            finding,
            path=finding.path.replace(own, theirs, 1),
            message=finding.message.replace(own, theirs),
            hint=finding.hint.replace(own, theirs),
        )

    return renamed
