"""缺口清单: bodies that sibling regions have and the archive has never seen of a region.

A list of what to look for: whether a region has such a body, and whether that published anything,
the archive does not know.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.agency import KINDS, Agency
from generator.archive.region import Region
from generator.survey.divisions import TOWNSHIP, pages
from generator.survey.overview import Survey

LEAST = 2
"Sibling regions that have such a body, where there are so many; one alone may be special."
COMPARED = {kind for kind in KINDS if kind != "town"}
"Forms of bodies of which a region has one for a sector; each town is a region of its own."

Form = tuple[str, str]
"Sector and kind of a body."


@dataclass(frozen=True, slots=True)
class Unseen:
    """A body that a region may have, as its siblings do."""

    region: Region
    sector: str
    kind: str
    "In words: 政府部门."
    siblings: int
    "Regions of the same level, below the same one, of which the archive has any body."
    examples: tuple[Agency, ...]
    "The body of each sibling that has one, by region."


def wanted(survey: Survey) -> dict[str, list[Unseen]]:
    """Region code → what to look for in it and in all below; none has an empty list."""
    found: dict[str, list[Unseen]] = {}
    for code in pages(survey):
        own = unseen(survey, code)
        above: str | None = code
        while own and above:
            found.setdefault(above, []).extend(own)
            above = survey.archive.regions.parent(above)
    return found


def unseen(survey: Survey, code: str) -> list[Unseen]:
    """What to look for in a region, what most siblings have first; nothing without a sibling."""
    own = {_form(agency) for agency in survey.agencies_in.get(code, ())}
    siblings = list(_siblings(survey, code))
    having: dict[Form, dict[str, Agency]] = defaultdict(dict)
    for sibling in siblings:
        for agency in survey.agencies_in[sibling]:
            if agency.kind in COMPARED:
                having[_form(agency)].setdefault(sibling, agency)
    region = survey.archive.regions.get(code)
    found = []
    for form, examples in having.items():
        if region is None or form in own or len(examples) < min(LEAST, len(siblings)):
            continue
        sector, kind = form
        found.append(Unseen(region, sector, KINDS[kind], len(siblings), tuple(examples.values())))
    return sorted(found, key=lambda each: (-len(each.examples), each.sector, each.kind))


def _form(agency: Agency) -> Form:
    return agency.sector, agency.kind


def _siblings(survey: Survey, code: str) -> Iterator[str]:
    """The other regions of that level below the same one, with bodies of their own."""
    regions = survey.archive.regions
    parent = regions.parent(code)
    if parent is None or code not in regions:
        return
    level = regions[code].level
    if level == TOWNSHIP:
        return
    for sibling in survey.children.get(parent, ()):
        if sibling.code != code and sibling.level == level and sibling.code in survey.agencies_in:
            yield sibling.code
