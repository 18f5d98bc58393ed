"""The bodies of a region by kind, and what they and the regions below are called."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.archive.agency import GOVERNMENT, KINDS, Agency
from generator.archive.region import Region
from generator.survey.body import Body
from generator.survey.census import Census, census

SUFFIXES = "省市区县州盟旗"
"The last letter of a region's name by which its own departments are called: 市直部门."
BELOW = {
    "省级": "各省（区、市）",
    "市级": "各市（州）",
    "县级": "县区",
    "乡级": "乡镇街道",
}
"The level of regions → what they are called together."

SHORTEST = 3
"Letters that a name has at least without those of its regions: 教育局."


@dataclass(frozen=True, slots=True)
class Tier:
    """Bodies of one kind directly in a region."""

    name: str
    bodies: list[Body]
    census: Census


def tiers(region: Region, bodies: Iterable[Body]) -> list[Tier]:
    """Departments, then towns, then public bodies; what stands beside the sums is in none."""
    by_kind: dict[str, list[Body]] = {kind: [] for kind in KINDS}
    for body in bodies:
        if not body.beside:
            by_kind[body.agency.kind].append(body)
    found = []
    for kind, same in by_kind.items():
        if same:
            name = own(region) if kind == "department" else KINDS[kind]
            found.append(Tier(name, same, census(same)))
    return found


def own(region: Region) -> str:
    """What the departments of a region itself are called: 市直部门, 县直部门."""
    last = region.name[-1]
    return f"{last}直部门" if last in SUFFIXES else "本级部门"


def below(regions: Iterable[Region]) -> str:
    """What regions are called together; those of several levels 下辖地区."""
    levels = {region.level for region in regions}
    if len(levels) > 1:
        return "下辖地区"
    return BELOW.get(levels.pop(), "下辖地区") if levels else ""


def local_name(agency: Agency, lineage: Sequence[Region]) -> str:
    """A body's name without those of its regions, on a page that has these in its title."""
    name = agency.name
    for region in lineage:
        name = name.removeprefix(region.name)
    is_whole = agency.kind == GOVERNMENT or len(name) < SHORTEST
    return agency.name if is_whole else name
