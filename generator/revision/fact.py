"""One thing that two revisions say differently, ready to be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

AROUND = 6
"Characters that are shown before the first that differs."
SHOWN = 30
"Characters of what differs that are shown."
NOTHING = "（无）"


@dataclass(frozen=True, slots=True)
class Fact:
    """A cell, a key, a section: what it is called, what it was, what it is."""

    name: str
    before: str | None
    "None: it was not there."
    after: str | None
    "None: it is no longer there."
    id: str = ""
    "Of a cell."

    def __str__(self) -> str:
        before = NOTHING if self.before is None else self.before
        after = NOTHING if self.after is None else self.after
        return f"{self.name}：{before} → {after}"


def facts(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Fact]:
    """What differs between two records, each by the names of what it states."""
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name), after.get(name)
        if old != new:
            yield Fact(name, old, new)


def shortened(
    name: str,
    before: str,
    after: str,
) -> Fact:
    """Two long texts by the first stretch that differs, and a little of what stands around it."""
    old, new = _line(before), _line(after)
    start = _alike(old, new)
    room = min(len(old), len(new)) - start
    end = min(_alike(old[::-1], new[::-1]), room)
    return Fact(name, _stretch(old, start, end), _stretch(new, start, end))


def _line(text: str) -> str:
    return " ".join(text.split())


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))


def _stretch(
    text: str,
    start: int,
    end: int,
) -> str:
    first = max(start - AROUND, 0)
    last = min(len(text) - end + AROUND, len(text))
    stop = min(last, first + SHOWN)
    opening = "……" if first else ""
    closing = "……" if stop < len(text) else ""
    return f"“{opening}{text[first:stop]}{closing}”"
