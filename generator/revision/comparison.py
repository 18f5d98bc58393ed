"""Two revisions of an archive: all there is to say of them."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.content.regions import load_regions
from generator.finding import ERROR, Finding
from generator.revision import (
    judgement,
    other_changes,
    report_changes,
)
from generator.revision.addresses import addresses, vanished
from generator.revision.change import Change, ReportChange
from generator.revision.files import (
    Files,
    of_tree,
    of_working_tree,
)
from generator.revision.git import Repository
from generator.revision.moves import pairs
from generator.revision.objections import beside, objections
from generator.revision.part import part_of
from generator.revision.reach import (
    ALWAYS,
    codes_that_differ,
    reach,
)
from generator.revision.report_changes import Sides
from generator.revision.scratch import Scratch
from generator.revision.viewing import worth_a_look


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be compared."""

    content: Path
    "The archive, as the person who asks calls it."
    base: str
    head: str | None
    "None: what lies in the working tree."
    this_year: int
    ours: bool
    "Figures that change were ours to get right."


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed, what follows from it, and what is wrong with it."""

    reports: tuple[ReportChange, ...]
    others: tuple[Change, ...]
    vanished: tuple[str, ...]
    "Addresses, relative to the site's root; of those below one another the topmost."
    pages: tuple[str, ...]
    "Those worth a look."
    base_url: str
    "Where the site stands."
    findings: tuple[Finding, ...]
    "Of what changed and of what stands beside it, sorted."
    rest: tuple[Finding, ...]
    "Warnings on what else was read; what was not read is not held to anything."


def compare(asked: Asked, scratch: Path) -> Comparison:
    """Compare two revisions. scratch: an empty folder, in which parts of them are laid out.

    Raises UsageError where there is no such repository or revision.
    """
    content = asked.content
    repository = Repository(content)
    tree = repository.tree(asked.base)
    base = of_tree(repository, content, tree)
    head, outside = _head(
        asked,
        repository,
        tree,
        base,
    )
    older = Scratch(scratch / "base", base)
    newer = Scratch(scratch / "head", head)
    for laid_out in (older, newer):
        laid_out.put(ALWAYS)
    before, _ = load_regions(older.root)
    after, _ = load_regions(newer.root)
    # Of a file that cannot be read nobody knows which of them it changes.
    places = codes_that_differ(before, after) if after else []
    read = reach(
        repository,
        tree,
        base,
        head,
        places,
    )
    for laid_out in (older, newer):
        laid_out.put(read.paths)
    old = part_of(
        older,
        read.named,
        content,
        asked.this_year,
        (),
    )
    new = part_of(
        newer,
        read.known,
        content,
        asked.this_year,
        read.verified,
    )
    sides = Sides(
        old=old,
        new=new,
        now_at=pairs(old, new),
        differing=read.differing,
        were=base.entries.keys(),
        there=head.entries.keys(),
    )
    prefixes = beside(content, read)
    return _compared(
        asked,
        sides,
        outside,
        prefixes,
    )


def _head(
    asked: Asked,
    repository: Repository,
    tree: str,
    base: Files,
) -> tuple[Files, list[str]]:
    """The files of the newer revision, and what differs outside the archive."""
    if asked.head is None:
        return of_working_tree(
            repository,
            asked.content,
            tree,
            base,
        )
    newer = repository.tree(asked.head)
    differing = repository.differing(tree, newer)
    _, outside = repository.inside(differing)
    return of_tree(repository, asked.content, newer), outside


def _compared(
    asked: Asked,
    sides: Sides,
    outside: list[str],
    prefixes: tuple[str, ...],
) -> Comparison:
    """prefixes: how the paths begin of which findings are shown."""
    reports = tuple(report_changes.changes(sides))
    others = tuple(other_changes.changes(sides))
    before = addresses(sides.were, sides.old)
    after = addresses(sides.there, sides.new)
    gone = vanished(before, after)
    shown = list(
        objections(
            sides,
            gone,
            asked.content,
            ours=asked.ours,
        )
    )
    if outside and sides.differing:
        shown.append(judgement.mixed(outside))
    rest: list[Finding] = []
    for finding in sides.new.findings:
        is_shown = finding.severity == ERROR or finding.path.startswith(prefixes)
        (shown if is_shown else rest).append(finding)
    settings = sides.new.archive.settings
    return Comparison(
        reports=reports,
        others=others,
        vanished=tuple(gone),
        pages=_there(worth_a_look(reports, others), after),
        base_url=settings.base_url,
        findings=tuple(sorted(shown)),
        rest=tuple(rest),
    )


def _there(pages: Iterable[str], known: Container[str]) -> tuple[str, ...]:
    return tuple(page for page in pages if page in known)
