"""The numbers Word writes before paragraphs by itself: 一、 （一） 1."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DIGITS = "〇一二三四五六七八九"
LEVELS = 9


def chinese(number: int) -> str:
    """Return a number below 100 in Chinese: 十二."""
    tens, ones = divmod(number, 10)
    if tens > len(DIGITS) - 1 or number < 1:
        return str(number)
    return (
        (DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (DIGITS[ones] if ones else "")
    )


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    written = ""
    for value, sign in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        written, number = written + sign * (number // value), number % value
    return written


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalFullWidth": lambda number: str(number).translate(
        {48 + digit: 0xFF10 + digit for digit in range(10)}
    ),
    "decimalZero": lambda number: f"{number:02}",
    "decimalEnclosedCircle": lambda number: chr(0x245F + number) if number <= 20 else str(number),  # noqa: PLR2004 # ⑳
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "ideographDigital"), chinese),
    **dict.fromkeys(
        ("japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"), chinese
    ),
}


class Numbering:
    """Counts the numbered paragraphs of a document, in order."""

    def __init__(self, numbering: "etree._Element | None", styles: "etree._Element | None") -> None:
        self._abstract: dict[str, str] = {}
        self._levels: dict[tuple[str, int], etree._Element] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[str] = set()
        self._styles: dict[str, etree._Element] = {}
        for style in styles.iter(f"{W}style") if styles is not None else ():
            self._styles[style.get(f"{W}styleId", "")] = style
        for level in numbering.iter(f"{W}lvl") if numbering is not None else ():
            above = level.getparent()
            if above is not None and above.tag == f"{W}abstractNum":
                self._levels[above.get(f"{W}abstractNumId", ""), _int(level.get(f"{W}ilvl"))] = (
                    level
                )
        for num in numbering.iter(f"{W}num") if numbering is not None else ():
            self._abstract[num.get(f"{W}numId", "")] = _value(num, "abstractNumId") or ""
            for override in num.iter(f"{W}lvlOverride"):
                start = _value(override, "startOverride")
                if start is not None:
                    self._starts[num.get(f"{W}numId", ""), _int(override.get(f"{W}ilvl"))] = _int(
                        start
                    )

    def before(self, paragraph: "etree._Element") -> str:
        """Return the number Word shows before the paragraph; nothing where it has none or it cannot be told."""
        found = self._properties(paragraph.find(f"{W}pPr"))
        if not found:
            return ""
        number, depth = found
        abstract = self._abstract.get(number, "")
        level = self._levels.get((abstract, depth))
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, [0] * LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for (owner, at), start in self._starts.items():
                if owner == number and at < LEVELS:
                    counts[at] = start - 1
        first = _int(_value(level, "start"), 1)
        counts[depth] = counts[depth] + 1 if counts[depth] else max(first, 1)
        counts[depth + 1 :] = [0] * (LEVELS - depth - 1)
        return self._written(abstract, depth, counts)

    def _written(self, abstract: str, depth: int, counts: list[int]) -> str:
        level = self._levels[abstract, depth]
        text = _value(level, "lvlText") or ""
        for at in range(depth + 1):
            part = self._levels.get((abstract, at), level)
            form = FORMATS.get(_value(part, "numFmt") or "decimal")
            if f"%{at + 1}" in text:
                if form is None:
                    return ""
                text = text.replace(f"%{at + 1}", form(counts[at] or 1))
        return text if (_value(level, "numFmt") or "") != "bullet" else ""

    def _properties(self, properties: "etree._Element | None") -> tuple[str, int] | None:
        """Return list and level, from the paragraph itself or its style, or the style that is based on."""
        for _ in range(LEVELS):
            if properties is None:
                return None
            listed = properties.find(f"{W}numPr")
            if listed is not None:
                depth = min(_int(_value(listed, "ilvl")), LEVELS - 1)
                number = _value(listed, "numId")
                return (number, depth) if number and number != "0" else None
            style = self._styles.get(
                _value(properties, "pStyle") or _value(properties.getparent(), "basedOn") or ""
            )
            properties = style.find(f"{W}pPr") if style is not None else None
        return None


def _value(element: "etree._Element | None", name: str) -> str | None:
    found = element.find(f"{W}{name}") if element is not None else None
    return found.get(f"{W}val") if found is not None else None


def _int(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default  # noqa: PLR2004
