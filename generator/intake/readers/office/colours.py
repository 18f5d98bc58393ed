"""The colours of a workbook, and whether a text can be seen on its background."""

import colorsys
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from generator.intake.guard import needs
from generator.intake.readers.office.elements import (
    TRUE,
    S,
    attribute,
    child,
    children,
    descendants,
    name_of,
)

with needs():
    from openpyxl.styles.colors import COLOR_INDEX

if TYPE_CHECKING:
    from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
Rgb = tuple[int, int, int]
WHITE = (255, 255, 255)
BLACK = (0, 0, 0)
TINT = re.compile(r"-?[0-9.]+(?:[eE]-?[0-9]+)?")
HEX = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
THEME = (
    "lt1",
    "dk1",
    "lt2",
    "dk2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
)
"In the order in which cells count them."
PLAIN_THEME: dict[str, Rgb] = {
    "lt1": WHITE,
    "dk1": BLACK,
}
SYSTEM: dict[str, Rgb] = {
    "64": BLACK,
    "65": WHITE,
}
OWN_COLOURS = 64
"In the usual palette; behind them are the system's."
ALIKE = 32
"Of 255: channels that differ by less look the same on paper; Word's reader has the same measure."


class Colours:
    """Knows the palette and the theme of a workbook."""

    def __init__(self, styles: "etree._Element | None", theme: "etree._Element | None") -> None:
        self._palette = SYSTEM | _palette(styles)
        self._theme = PLAIN_THEME | _theme_colours(theme)

    def rgb(self, colour: "etree._Element | None", automatic: Rgb) -> Rgb | None:
        """Return the colour an element stands for; None for an unknown one.

        `automatic` is the one it has where it leaves that open.
        """
        if colour is None or colour.get("auto") in TRUE:
            return automatic
        stated = self._stated(colour)
        if not stated:
            return None
        return _tinted(stated, colour.get("tint", ""))

    def _stated(self, colour: "etree._Element") -> Rgb | None:
        """The colour that is written, or that has the number in the palette or the theme."""
        written = colour.get("rgb")
        if written:
            return _of_hex(written)
        index = colour.get("indexed")
        if index:
            return self._palette.get(index)
        number = colour.get("theme", "")
        if not number.isdecimal():
            return None
        return self._of_theme(int(number))

    def _of_theme(self, index: int) -> Rgb | None:
        if index >= len(THEME):
            return None
        return self._theme.get(THEME[index])

    def backgrounds(
        self, fill: "etree._Element | None", *, differential: bool = False
    ) -> list[Rgb]:
        """Return the colours a fill shows; white paper where it shows none.

        A solid fill has its colour in front; but behind where it is a difference, as conditional
        formats have it.
        """
        if fill is None:
            return [WHITE]
        pattern = fill.find(f"{S}patternFill")
        if pattern is None:
            stops = (self.rgb(stop, WHITE) for stop in fill.iter(f"{S}color"))
            return [rgb for rgb in stops if rgb] or [WHITE]
        usual = "solid" if differential else "none"
        kind = pattern.get("patternType", usual)
        if kind == "none":
            return [WHITE]
        front = self.rgb(pattern.find(f"{S}fgColor"), BLACK)
        behind = self.rgb(pattern.find(f"{S}bgColor"), WHITE)
        shown = [front, behind]
        if kind == "solid":
            shown = [behind if differential else front]
        return [rgb for rgb in shown if rgb]


def _palette(styles: "etree._Element | None") -> dict[str, Rgb]:
    """Number of a colour → the colour: the workbook's own list, or the usual one."""
    own = descendants(styles, f"{S}rgbColor")
    listed = [colour.get("rgb", "") for colour in own]
    if not listed:
        listed = list(COLOR_INDEX[:OWN_COLOURS])
    palette: dict[str, Rgb] = {}
    for number, written in enumerate(listed):
        rgb = _of_hex(written)
        if rgb:
            palette[str(number)] = rgb
    return palette


def _theme_colours(theme: "etree._Element | None") -> dict[str, Rgb]:
    """Name in the theme → the colour: dk1 → black, of `<a:dk1><a:sysClr lastClr="000000"/>`."""
    colours: dict[str, Rgb] = {}
    for slot in children(theme, f".//{A}clrScheme"):
        rgb = _first_colour(slot)
        if rgb:
            colours[name_of(slot)] = rgb
    return colours


def _first_colour(slot: "etree._Element") -> Rgb | None:
    colour = child(slot, "*")
    written = attribute(colour, "lastClr") or attribute(colour, "val")
    return _of_hex(written)


def is_seen(text: Rgb | None, backgrounds: Iterable[Rgb]) -> bool:
    """Say whether a text of that colour stands out from each of these; an unknown colour does."""
    if text is None:
        return True
    return not any(_are_alike(text, background) for background in backgrounds)


def _are_alike(one: Rgb, other: Rgb) -> bool:
    channels = zip(one, other, strict=True)
    return all(abs(a - b) < ALIKE for a, b in channels)


def _of_hex(text: str) -> Rgb | None:
    """ff8000, or the same behind its opacity: ffff8000."""
    written = HEX.fullmatch(text)
    if not written:
        return None
    red, green, blue = bytes.fromhex(written[1])
    return red, green, blue


def _tinted(rgb: Rgb, tint: str) -> Rgb:
    """The colour made lighter (a tint above 0) or darker, as ECMA-376, part 1, 18.8.19 has it."""
    by = float(tint) if TINT.fullmatch(tint) else 0.0
    channels = (channel / 255 for channel in rgb)
    hue, light, saturation = colorsys.rgb_to_hls(*channels)
    light = _lighter(light, by)
    tinted = colorsys.hls_to_rgb(hue, light, saturation)
    red, green, blue = (round(channel * 255) for channel in tinted)
    return red, green, blue


def _lighter(light: float, by: float) -> float:
    """A lightness from 0 to 1, moved towards 1 or, by less than 0, towards 0."""
    if by < 0:
        return max(light * (1 + by), 0.0)
    return min(light * (1 - by) + by, 1.0)
