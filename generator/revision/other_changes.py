"""What else is not what it was: agencies, regions, settings, texts, originals."""

from collections.abc import (
    Collection,
    Iterator,
    Mapping,
)

from generator.archive.region import Region
from generator.content import static
from generator.content.folder import AGENCY_FILE, REPORT_FILE
from generator.content.originals import FOLDER
from generator.content.regions import REGIONS_FILE
from generator.content.site_file import SITE_FILE
from generator.revision.change import Change, Kind
from generator.revision.fact import facts
from generator.revision.reach import (
    ALWAYS,
    REPORTS,
    key_of,
)
from generator.revision.report_changes import Sides
from generator.revision.spelled import (
    of_agency,
    of_region,
    of_settings,
)

Stated = Mapping[str, str]
"What a record states, by the names of what it states."
PAGES = "pages/"


def changes(sides: Sides) -> Iterator[Change]:
    """All that is known of it."""
    old, new = sides.old.archive, sides.new.archive
    told = [*_agencies(sides), *_regions(old.regions, new.regions)]
    settings = tuple(facts(of_settings(old.settings), of_settings(new.settings)))
    if settings:
        told.append(
            Change(
                Kind.CHANGED,
                "档案设置",
                SITE_FILE,
                settings,
            )
        )
    yield from told
    names = {change.name for change in told}
    if any(change.what == "区划" for change in told):
        names.add(REGIONS_FILE)
    yield from _files(sides, names)


def _regions(old: Mapping[str, Region], new: Mapping[str, Region]) -> Iterator[Change]:
    if old and not new:
        yield Change(Kind.UNREAD, "区划", REGIONS_FILE)
        return
    was = dict(_recoded(old, new))
    for code in sorted({*old, *new}.difference(was.values())):
        before, after = (_spelled(regions.get(code)) for regions in (old, new))
        if code in was:
            told = facts(_spelled(old[was[code]]) or {}, after or {})
            yield Change(
                Kind.MOVED,
                "区划",
                code,
                tuple(told),
                was[code],
            )
        else:
            yield from _record(
                "区划",
                code,
                before,
                after,
            )


def _recoded(old: Mapping[str, Region], new: Mapping[str, Region]) -> Iterator[tuple[str, str]]:
    """New regions that say which of those that are gone they were: the new code, the old one."""
    for code, region in new.items():
        former = [each for each in region.former if each in old and each not in new]
        if former and code not in old:
            yield code, former[0]


def _spelled(region: Region | None) -> Stated | None:
    return of_region(region) if region else None


def _moved(sides: Sides) -> dict[str, str]:
    """Agencies of which no folder is left, by where their reports are now: was → is."""
    found = {}
    for was, now in sides.now_at.items():
        before, after = key_of(was), key_of(now)
        if before in sides.new.archive.by_key or after in sides.old.archive.by_key:
            continue
        if before != after:
            found[before] = after
    return found


def _agencies(sides: Sides) -> Iterator[Change]:
    old = {key: of_agency(agency) for key, agency in sides.old.archive.by_key.items()}
    new = {key: of_agency(agency) for key, agency in sides.new.archive.by_key.items()}
    moved = _moved(sides)
    was = {after: before for before, after in moved.items()}
    keys = {*map(key_of, sides.differing), *was}.difference(moved)
    for key in sorted(filter(None, keys)):
        own = f"{REPORTS}{key}/{AGENCY_FILE}"
        before = was.get(key, "")
        if key not in new and own in sides.there:
            yield Change(Kind.UNREAD, "机关", key)
        elif before:
            told = tuple(facts(old[before], new[key]))
            yield Change(
                Kind.MOVED,
                "机关",
                key,
                told,
                before,
            )
        else:
            yield from _record(
                "机关",
                key,
                old.get(key),
                new.get(key),
            )


def _record(
    what: str,
    name: str,
    before: Stated | None,
    after: Stated | None,
) -> Iterator[Change]:
    """What became of one of them; nothing of one that says what it did."""
    kind = Kind.CHANGED
    if before is None:
        kind = Kind.ADDED
    elif after is None:
        kind = Kind.REMOVED
    told = tuple(facts(before or {}, after or {}))
    if told:
        yield Change(
            kind,
            what,
            name,
            told,
        )


def _files(sides: Sides, told: Collection[str]) -> Iterator[Change]:
    """Files of which there is nothing more to say."""
    for path in sides.differing:
        what = _what(path)
        if path in sides.were and path in sides.there:
            name = key_of(path) or path
            if what:
                yield Change(Kind.CHANGED, what, path)
            elif not _is_report(path) and name not in told and path not in told:
                yield Change(Kind.LAYOUT, "设置文件", path)
        elif what:
            yield Change(Kind.ADDED if path in sides.there else Kind.REMOVED, what, path)


def _what(path: str) -> str:
    """What a file is that is told by its name alone; empty for those that are read."""
    if path.startswith(PAGES):
        return "页面"
    if path.startswith(f"{FOLDER}/"):
        return "原件"
    if path.startswith(f"{static.FOLDER}/"):
        return "静态文件"
    is_read = path in ALWAYS or path.endswith(f"/{AGENCY_FILE}")
    return "" if is_read or _is_report(path) else "其他文件"


def _is_report(path: str) -> bool:
    _, _, name = path.rpartition("/")
    return bool(key_of(path) and REPORT_FILE.fullmatch(name))
