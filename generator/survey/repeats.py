"""How much of a report's text stands word for word in the same agency's previous report here.

Eight characters in a row that both texts have count as the same. Spaces are ignored, and so is
which year is named: an agency that only puts the new year in has written nothing new. Pure
arithmetic: what to think of it is the reader's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.content.narrative import Part

SHINGLE = 8
"Characters in a row that must agree; shorter runs are everyone's words."
SHORTEST = 120
"Characters a section needs before anything is said of it."
COMPARED = 50
"Percent from which on a section is shown side by side."
YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=\s*年)")
SPACE = re.compile(r"\s")
SHARED = re.compile(b"\1+")
KEPT = 16
"Sections that stay taken apart: those of a report, and of the one it is compared with."


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
        text = _text(now)
        if text.length < SHORTEST:
            continue
        shared = sum(flags.count(1) for flags in text.shared(_text(before)))
        yield Repetition(
            anchor=section.anchor,
            heading=section.heading,
            percent=shared * 100 // text.length,
            now=now,
            before=before,
        )


def side_by_side(repetition: Repetition) -> tuple[Paragraphs, Paragraphs]:
    """The paragraphs of this report and of the earlier one, cut where what they share ends."""
    now = _text(repetition.now)
    before = _text(repetition.before)
    of_now = _cut(repetition.now, now.shared(before))
    of_before = _cut(repetition.before, before.shared(now))
    return list(of_now), list(of_before)


def _key(section: Part) -> str:
    return section.number or section.heading


def _paragraphs(section: Part) -> tuple[str, ...]:
    texts = [block.text for block in section.blocks]
    if section.heading:
        texts = texts[1:]
    return tuple(texts)


def _without_spaces(text: str) -> str:
    """And every year the same."""
    timeless = YEAR.sub("0000", text)
    return SPACE.sub("", timeless)


class ComparedText:
    """The paragraphs of a section as they are compared: no spaces, every year the same."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self.paragraphs = list(map(_without_spaces, paragraphs))
        self.length = sum(map(len, self.paragraphs))

    @cached_property
    def shingles(self) -> list[list[str]]:
        """Of each paragraph every eight characters in a row.

        依法主动公开政府信息 → 依法主动公开政府, 法主动公开政府信, 主动公开政府信息.
        """
        return list(map(_shingles, self.paragraphs))

    @cached_property
    def known(self) -> frozenset[str]:
        """Those of all paragraphs."""
        return frozenset().union(*self.shingles)

    def shared(self, other: "ComparedText") -> Iterator[bytearray]:
        """Of each paragraph 1 for each character of a run that the other text has too."""
        is_known = other.known.__contains__
        for paragraph, shingles in zip(self.paragraphs, self.shingles, strict=True):
            flags = bytearray(len(paragraph))
            starts = bytes(map(is_known, shingles))
            for run in SHARED.finditer(starts):
                start = run.start()
                end = run.end() + SHINGLE - 1  # the last shingle begins one before
                flags[start:end] = b"\1" * (end - start)
            yield flags


@lru_cache(maxsize=KEPT)
def _text(paragraphs: tuple[str, ...]) -> ComparedText:
    """One text is compared with the year before, and with the year after."""
    return ComparedText(paragraphs)


def _shingles(paragraph: str) -> list[str]:
    starts = range(len(paragraph) - SHINGLE + 1)
    return [paragraph[start : start + SHINGLE] for start in starts]


def _cut(paragraphs: Sequence[str], flags: Iterable[bytearray]) -> Iterator[list[Run]]:
    """Each paragraph as printed, in runs; a space goes with what stands before it."""
    for paragraph, of_paragraph in zip(paragraphs, flags, strict=True):
        yield list(_runs(paragraph, iter(of_paragraph)))


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
