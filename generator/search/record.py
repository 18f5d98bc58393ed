"""What the search knows of a report."""

from dataclasses import dataclass

from generator.markdown import Block


@dataclass(frozen=True, slots=True)
class Record:
    """One report."""

    url: str
    "Relative to the site's root, e.g. 410411/gxj/2025/."
    title: str
    "As the report prints it."
    agency: str
    "The agency as it prints itself."
    names: tuple[str, ...]
    "Every name, alias and former name of the agency."
    regions: tuple[str, ...]
    "From the province down, e.g. 河南省, 平顶山市, 湛河区."
    province: str
    "The first two digits of the region's code, e.g. 41."
    level: str
    "国家, 省级, 市级, 县级 or 乡级."
    year: int
    blocks: tuple[Block, ...]
    "The narrative in reading order, without the statutory tables: every report has the same."
