"""The region of an agency is known, and no other stands where it stood."""

import difflib
from collections.abc import Iterator, Mapping

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.reference import Reference
from generator.archive.region import COUNTRY, Region
from generator.archive.values import NOWHERE
from generator.finding import Finding
from generator.rules.rule import rule


@rule(
    "place",
    "报告放在哪里",
    "地区、机关和年度由文件所在的位置决定。区划代码应在 regions.yaml 中，并且是现行代码。"
    "文件夹改过名的，原来的写在 former_ids，原网址转到现在的页面；"
    "它不能是本档案现有机关的，也不能有两个机关都写。",
    source="GB/T 2260 行政区划代码；本档案的收录规则",
)
def place(agency: Agency, archive: Archive) -> Iterator[Finding]:
    """Regions that are not known, or no longer are called so; addresses that are two bodies'."""
    wrong = of_region(agency.region, archive.regions)
    if wrong:
        message, hint = wrong
        yield place.error(agency.path, NOWHERE, message, hint)
    for number, reference in enumerate(agency.former_ids):
        wrong = _of_former(agency, reference, agency.former_ids[:number], archive)
        if wrong:
            message, hint = wrong
            said = f"原来的 {reference.key} {message}"
            yield place.error(agency.path, reference.position, said, hint)


def of_region(code: str, regions: Mapping[str, Region]) -> tuple[str, str] | None:
    """What is wrong with the code of a region, and what to do; None where it is in force."""
    if code in regions:
        return None
    message = f"区划代码 {code} 不在 regions.yaml 中"
    for region in regions.values():
        if code in region.former:
            return message, f"现行代码是 {region.code}（{region.name}）"
    near = _near(code, regions)
    told = "、".join(f"{each.code}（{each.name}）" for each in near)
    alike = f"相近的有 {told}；" if told else ""
    return message, f"{alike}核对代码，或在 regions.yaml 中补上"


def _near(code: str, regions: Mapping[str, Region]) -> list[Region]:
    """Those in the same city, or of the same county, whose codes are most like that one."""
    shared = 6 if len(code) > len(COUNTRY) else 4
    within = [known for known in regions if known[:shared] == code[:shared]]
    within = [known for known in within if len(known) == len(code)]
    return [regions[known] for known in difflib.get_close_matches(code, within)]


def _of_former(
    agency: Agency, reference: Reference, before: tuple[Reference, ...], archive: Archive
) -> tuple[str, str] | None:
    """Why what stood under a key cannot lead to the agency, and what to do; None where it can."""
    key = reference.key
    if reference in before:
        return "写了两次", "只留一处"
    if key == agency.key:
        return "就是现在的文件夹", "删去"
    if key in archive.by_key:
        return f"是 {archive.by_key[key].name} 的文件夹，不能转到别处", "核对，或删去"
    others = [other for other in archive.former[key] if other.key != agency.key]
    if others:
        return f"也是 {others[0].name}（{others[0].key}）原来的", "只留一处"
    return None
