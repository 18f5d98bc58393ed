"""How much of a report's text stands word for word in the same agency's previous report in the archive.

Eight characters in a row that both texts have count as the same. Spaces are ignored, and so is which year is named: an
agency that only puts the new year in has written nothing new. Pure arithmetic: what to think of it is the reader's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.content.markdown import Part

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


def repetitions(parts: Sequence[Part], earlier: Sequence[Part]) -> Iterator[Repetition]:
    """Each section long enough to speak of, against the one of the same number, or else the same heading."""
    known = {_key(part): part for part in earlier}
    for part in parts:
        other = known.get(_key(part))
        if other is None:
            continue
        now, before = _paragraphs(part), _paragraphs(other)
        text = _plain(now)
        length = len(text) - text.count(BREAK)
        if length >= SHORTEST:
            share = sum(_same(text, _shingles(_plain(before))))
            yield Repetition(part.anchor, part.heading, share * 100 // length, now, before)


def side_by_side(item: Repetition) -> tuple[list[list[Run]], list[list[Run]]]:
    """The paragraphs of this report and of the earlier one, each cut where what they share begins or ends."""
    now, before = _plain(item.now), _plain(item.before)
    return list(_cut(item.now, now, _shingles(before))), list(
        _cut(item.before, before, _shingles(now))
    )


def _key(part: Part) -> str:
    return part.number or part.heading


def _paragraphs(part: Part) -> tuple[str, ...]:
    return tuple(block.text for block in part.blocks[1 if part.heading else 0 :])


def _plain(paragraphs: Sequence[str]) -> str:
    """What is compared: no spaces, every year the same."""
    return BREAK.join(SPACE.sub("", YEAR.sub("0000", text)) for text in paragraphs)


def _shingles(text: str) -> set[str]:
    return {text[start : start + SHINGLE] for start in range(len(text) - SHINGLE + 1)}


def _same(text: str, known: set[str]) -> bytearray:
    """1 for each character of a run that is known; a break between paragraphs is in none."""
    found = bytearray(len(text))
    mark = b"\1" * SHINGLE
    for start in range(len(text) - SHINGLE + 1):
        shingle = text[start : start + SHINGLE]
        if shingle in known and BREAK not in shingle:
            found[start : start + SHINGLE] = mark
    return found


def _cut(paragraphs: Sequence[str], text: str, known: set[str]) -> Iterator[list[Run]]:
    """Each paragraph as printed, in runs; a space goes with what stands before it."""
    flags = iter(_same(text, known))
    for paragraph in paragraphs:
        runs: list[Run] = []
        same = False
        start = 0
        for place, character in enumerate(paragraph):
            flag = same if SPACE.match(character) else bool(next(flags))
            if flag != same and place > start:
                runs.append(Run(paragraph[start:place], same))
                start = place
            same = flag
        if paragraph[start:]:
            runs.append(Run(paragraph[start:], same))
        next(flags, None)
        yield runs
