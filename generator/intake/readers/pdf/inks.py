"""Colours of a PDF file as a reader sees them."""

from typing import Any

from pdfminer.pdfcolor import PDFColorSpace

from generator.intake.readers.pdf.objects import items, name_of

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
LAB_WHITE = 100
"Lightness of white in a Lab space; its other components are not looked at."


def ink(colour: Any, space: PDFColorSpace) -> Ink | None:  # noqa: ANN401 # a number, a tuple or a pattern's name
    """What a colour looks like; None where only a pattern or a table says so."""
    components = colour if isinstance(colour, tuple) else (colour,)
    if not all(isinstance(each, int | float) for each in components):
        return None
    if space.name in UNTOLD:
        return None
    is_lab = space.name == "Lab"
    white = LAB_WHITE if is_lab else 1
    values = [_share(each, white) for each in components]
    if space.name in OWN:
        return _grey(1 - max(values))
    if len(values) == CMYK:
        return _of_cmyk(values)
    if len(values) == RGB and not is_lab:
        red, green, blue = values
        return red, green, blue
    return _grey(values[0])


def _share(component: float, white: int) -> float:
    """From 0 to 1, how much of white it is."""
    share = float(component) / white
    return min(max(share, 0.0), 1.0)


def _of_cmyk(values: list[float]) -> Ink:
    """Cyan, magenta, yellow and black as printed on white: 0 1 1 0 is red."""
    cyan, magenta, yellow, black = values
    white = 1 - black
    red = (1 - cyan) * white
    green = (1 - magenta) * white
    blue = (1 - yellow) * white
    return red, green, blue


def _grey(lightness: float) -> Ink:
    return lightness, lightness, lightness


def first_colour(space: PDFColorSpace) -> Any:  # noqa: ANN401 # as `ink` takes it
    """The colour that a space begins with: black, or all there is of its own inks."""
    count = space.ncomponents
    if space.name in OWN:
        return (1.0,) * count
    if count == CMYK:
        return (0.0, 0.0, 0.0, 1.0)
    return (0.0,) * count


def laid_on(colour: Ink, ground: Ink, opacity: float) -> Ink:
    """What a colour looks like on one that shows through it: half dense, black on white is grey."""
    through = 1 - opacity
    channels = zip(colour, ground, strict=True)
    mixed = [over * opacity + under * through for over, under in channels]
    red, green, blue = mixed
    return red, green, blue


def is_faint(colour: Ink, ground: Ink) -> bool:
    """Whether a colour cannot be told from another for certain."""
    channels = zip(colour, ground, strict=True)
    differences = (abs(one - other) for one, other in channels)
    return max(differences) < FAINT


def may_leave_no_trace(space: object) -> bool:
    """Whether one of the inks of a colour space shows nothing on white paper, by its name.

    There is one in /Separation /White, there are two in /DeviceN [/A /B].
    """
    _, stated, *_ = [*items(space), None, None]
    several = [name_of(each) for each in items(stated)]
    names = several or [name_of(stated)]
    return any(name == "None" or "white" in name.lower() for name in names)
