"""Region and agency are known."""

from collections.abc import Iterator

from generator.finding import ERROR, Finding
from generator.model import Agency, Archive
from generator.rules.rule import rule


@rule("地区、机关和年度由文件所在的位置决定。区划代码应在 regions.yaml 中，并且是现行代码；前身机关应在本档案中。")
def place(agency: Agency, archive: Archive) -> Iterator[Finding]:
    """Region and agency are known."""
    if agency.region not in archive.regions:
        successor = next((region for region in archive.regions.values() if agency.region in region.former), None)
        message = f"区划代码 {agency.region} 不在 regions.yaml 中"
        hint = f"现行代码是 {successor.code}（{successor.name}）" if successor else "核对代码，或在 regions.yaml 中补上"
        yield Finding(agency.path, 0, 0, "place", ERROR, message, hint)
    if agency.succeeds and all(other.key != agency.succeeds for other in archive.agencies):
        message = f"前身机关 {agency.succeeds} 不在本档案中"
        yield Finding(
            agency.path, *agency.places["succeeds"], "place", ERROR, message, "写成 区划代码/机关，如 410411/jmj"
        )
