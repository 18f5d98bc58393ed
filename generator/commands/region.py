"""The region that a person files something in, and one more of them."""

import re
from itertools import chain
from pathlib import Path

from generator.archive.region import COUNTRY
from generator.archive.regions import Regions
from generator.authoring.region_line import region_line, with_region
from generator.commands.own_file import refuse_links, rewrite
from generator.commands.terminal import named, refuse, tell
from generator.content.files import MAX_REGIONS, read_bytes
from generator.content.ids import CODE
from generator.content.regions import REGIONS_FILE, load_regions, read_regions
from generator.finding import UsageError, blocking
from generator.rules.place import of_region
from generator.text.near import near


def require_region(code: str, content: Path) -> None:
    """Raise UsageError for a region of which `check` would afterwards refuse what is filed."""
    regions, _ = load_regions(content)
    if not re.fullmatch(CODE, code):
        raise UsageError(_of_name(code, regions))
    wrong = of_region(code, regions)
    if wrong:
        raise UsageError("。".join(wrong))


def _of_name(name: str, regions: Regions) -> str:
    """Which codes a name may stand for."""
    names = (name,) if name in regions.codes else near(name, regions.codes)
    found = list(chain.from_iterable(regions.codes[each] for each in names))
    if not found:
        return f"“{name}”不是区划代码，名录中也没有叫这个名称的地区"
    told = [f"{_full_name(code, regions)}是 {code}" for code in found[:MOST]]
    more = f"等 {len(found)} 个" if len(found) > MOST else ""
    return f"“{name}”不是区划代码。{'，'.join(told)}{more}"


MOST = 5
"Places of one name that are told; a 城关镇 is in every other county."


def _full_name(code: str, regions: Regions) -> str:
    return "".join(region.name for region in regions.lineage(code))


def add_region(content: Path, code: str, name: str) -> None:
    """Write a region into regions.yaml, in its place; nothing else of the file is changed.

    Raises UsageError for one that is there, or that lies in none.
    """
    path = content / REGIONS_FILE
    refuse_links(path, above=1)
    regions, findings = load_regions(content)
    if blocking(findings, strict=False):
        tell(findings)
        refuse(f"{named(path)} 有错误，没有改动。先照上面的提示改好。")
    _require_new(code, name, regions)
    data, _ = read_bytes(path, MAX_REGIONS)
    text = (data or b"").decode("utf-8")
    made = with_region(text, code, name)
    after, wrong = read_regions(made.replace("\r\n", "\n"), path.as_posix())
    after.pop(code, None)
    if wrong or after != regions:
        line = region_line(code, name)
        refuse(f"{named(path)} 的写法特别，没有改动。请自行加上一行 {line}")
    rewrite(path, made)


def _require_new(code: str, name: str, regions: Regions) -> None:
    if code in regions:
        raise UsageError(f"{code} 已经在名录中，是{_full_name(code, regions)}，没有改动")
    current = next((each for each in regions.values() if code in each.former), None)
    if current:
        raise UsageError(f"{code} 是{current.name}的原代码，现行代码是 {current.code}")
    above = code[: len(COUNTRY)]
    if above != code:
        wrong = of_region(above, regions)
        if wrong:
            raise UsageError("。".join(wrong))
    parent = regions.parent(code)
    for other in regions.codes.get(name, ()):
        if regions.parent(other) == parent:
            place = _full_name(other, regions)
            raise UsageError(f"{place}已经在名录中，代码是 {other}，没有改动")
