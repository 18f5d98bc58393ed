"""The region of an agency is known."""

from collections.abc import Iterator, Mapping

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.region import Region
from generator.archive.values import NOWHERE
from generator.finding import Finding
from generator.rules.rule import rule


@rule(
    "place",
    "报告放在哪里",
    "地区、机关和年度由文件所在的位置决定。区划代码应在 regions.yaml 中，并且是现行代码。",
    source="GB/T 2260 行政区划代码；本档案的收录规则",
)
def place(agency: Agency, archive: Archive) -> Iterator[Finding]:
    """Regions that are not known, or no longer are called so."""
    wrong = of_region(agency.region, archive.regions)
    if wrong:
        message, hint = wrong
        yield place.error(agency.path, NOWHERE, message, hint)


def of_region(code: str, regions: Mapping[str, Region]) -> tuple[str, str] | None:
    """What is wrong with the code of a region, and what to do; None where it is in force."""
    if code in regions:
        return None
    message = f"区划代码 {code} 不在 regions.yaml 中"
    for region in regions.values():
        if code in region.former:
            return message, f"现行代码是 {region.code}（{region.name}）"
    return message, "核对代码，或在 regions.yaml 中补上"
