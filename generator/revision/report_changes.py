"""The reports that are not what they were, or of which something else is said."""

from collections.abc import (
    Collection,
    Iterable,
    Iterator,
    Mapping,
)
from dataclasses import dataclass

from generator.content.folder import REPORT_FILE
from generator.revision.change import (
    NONE,
    Kind,
    ReportChange,
)
from generator.revision.part import Held, Part
from generator.revision.reach import key_of
from generator.revision.reports import Changes, introduced
from generator.revision.reports import changes as compared


@dataclass(frozen=True, slots=True)
class Sides:
    """What is known of the reports of two revisions."""

    old: Part
    new: Part
    now_at: Mapping[str, str]
    "Path of a report as it was → as it is."
    differing: Collection[str]
    "Files that are not the same, by path."
    were: Collection[str]
    "Files of the older revision."
    there: Collection[str]
    "Files of the newer one."


def changes(sides: Sides) -> Iterator[ReportChange]:
    """Every report that changed, and those of which only what is said of them did, by path."""
    was_at = {now: was for was, now in sides.now_at.items()}
    paths = {*sides.new.held, *sides.old.held, *_reports(sides.differing)}
    for path in sorted(paths):
        if path in was_at:
            yield from _in_both(sides, was_at[path], path)
        elif path in sides.new.held:
            held = sides.new.held[path]
            kind = Kind.REPAIRED if path in sides.were else Kind.ADDED
            yield _change(
                kind,
                path,
                held,
                introduced(held),
            )
        elif path in sides.there:
            yield from _unread(sides, path)
        elif path in sides.old.held and path not in sides.now_at:
            yield _change(Kind.REMOVED, path, sides.old.held[path])


def _in_both(
    sides: Sides,
    was: str,
    now: str,
) -> Iterator[ReportChange]:
    """What became of a report that both revisions have; nothing of one that is the same."""
    old, new = sides.old.held[was], sides.new.held[now]
    found = compared(old, new)
    if was != now:
        yield _change(
            Kind.MOVED,
            now,
            new,
            found,
            _key(was),
        )
    elif now in sides.differing:
        yield _change(
            Kind.CHANGED if found else Kind.LAYOUT,
            now,
            new,
            found,
        )
    elif found:
        yield _change(
            Kind.AFFECTED,
            now,
            new,
            found,
        )


def _unread(sides: Sides, path: str) -> Iterator[ReportChange]:
    """A file of which nothing can be said, but that it was a report, maybe."""
    if path in sides.differing:
        held = sides.old.held.get(path)
        name = _named(held) if held else ""
        yield ReportChange(
            Kind.UNREAD,
            _key(path),
            name,
            path,
        )


def _change(
    kind: Kind, path: str, held: Held, found: Changes = NONE, moved_from: str = ""
) -> ReportChange:
    return ReportChange(
        kind,
        _key(path),
        _named(held),
        path,
        moved_from,
        found,
    )


def _named(held: Held) -> str:
    return f"{held.agency.name} {held.report.year} 年"


def _key(path: str) -> str:
    """`410411/gxj/2025`."""
    return path.removeprefix("reports/").removesuffix(".md")


def _reports(paths: Iterable[str]) -> Iterator[str]:
    """Those that are files of reports by their names."""
    for path in paths:
        if key_of(path) and REPORT_FILE.fullmatch(path.rpartition("/")[2]):
            yield path
