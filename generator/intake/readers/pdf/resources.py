"""What a PDF page states of its resources: its fonts, colour spaces and states, by name."""

from typing import Any

from pdfminer.pdftypes import resolve1

from generator.intake.readers.pdf.objects import dictionary, items, name_of


def entries(resources: object, kind: str) -> dict[str, Any]:
    """What a page calls its fonts, layers, states … of one kind."""
    of_all_kinds = dictionary(resources)
    return dictionary(of_all_kinds.get(kind))


def inks(space: object) -> list[str]:
    """The inks of a colour space, by name: one in /Separation /Gold, two in /DeviceN [/A /B]."""
    _, stated, *_ = [*items(space), None, None]
    several = [name_of(each) for each in items(stated)]
    return several or [name_of(stated)]


def has_transfer(state: dict[str, Any]) -> bool:
    """Whether a graphics state changes colours by a function of its own."""
    functions = (resolve1(state.get(key)) for key in ("TR", "TR2"))
    return any(isinstance(function, dict | list) for function in functions)
