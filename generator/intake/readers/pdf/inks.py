"""Colours of a PDF file as a reader sees them."""

from collections.abc import Iterable
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace

Ink = tuple[float, float, float]
"Red, green and blue, 0 to 1."
WHITE: Ink = (1.0, 1.0, 1.0)
FAINT = 0.15
"Of the way from black to white: a difference that is not seen for certain."
UNKNOWN = "unknown"
"Name of a colour space whose colours only the program that prints it knows."
UNTOLD = ("Pattern", "Indexed", UNKNOWN)
OWN = ("Separation", "DeviceN")
"Colour spaces of inks of their own: the more, the darker."
RGB, CMYK = 3, 4
"Components."


def ink(colour: Any, space: PDFColorSpace) -> Ink | None:  # noqa: ANN401 # a number, a tuple or a pattern's name
    """What a colour looks like; None where only a pattern or a table says so."""
    parts = colour if isinstance(colour, tuple) else (colour,)
    if not all(isinstance(part, int | float) for part in parts) or space.name in UNTOLD:
        return None
    scale = 100 if space.name == "Lab" else 1
    values = [min(max(float(part) / scale, 0.0), 1.0) for part in parts]
    if space.name in OWN:
        values = [1 - max(values)]
    if len(values) == CMYK:
        values = [(1 - value) * (1 - values[3]) for value in values[:3]]
    red, green, blue = values if len(values) == RGB and space.name != "Lab" else values[:1] * 3
    return red, green, blue


def first_colour(space: PDFColorSpace) -> Any:  # noqa: ANN401 # as `ink` takes it
    """The colour that a space begins with: black, or all there is of its own inks."""
    if space.name in OWN:
        return (1.0,) * space.ncomponents
    return (0.0, 0.0, 0.0, 1.0) if space.ncomponents == CMYK else (0.0,) * space.ncomponents


def laid_on(colour: Ink, ground: Ink, opacity: float) -> Ink:
    """What a colour looks like on another that shows through it."""
    red, green, blue = (
        over * opacity + under * (1 - opacity) for over, under in zip(colour, ground, strict=True)
    )
    return red, green, blue


def is_faint(colour: Ink, ground: Ink) -> bool:
    """Whether a colour cannot be told from another for certain."""
    return max(abs(over - under) for over, under in zip(colour, ground, strict=True)) < FAINT


def leaves_no_trace(names: Iterable[str]) -> bool:
    """Whether one of the inks a program mixes shows nothing on white paper, by its name, or may."""
    return any(name == "None" or "white" in name.lower() for name in names)
