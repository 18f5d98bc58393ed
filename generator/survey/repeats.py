"""How much of a report's text stands word for word in the same agency's previous report here.

Eight characters in a row that both texts have count as the same. Spaces are ignored, and so is
which year is named: an agency that only puts the new year in has written nothing new. Pure
arithmetic: what to think of it is the reader's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.content.narrative import Part

SHINGLE = 8
"Characters in a row that must agree; shorter runs are everyone's words."
SHORTEST = 120
"Characters a section needs before anything is said of it."
COMPARED = 50
"Percent from which on a section is shown side by side."
YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=\s*年)")
SPACE = re.compile(r"\s")
BREAK = "\n"
"Between blocks, so that no run of characters reaches over a paragraph's end."


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in a row that stand in both texts, or in this one alone."""

    text: str
    same: bool


Paragraphs = list[list[Run]]
"Each cut into runs."


@dataclass(frozen=True, slots=True)
class Repetition:
    """A section that both reports have."""

    anchor: str
    heading: str
    percent: int
    "Of this report's characters, how many stand in both texts; rounded down, so that 100 is all."
    now: tuple[str, ...]
    "The paragraphs of this report's section."
    before: tuple[str, ...]


def repetitions(sections: Sequence[Part], earlier: Sequence[Part]) -> Iterator[Repetition]:
    """Each section long enough to speak of, against the one of that number, or else heading."""
    known = {_key(section): section for section in earlier}
    for section in sections:
        other = known.get(_key(section))
        if other is None:
            continue
        now = _paragraphs(section)
        before = _paragraphs(other)
        text = _plain(now)
        length = len(text) - text.count(BREAK)
        if length < SHORTEST:
            continue
        known_runs = _shingles(_plain(before))
        shared = sum(_same(text, known_runs))
        yield Repetition(
            anchor=section.anchor,
            heading=section.heading,
            percent=shared * 100 // length,
            now=now,
            before=before,
        )


def side_by_side(repetition: Repetition) -> tuple[Paragraphs, Paragraphs]:
    """The paragraphs of this report and of the earlier one, cut where what they share ends."""
    now = _plain(repetition.now)
    before = _plain(repetition.before)
    known_before = _shingles(before)
    known_now = _shingles(now)
    of_now = _cut(repetition.now, now, known_before)
    of_before = _cut(repetition.before, before, known_now)
    return list(of_now), list(of_before)


def _key(section: Part) -> str:
    return section.number or section.heading


def _paragraphs(section: Part) -> tuple[str, ...]:
    texts = [block.text for block in section.blocks]
    if section.heading:
        texts = texts[1:]
    return tuple(texts)


def _plain(paragraphs: Sequence[str]) -> str:
    """What is compared: no spaces, every year the same."""
    return BREAK.join(map(_without_spaces, paragraphs))


def _without_spaces(text: str) -> str:
    """And every year the same."""
    timeless = YEAR.sub("0000", text)
    return SPACE.sub("", timeless)


def _shingles(text: str) -> set[str]:
    """Every eight characters in a row.

    依法主动公开政府信息 → 依法主动公开政府, 法主动公开政府信, 主动公开政府信息.
    """
    starts = range(len(text) - SHINGLE + 1)
    return {text[start : start + SHINGLE] for start in starts}


def _same(text: str, known: set[str]) -> bytearray:
    """1 for each character of a run that is known; a break between paragraphs is in none."""
    flags = bytearray(len(text))
    mark = b"\1" * SHINGLE
    for start in range(len(text) - SHINGLE + 1):
        end = start + SHINGLE
        shingle = text[start:end]
        if shingle in known and BREAK not in shingle:
            flags[start:end] = mark
    return flags


def _cut(paragraphs: Sequence[str], text: str, known: set[str]) -> Iterator[list[Run]]:
    """Each paragraph as printed, in runs; a space goes with what stands before it."""
    flags = iter(_same(text, known))
    for paragraph in paragraphs:
        yield list(_runs(paragraph, flags))
        next(flags, None)


def _runs(paragraph: str, flags: Iterator[int]) -> Iterator[Run]:
    """A paragraph cut where its flags change."""
    same = False
    start = 0
    for index, character in enumerate(paragraph):
        if SPACE.match(character):
            continue
        flag = bool(next(flags))
        if flag != same and index > start:
            yield Run(paragraph[start:index], same)
            start = index
        same = flag
    if paragraph[start:]:
        yield Run(paragraph[start:], same)
