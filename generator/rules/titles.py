"""Whose report a text says it is, and of which region.

Pure text; which agency it should be is the caller's.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from generator.archive.agency import Agency
from generator.archive.claims import (
    PLACE_NAME,
    SHORTEST,
    WORDS,
    prefix,
)
from generator.archive.regions import Regions
from generator.text.stated_years import plain_years

REGION_ENDS = re.compile(r"[省市区县旗州盟]")
BEFORE = re.compile(r"(?:^|[^一-鿿]|年度?|关于|公布|发布|本)[省市区县镇乡]?$")
"What may stand before a name without its region: 关于市教育局, 2025年区教育局."
AFTER = re.compile(
    r"$|[^一-鿿]|关于|公布|发布|年|政府信息|政务|信息公开|依申请|机关|本级|系统|及|和|与"
)
"What may stand behind a name: a report of 教育局招生办公室 is another's."
KIND = re.compile(
    "(?<=..)(?:(?:满|回|藏|苗|彝|壮|侗|瑶|白|傣|黎|佤|畲|水|土|羌|怒|各|布依|朝鲜|土家|哈尼|哈萨克|"
    "傈僳|拉祜|东乡|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|保安|裕固|"
    "独龙|蒙古|维吾尔)族?)*自治[区州县旗]$|特别行政区$|[省市区县旗盟]$"
)
"""What the short name of a region leaves out: its kind, and the peoples of an autonomous one.

At least two characters stay: 内蒙古自治区 is 内蒙古, 西藏自治区 is 西藏."""
NOTHING = "(?!)"
"A pattern that matches nowhere."
OFFICE = re.compile(r"[一-鿿]{0,12}?(?:政府|局|委员会|委|办公室|厅|中心|院|处|街道|镇|乡)")
"A public body, right behind the name of a region."


def names(agency: Agency) -> tuple[str, ...]:
    """Every name an agency has, or had; none where its file does not say what it is called."""
    if agency.name == agency.id:
        return ()
    return tuple(borne.name for borne in agency.borne())


def is_named(title: str, known: Iterable[str], regions: Sequence[str]) -> bool:
    """Whether a title has one of these names, its regions before it in full, in short, or left out.

    regions: names of those the agency lies in.
    """
    text = _squeezed(title)
    forms = set(map(_squeezed, regions))
    short = map(_short, regions)
    forms |= set(map(_squeezed, short))
    longest_first = sorted(forms, key=len, reverse=True)
    any_form = "|".join(map(re.escape, longest_first))
    before = any_form or NOTHING
    names = map(_squeezed, known)
    return any(_stands(text, name, before) for name in names)


def other_regions(text: str, region: str, regions: Regions) -> Iterator[str]:
    """The names in a text of regions that neither hold that region nor lie in it.

    None for an unknown region.
    """
    if region not in regions:
        return
    own = {above.name for above in regions.lineage(region)}
    inside = prefix(region)
    for last in REGION_ENDS.finditer(text):
        written = text[: last.end()]
        name = _region_ending(written, regions)
        if not name or name in own:
            continue
        codes = regions.codes[name]
        if not any(code.startswith(inside) for code in codes):
            yield name


def other_offices(text: str, region: str, regions: Regions) -> Iterator[str]:
    """The public bodies a text names of such regions."""
    foreign = other_regions(text, region, regions)
    each_once = dict.fromkeys(foreign)
    for name in each_once:
        for match in re.finditer(re.escape(name), text):
            office = OFFICE.match(text, match.end())
            if office:
                yield name + office.group()
                break


def _stands(text: str, name: str, region: str) -> bool:
    """Whether a title has that name, before which a region may stand that matches the pattern.

    湛河区教育局 is in 市教育局2025年…, of a 湛河区 that lies in a city; 云川县教育局 is not.
    """
    core = re.sub(f"^(?:{region})+", "", name)
    if len(core) < SHORTEST:
        core = name
    own = re.compile(f"(?:{region})$")
    for match in re.finditer(re.escape(core), text):
        before = text[: match.start()]
        begins = own.search(before) or BEFORE.search(before)
        ends = AFTER.match(text, match.end())
        if begins and ends:
            return True
    return False


def _region_ending(text: str, regions: Regions) -> str:
    """The longest name of a region that the text ends with; empty where it is none."""
    for length in PLACE_NAME:
        name = text[-length:]
        if name not in regions.codes:
            continue
        if not WORDS.fullmatch(name):
            return name
    return ""


def _short(region: str) -> str:
    """湛河区 → 湛河."""
    short = KIND.sub("", region)
    if len(short) < SHORTEST:
        return region
    return short


def _squeezed(text: str) -> str:
    """Half-width, without white space, years in digits."""
    half_width = unicodedata.normalize("NFKC", text)
    written = re.sub(r"\s", "", half_width)
    return plain_years(written)
