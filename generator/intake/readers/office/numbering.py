"""The numbers Word writes before paragraphs by itself: 一、 （一） 1."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from generator.intake.readers.office.elements import (
    W,
    attribute,
    child,
    descendants,
    number,
)
from generator.intake.readers.office.numerals import FORMATS

if TYPE_CHECKING:
    from lxml import etree

LEVELS = 9
"Of a list."


class _Level(NamedTuple):
    """What a paragraph names: a level of a list."""

    name: str
    "Of the list, for this and other paragraphs; another may begin the same list anew."
    depth: int
    "From 0."


def _uncounted() -> list[int]:
    return [0] * LEVELS


@dataclass(slots=True)
class _List:
    """A list whose paragraphs are counted together, as Word's abstractNum."""

    levels: "dict[int, etree._Element]" = field(default_factory=dict)
    counts: list[int] = field(default_factory=_uncounted)
    "What the last paragraph of each level counted; 0 where the next begins anew."

    def begin(self, starts: dict[int, int]) -> None:
        """Let levels start anew, at these numbers."""
        for depth, start in starts.items():
            if depth < LEVELS:
                self.counts[depth] = start - 1

    def count(self, depth: int) -> None:
        """Count a paragraph of that level; those below begin anew."""
        if self.counts[depth]:
            self.counts[depth] += 1
        else:
            written = _value(self.levels[depth], "start")
            start = number(written, 1)
            self.counts[depth] = max(start, 1)
        for below in range(depth + 1, LEVELS):
            self.counts[below] = 0

    def written(self, depth: int) -> str:
        """The number as it stands before the paragraph that was counted last: %1.%2 is 3.1."""
        level = self.levels[depth]
        if _value(level, "numFmt") == "bullet":
            return ""
        text = _value(level, "lvlText")
        for above in range(depth + 1):
            sign = f"%{above + 1}"
            if sign not in text:
                continue
            name = self._format(above, level)
            if name not in FORMATS:
                return ""
            count = self.counts[above] or 1
            numeral = FORMATS[name](count)
            text = text.replace(sign, numeral)
        return text

    def _format(self, depth: int, otherwise: "etree._Element") -> str:
        """The name of a level's numerals."""
        level = self.levels.get(depth, otherwise)
        return _value(level, "numFmt") or "decimal"


class Numbering:
    """Counts the numbered paragraphs of a document, in order."""

    def __init__(self, numbering: "etree._Element | None", styles: "etree._Element | None") -> None:
        self._lists: dict[str, _List] = {}
        self._list_of: dict[str, str] = {}
        "Name that paragraphs have for it → the list."
        self._starts: dict[str, dict[int, int]] = {}
        "The same → level → where it starts anew."
        self._begun: set[str] = set()
        self._styles: dict[str, etree._Element] = {}
        for style in descendants(styles, f"{W}style"):
            self._styles[style.get(f"{W}styleId", "")] = style
        for level in descendants(numbering, f"{W}lvl"):
            self._take(level)
        for named in descendants(numbering, f"{W}num"):
            name = named.get(f"{W}numId", "")
            self._list_of[name] = _value(named, "abstractNumId")
            starts = self._starts.setdefault(name, {})
            starts.update(_starts(named))

    def _take(self, level: "etree._Element") -> None:
        """Take a level of a list; those that only override one are none."""
        above = level.getparent()
        if above is None or above.tag != f"{W}abstractNum":
            return
        name = above.get(f"{W}abstractNumId", "")
        listed = self._lists.setdefault(name, _List())
        listed.levels[_depth(level)] = level

    def before(self, paragraph: "etree._Element") -> str:
        """Return the number Word shows before the paragraph.

        Nothing where it has none or it cannot be told.
        """
        level = self._level(paragraph)
        if level is None:
            return ""
        name = self._list_of.get(level.name, "")
        listed = self._lists.get(name)
        if listed is None or level.depth not in listed.levels:
            return ""
        if level.name not in self._begun:
            self._begun.add(level.name)
            starts = self._starts.get(level.name, {})
            listed.begin(starts)
        listed.count(level.depth)
        return listed.written(level.depth)

    def _level(self, paragraph: "etree._Element") -> _Level | None:
        """Return the level that a paragraph names, or its style, or a style that is based on."""
        properties = paragraph.find(f"{W}pPr")
        for _ in range(LEVELS):
            if properties is None:
                return None
            listed = properties.find(f"{W}numPr")
            if listed is not None:
                return _level(listed)
            properties = child(self._style(properties), f"{W}pPr")
        return None

    def _style(self, properties: "etree._Element") -> "etree._Element | None":
        """The style that properties name, or that the style they belong to is based on."""
        name = _value(properties, "pStyle")
        if not name:
            name = _value(properties.getparent(), "basedOn")
        return self._styles.get(name)


def _level(listed: "etree._Element") -> _Level | None:
    name = _value(listed, "numId")
    if name in {"", "0"}:
        return None
    depth = number(_value(listed, "ilvl"))
    return _Level(name, min(depth, LEVELS - 1))


def _starts(named: "etree._Element") -> Iterator[tuple[int, int]]:
    """Level → the number it starts anew at."""
    for override in named.iter(f"{W}lvlOverride"):
        start = override.find(f"{W}startOverride")
        if start is not None and f"{W}val" in start.attrib:
            yield _depth(override), number(attribute(start, f"{W}val"))


def _depth(level: "etree._Element") -> int:
    return number(level.get(f"{W}ilvl", ""))


def _value(element: "etree._Element | None", name: str) -> str:
    return attribute(child(element, f"{W}{name}"), f"{W}val")
