"""Layers of a PDF file (optional content), and which of them a reader does not see."""

from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1

from generator.intake.readers.pdf.objects import dictionary, items, name_of


class Layers:
    """Knows which layers are switched off when the file is opened."""

    def __init__(self, catalog: dict[str, Any]) -> None:
        stated = dictionary(catalog.get("OCProperties"))
        opened = dictionary(stated.get("D"))
        self._off = _ids(opened.get("OFF"))
        base = name_of(opened.get("BaseState"))
        if base == "OFF":
            layers = _ids(stated.get("OCGs"))
            switched_on = _ids(opened.get("ON"))
            self._off = layers - switched_on

    def is_off(self, content: object) -> bool:
        """Whether what belongs to a layer is not shown, or not for certain.

        It may belong to several under a condition (OCMD), as AllOn: shown where all of them are.
        """
        if isinstance(content, PDFObjRef) and content.objid in self._off:
            return True
        stated = dictionary(content)
        kind = name_of(stated.get("Type"))
        if kind != "OCMD":
            return False
        if "VE" in stated:
            return True
        members = _members(stated.get("OCGs"))
        off = [self.is_off(each) for each in members]
        if not off:
            return False
        policy = name_of(stated.get("P"))
        return not _is_shown(off, policy)


def _members(stated: object) -> list[Any]:
    """The layers of a condition, of which one need not stand in a list."""
    resolved = resolve1(stated)
    if isinstance(resolved, list):
        return resolved
    return [stated]


def _is_shown(off: list[bool], policy: str) -> bool:
    """Whether a condition holds for layers of which some are off; AnyOn where it is not said."""
    match policy:
        case "AllOn":
            return not any(off)
        case "AnyOff":
            return any(off)
        case "AllOff":
            return all(off)
        case _:
            return not all(off)


def _ids(value: object) -> set[int]:
    return {each.objid for each in items(value) if isinstance(each, PDFObjRef)}
