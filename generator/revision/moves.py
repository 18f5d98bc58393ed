"""Which report of one revision is which of the other, wherever it stands now."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from generator.archive.archive import Archive
from generator.archive.former_keys import former_keys
from generator.revision.part import Held, Part
from generator.revision.reach import key_of

Reports = Mapping[str, Held]
"By path."


def pairs(old: Part, new: Part) -> dict[str, str]:
    """Path of a report as it was → as it is; what stands elsewhere is known by what it says.

    Where a report of an agency has gone to another, those of its other years have, too; so have
    those of one that says under which code or name it stood.
    """
    found = {path: path for path in old.held if path in new.held}
    gone = {path: held for path, held in old.held.items() if path not in found}
    come = {path: held for path, held in new.held.items() if path not in found}
    moved = _alike(gone, come)
    taken = set(moved.values())
    agencies = dict(stood(new.archive))
    agencies |= {key_of(before): key_of(after) for before, after in moved.items()}
    for before in gone.keys() - moved.keys():
        _, _, name = before.rpartition("/")
        own = key_of(before)
        after = f"reports/{agencies.get(own, own)}/{name}"
        if after in come and after not in taken:
            moved[before] = after
            taken.add(after)
    return found | moved


def stood(archive: Archive) -> Iterator[tuple[str, str]]:
    """Where agencies stood before, as they or their regions say: the key as it was → as it is."""
    for agency in archive.agencies:
        for key in former_keys(agency, archive.regions):
            if key not in archive.by_key:
                yield key, agency.key


def _alike(gone: Reports, come: Reports) -> dict[str, str]:
    """Those of the same figures and words."""
    saying: defaultdict[bytes, list[str]] = defaultdict(list)
    for path, held in come.items():
        if held.report.content:
            saying[held.report.content].append(path)
    found = {}
    for before, held in gone.items():
        candidates = saying[held.report.content]
        if candidates:
            after = min(candidates, key=partial(_distance, before))
            candidates.remove(after)
            found[before] = after
    return found


def _distance(before: str, after: str) -> int:
    """How many of region, agency and year differ."""
    both = zip(before.split("/"), after.split("/"), strict=False)
    return sum(one != other for one, other in both)
