"""Whose a name is: of which place, and what it is called there."""

import re
from collections.abc import Mapping

from generator.text.look_alikes import seen

Claim = tuple[str, str]
"The code of a region, and the name without its places, as the eye reads it."

SHORTEST = 2
"Characters that a name has besides its place."
PLACE_NAME = range(15, 1, -1)
"Characters of a place's name, longest first."
WORDS = re.compile(r".区")
"Names of places that are common words: 城区, 郊区, 矿区."


def claims(
    name: str, home: str, own: Mapping[str, str], places: Mapping[str, tuple[str, ...]]
) -> tuple[Claim, ...]:
    """Whose a name is in the file of an agency whose region is `home`.

    湛河区工信局, 平顶山市湛河区工信局 and 工信局 are all the 工信局 of 湛河区 there. In the file of
    an agency of another place, 湛河区工信局 still is; and 新华区工信局 is that of every 新华区, but
    for an agency of one of them.

    own: name of each region the agency lies in → code. places: name of any region → codes of all
    that are called so. Both by names as the eye reads them.
    """
    office = seen(name)
    codes: tuple[str, ...] = ()
    while place := _place(office, own, places):
        found = (own[place],) if place in own else places[place]
        below = tuple(code for code in found if _lies_in(code, codes))
        codes = below or found
        office = office.removeprefix(place)
    return tuple((code, office) for code in codes or (home,))


def _place(text: str, own: Mapping[str, str], places: Mapping[str, tuple[str, ...]]) -> str:
    """The longest name of a place that a name begins with; empty where it begins with none."""
    for length in PLACE_NAME:
        place = text[:length]
        known = place in own or (place in places and not WORDS.fullmatch(place))
        if known and len(text) >= length + SHORTEST:
            return place
    return ""


def _lies_in(code: str, above: tuple[str, ...]) -> bool:
    """Whether a region is one of those or lies in one."""
    prefixes = (re.sub("(?:00){1,3}$", "", other[:6]) + other[6:] for other in above)
    return any(code.startswith(prefix) for prefix in prefixes)
