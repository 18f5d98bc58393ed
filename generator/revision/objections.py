"""What is wrong with a change as a whole, and which findings belong to it."""

import re
from collections.abc import (
    Collection,
    Iterable,
    Iterator,
)
from pathlib import Path

from generator.content.folder import AGENCY_FILE, REPORT_FILE
from generator.content.ids import CODE, ID
from generator.content.regions import REGIONS_FILE
from generator.finding import Finding
from generator.revision import judgement
from generator.revision.reach import (
    REPORTS,
    Reach,
    key_of,
)
from generator.revision.report_changes import Sides
from generator.revision.taken_back import taken_back
from generator.revision.uncorrected import uncorrected
from generator.site import urls

ADDRESS = re.compile(rf"{CODE}/(?:(?![0-9]{{4}}/){ID}/(?:[0-9]{{4}}/)?)?")
"Of a region, an agency or a report."


def objections(
    sides: Sides,
    vanished: Iterable[str],
    content: Path,
    *,
    ours: bool,
) -> Iterator[Finding]:
    """What may not be changed so.

    vanished: addresses; content: what the person who asks calls the archive; ours: figures that
    change were ours to get right.
    """
    for was, now in sides.now_at.items():
        if was in sides.differing or now in sides.differing:
            old = sides.old.held[was]
            new = sides.new.held[now]
            path = _shown(content, now)
            if not new.report.is_tombstone:
                yield from uncorrected(path, old.report, new.report, ours=ours)
            yield from taken_back(path, old.report, new.report)
    told = set()
    for path, held in sides.old.held.items():
        if path in sides.now_at or path in sides.there:
            continue
        address = urls.report(held.report)
        told.add(address)
        yield judgement.removed(_shown(content, path), held.report)
    gone = (address for address in vanished if address not in told)
    yield from _of_addresses(gone, sides.were, content)


def _of_addresses(
    gone: Iterable[str],
    were: Collection[str],
    content: Path,
) -> Iterator[Finding]:
    for address in gone:
        name = address.strip("/")
        text = f"pages/{name}.md"
        if ADDRESS.fullmatch(address):
            path = _shown(content, _place_of(name))
            yield judgement.vanished(path, address)
        elif text in were:
            path = _shown(content, text)
            yield judgement.text_gone(path, address)


def _place_of(name: str) -> str:
    """What in the archive an address was made of."""
    region, _, rest = name.partition("/")
    agency, _, year = rest.partition("/")
    if not agency:
        return REGIONS_FILE
    file = f"{year}.md" if year else AGENCY_FILE
    return f"{REPORTS}{region}/{agency}/{file}"


def beside(content: Path, read: Reach) -> tuple[str, ...]:
    """How the paths begin of what changed, and of what stands beside it."""
    found = set(read.differing)
    found |= {f"{REPORTS}{key}/" for key in read.near}
    for path in read.differing:
        if key_of(path):
            found |= set(_neighbours(path))
    return tuple(_shown(content, path) for path in sorted(found))


def _neighbours(path: str) -> Iterator[str]:
    """The file of its agency, and the reports on the years before and after."""
    folder, _, name = path.rpartition("/")
    yield f"{folder}/{AGENCY_FILE}"
    if REPORT_FILE.fullmatch(name):
        year = int(name[:4])
        yield f"{folder}/{year - 1}.md"
        yield f"{folder}/{year + 1}.md"


def _shown(content: Path, path: str) -> str:
    return (content / path).as_posix()
