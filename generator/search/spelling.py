"""How names are spelled in Latin letters, for those who type these: offered, never searched.

湛河区工信局 is found by zhanhequgongxinju, by what that begins with, and by its initials, zhqgxj.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.archive.region import Region
from generator.search.record import Body

Spelled = tuple[str, str]
"A name, and its syllables: 湛河区, zhan he qu."

SYLLABLE = re.compile("[a-z]+")
LETTERS = 3
"In a row, by which the routes lead to a spelling."
SPELLING = "~"
"Before letters in the routes: they are no words of a text."


def of_agencies(bodies: Iterable[Body]) -> Iterator[Spelled]:
    """Each name of each agency, with the region it is in where it does not begin with one."""
    for body in bodies:
        for name in (body.name, *body.names):
            parts = _parts(name, body.regions)
            yield "".join(parts), _spelled(parts)


def of_regions(regions: Iterable[Region]) -> Iterator[Spelled]:
    """Each region, by its own name."""
    for region in regions:
        yield region.name, _spelled((region.name,))


def letters_of(spelled: str) -> list[str]:
    """What the routes know of a spelling: letters in a row, of all of it and of its initials.

    zhan he → ~zha, ~han, ~anh, ~nhe; and none of zh, which are too few.
    """
    syllables = spelled.split()
    whole = "".join(syllables)
    initials = "".join(syllable[0] for syllable in syllables)
    return [*_in_a_row(whole), *_in_a_row(initials)]


def _in_a_row(text: str) -> Iterator[str]:
    for start in range(len(text) - LETTERS + 1):
        letters = text[start : start + LETTERS]
        yield SPELLING + letters


def _parts(name: str, regions: tuple[str, ...]) -> tuple[str, ...]:
    """河南省平顶山市教育局 → 河南省, 平顶山市, 教育局: the same ones again and again."""
    parts = []
    rest = name
    for region in regions:
        if rest.startswith(region):
            parts.append(region)
            rest = rest.removeprefix(region)
    if not parts and regions:
        parts.append(regions[-1])
    return (*parts, rest)


def _spelled(parts: Iterable[str]) -> str:
    each = map(_syllables, parts)
    return " ".join(filter(None, each))


@lru_cache(maxsize=4096)
def _syllables(text: str) -> str:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its dictionaries take a quarter of a second

    syllables = lazy_pinyin(text)
    spelled = filter(SYLLABLE.fullmatch, syllables)
    return " ".join(spelled)
