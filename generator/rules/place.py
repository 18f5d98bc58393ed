"""The region of an agency is known."""

from collections.abc import Iterator

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.finding import ERROR, Finding
from generator.rules.rule import rule


@rule("地区、机关和年度由文件所在的位置决定。区划代码应在 regions.yaml 中，并且是现行代码。")
def place(agency: Agency, archive: Archive) -> Iterator[Finding]:
    """Regions that are not known, or no longer are called so."""
    if agency.region not in archive.regions:
        successor = next(
            (region for region in archive.regions.values() if agency.region in region.former), None
        )
        message = f"区划代码 {agency.region} 不在 regions.yaml 中"
        hint = (
            f"现行代码是 {successor.code}（{successor.name}）"
            if successor
            else "核对代码，或在 regions.yaml 中补上"
        )
        yield Finding(agency.path, 0, 0, "place", ERROR, message, hint)
