"""The colours of a workbook, and whether a text can be seen on its background."""

import colorsys
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from generator.intake.guard import needs

with needs():
    from openpyxl.styles.colors import COLOR_INDEX

if TYPE_CHECKING:
    from lxml import etree

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
Rgb = tuple[int, int, int]
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
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
PLAIN_THEME: dict[str, Rgb] = {"lt1": WHITE, "dk1": BLACK}
SYSTEM: dict[str, Rgb] = {"64": BLACK, "65": WHITE}
ALIKE = 32
"Of 255: channels that differ by less look the same on paper; Word's reader has the same measure."


class Colours:
    """Knows the palette and the theme of a workbook."""

    def __init__(self, styles: "etree._Element | None", theme: "etree._Element | None") -> None:
        own = styles.iter(f"{S}rgbColor") if styles is not None else ()
        listed = [str(colour.get("rgb", "")) for colour in own] or list(COLOR_INDEX[:64])
        self._palette = SYSTEM | {
            str(n): rgb for n, text in enumerate(listed) if (rgb := _of_hex(text))
        }
        self._theme = dict(PLAIN_THEME)
        scheme = theme.find(f".//{A}clrScheme") if theme is not None else None
        for slot in scheme if scheme is not None else ():
            rgb = next(
                (_of_hex(each.get("lastClr") or each.get("val") or "") for each in slot), None
            )
            if rgb:
                self._theme[str(slot.tag).rpartition("}")[2]] = rgb

    def rgb(self, colour: "etree._Element | None", automatic: Rgb) -> Rgb | None:
        """Return the colour an element stands for, `automatic` where it leaves it open; None for an unknown one."""
        if colour is None or colour.get("auto") in {"1", "true"}:
            return automatic
        if colour.get("rgb"):
            found = _of_hex(colour.get("rgb", ""))
        elif colour.get("indexed"):
            found = self._palette.get(colour.get("indexed", ""))
        else:
            number = colour.get("theme", "")
            is_known = number.isdecimal() and int(number) < len(THEME)
            found = self._theme.get(THEME[int(number)]) if is_known else None
        return _tinted(found, colour.get("tint")) if found else None

    def backgrounds(
        self, fill: "etree._Element | None", *, differential: bool = False
    ) -> list[Rgb]:
        """Return the colours a fill shows; white paper where it shows none.

        A solid fill has its colour in front, but behind where it is a difference, as conditional formats have it.
        """
        pattern = fill.find(f"{S}patternFill") if fill is not None else None
        if pattern is None:
            stops = fill.iter(f"{S}color") if fill is not None else ()
            return [rgb for stop in stops if (rgb := self.rgb(stop, WHITE))] or [WHITE]
        kind = pattern.get("patternType", "solid" if differential else "none")
        if kind == "none":
            return [WHITE]
        front = self.rgb(pattern.find(f"{S}fgColor"), BLACK)
        behind = self.rgb(pattern.find(f"{S}bgColor"), WHITE)
        shown = (
            [behind]
            if differential and kind == "solid"
            else [front]
            if kind == "solid"
            else [front, behind]
        )
        return [rgb for rgb in shown if rgb]


def is_seen(text: Rgb | None, backgrounds: Iterable[Rgb]) -> bool:
    """Say whether a text of that colour stands out from each of these; an unknown colour does."""
    return text is None or not any(_are_alike(text, each) for each in backgrounds)


def _are_alike(one: Rgb, other: Rgb) -> bool:
    return all(abs(a - b) < ALIKE for a, b in zip(one, other, strict=True))


def _of_hex(text: str) -> Rgb | None:
    found = HEX.fullmatch(text)
    return (int(found[1][:2], 16), int(found[1][2:4], 16), int(found[1][4:], 16)) if found else None


def _tinted(rgb: Rgb, tint: str | None) -> Rgb:
    """The colour made lighter (a tint above 0) or darker, as ECMA-376, part 1, 18.8.19 has it."""
    by = float(tint) if tint and re.fullmatch(r"-?[0-9.]+(?:[eE]-?[0-9]+)?", tint) else 0.0
    hue, light, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in rgb))
    light = light * (1 + by) if by < 0 else light * (1 - by) + by
    red, green, blue = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation)
    return round(red * 255), round(green * 255), round(blue * 255)
