"""Where a body stands, and who it is, in as many words as every document says of it."""

from collections.abc import Sequence
from typing import Any

from generator.archive.agency import Agency
from generator.archive.region import Region

LEVELS = {
    "国家": "nation",
    "省级": "province",
    "市级": "city",
    "县级": "county",
    "乡级": "town",
}
"Level of a region → what it is called for good."


def place(above: Sequence[Region]) -> dict[str, Any]:
    """A region, the last of these, with those it lies in: from the province down to itself."""
    *_, region = above
    return {
        "code": region.code,
        "name": region.name,
        "lineage": [{"code": each.code, "name": each.name} for each in above],
    }


def body(agency: Agency) -> dict[str, Any]:
    """A public body."""
    return {
        "id": agency.key,
        "name": agency.name,
        "kind": agency.kind,
        "sector": agency.sector,
    }
