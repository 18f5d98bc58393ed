"""Whose report a text says it is, and of which place. Pure text; which agency it should be is the caller's."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.claims import PLACE_NAME, SHORTEST, WORDS
from generator.text.stated_years import plain_years

PLACE_ENDS = re.compile(r"[省市区县旗州盟]")
BEFORE = re.compile(r"(?:^|[^一-鿿]|年度?|关于|公布|发布|本)[省市区县镇乡]?$")
"What may stand before a name without its place: 关于市教育局, 2025年区教育局."
AFTER = re.compile(
    r"$|[^一-鿿]|关于|公布|发布|年|政府信息|政务|信息公开|依申请|机关|本级|系统|及|和|与"
)
"What may stand behind a name: a report of 教育局招生办公室 is another's."
KIND = re.compile(r"(?:[一-鿿]{2,3}族)*自治[区州县旗]$|特别行政区$|[省市区县旗盟]$")
"What the short name of a place leaves out."
OFFICE = re.compile(r"[一-鿿]{0,12}?(?:政府|局|委员会|委|办公室|厅|中心|院|处|街道|镇|乡)")
"A public body, right behind the name of a place."


def names(agency: Agency) -> tuple[str, ...]:
    """Every name an agency has, or had; none where its file does not say what it is called."""
    if agency.name == agency.id:
        return ()
    return tuple(borne.name for borne in agency.borne())


def is_named(title: str, known: Iterable[str], places: Sequence[str]) -> bool:
    """Whether a title has one of these names, its places before it in full, in short, or left out."""
    text = _squeezed(title)
    spelt = {_squeezed(form) for place in places for form in (place, _short(place))}
    place = "|".join(re.escape(form) for form in sorted(spelt, key=len, reverse=True)) or "(?!)"
    return any(_stands(text, _squeezed(name), place) for name in known)


def other_places(text: str, region: str, archive: Archive) -> Iterator[str]:
    """The names in a text of places that neither hold the region nor lie in it; none for an unknown region."""
    if region not in archive.regions:
        return
    own = {place.name for place in archive.lineage(region)}
    inside = re.sub("(?:00){1,3}$", "", region[:6]) + region[6:]
    for end in PLACE_ENDS.finditer(text):
        name = _place_ending(text[: end.end()], archive)
        if (
            name
            and name not in own
            and not any(code.startswith(inside) for code in archive.codes[name])
        ):
            yield name


def other_offices(text: str, region: str, archive: Archive) -> Iterator[str]:
    """The public bodies a text names of such places."""
    for place in dict.fromkeys(other_places(text, region, archive)):
        for found in re.finditer(re.escape(place), text):
            office = OFFICE.match(text, found.end())
            if office:
                yield place + office.group()
                break


def _stands(text: str, name: str, place: str) -> bool:
    """Whether a title has that name; 市教育局 for 湛河区教育局 has, 云川县教育局 has not."""
    core = re.sub(f"^(?:{place})+", "", name)
    core = core if len(core) >= SHORTEST else name
    for found in re.finditer(re.escape(core), text):
        before = text[: found.start()]
        begins = re.search(f"(?:{place})$", before) or BEFORE.search(before)
        if begins and AFTER.match(text, found.end()):
            return True
    return False


def _place_ending(text: str, archive: Archive) -> str:
    """The longest name of a place that the text ends with; empty where it is none."""
    ends = (text[-length:] for length in PLACE_NAME)
    return next((name for name in ends if name in archive.codes and not WORDS.fullmatch(name)), "")


def _short(place: str) -> str:
    short = KIND.sub("", place)
    return short if len(short) >= SHORTEST else place


def _squeezed(text: str) -> str:
    """Half-width, without white space, years in digits."""
    return plain_years(re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))
