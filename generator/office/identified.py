"""Which folder of the archive a body has: the one that is written, or known, or its letters."""

from collections.abc import Iterable, Mapping
from itertools import count

from pypinyin import Style, lazy_pinyin

from generator.archive.agency import Agency
from generator.archive.regions import Regions
from generator.content.ids import ID_LENGTH, is_agency_id
from generator.office.roster import Body


def identified(
    bodies: Iterable[Body],
    agencies: Iterable[Agency],
    regions: Regions,
) -> tuple[Body, ...]:
    """The bodies, each with a code: 清河区教育局 → jyj where neither table has one."""
    known: dict[tuple[str, str], str] = {}
    left: set[str] = set()
    for agency in agencies:
        left |= {former.key for former in agency.former_ids}
        for borne in agency.borne():
            known[agency.region, borne.name] = agency.id
    bodies = tuple(bodies)
    taken = {body.key for body in bodies if body.id}
    taken |= {f"{region}/{own}" for (region, _), own in known.items()}
    taken |= left  # what leads to a body that has moved is no place for another
    found = []
    for body in bodies:
        own = body.id or _of_archive(body, known) or _letters(body, regions, taken)
        named = body._replace(id=own)
        taken.add(named.key)
        found.append(named)
    return tuple(found)


def _of_archive(
    body: Body,
    known: Mapping[tuple[str, str], str],
) -> str:
    ids = (known.get((body.region, name), "") for name in body.names)
    return next(filter(None, ids), "")


def _letters(body: Body, regions: Regions, taken: Iterable[str]) -> str:
    """The first letters of its name, which no other body of the place has."""
    name = body.name
    for place in regions.lineage(body.region):
        name = name.removeprefix(place.name)
    spelled = lazy_pinyin(name or body.name, style=Style.FIRST_LETTER, errors="ignore")
    letters = "".join(spelled).lower()[: ID_LENGTH - 4]
    first = letters if is_agency_id(letters) else f"b{letters}"
    for number in count(1):
        own = first if number == 1 else f"{first}-{number}"
        if f"{body.region}/{own}" not in taken:
            return own
    raise AssertionError  # count never ends
