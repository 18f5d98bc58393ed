"""Whose a name is: of which place, and what it is called there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.text.look_alikes import seen

Claim = tuple[str, str]
"The code of a region, and the name without its places, as the eye reads it."
Codes = tuple[str, ...]
CodesByName = Mapping[str, Codes]
"Name of a region → the codes of all that are called so."

SHORTEST = 2
"Characters that a name has besides its place."
PLACE_NAME = range(15, 1, -1)
"Characters of a place's name, longest first."
EMPTY_LEVELS = re.compile("(?:00){1,3}$")
WORDS = re.compile(r".区")
"Names of places that are common words: 城区, 郊区, 矿区."


@dataclass(frozen=True, slots=True)
class Places:
    """The names of regions in the file of an agency, as the eye reads them."""

    own: Mapping[str, str]
    "Name of each region the agency lies in → code."
    all: CodesByName

    def begins(self, text: str) -> str:
        """The longest name of a place that a name begins with; empty where it begins with none."""
        for length in PLACE_NAME:
            place = text[:length]
            is_long_enough = len(text) >= length + SHORTEST
            if is_long_enough and self._knows(place):
                return place
        return ""

    def _knows(self, place: str) -> bool:
        if place in self.own:
            return True
        if place not in self.all:
            return False
        return not WORDS.fullmatch(place)

    def codes(self, place: str) -> Codes:
        """Whose name it is; an agency's own region before others that are called so."""
        if place in self.own:
            return (self.own[place],)
        return self.all[place]


def claims(name: str, home: str, own: Mapping[str, str], places: CodesByName) -> tuple[Claim, ...]:
    """Whose a name is in the file of an agency whose region is `home`.

    湛河区工信局, 平顶山市湛河区工信局 and 工信局 are all the 工信局 of 湛河区 there. In the file of
    an agency of another place, 湛河区工信局 still is; and 新华区工信局 is that of every 新华区, but
    for an agency of one of them. `own` and `places` as in `Places`.
    """
    known = Places(own, places)
    office = seen(name)
    codes: Codes = ()
    while place := known.begins(office):
        named = known.codes(place)
        below = tuple(code for code in named if _lies_in(code, codes))
        codes = below or named
        office = office.removeprefix(place)
    if not codes:
        codes = (home,)
    return tuple((code, office) for code in codes)


def _lies_in(code: str, above: Codes) -> bool:
    """Whether a region is one of those or lies in one."""
    beginnings = map(prefix, above)
    return any(code.startswith(beginning) for beginning in beginnings)


def prefix(code: str) -> str:
    """What the codes of a region and of all in it begin with: 410400 → 4104."""
    area = code[:6]
    rest = code[6:]
    return EMPTY_LEVELS.sub("", area) + rest
