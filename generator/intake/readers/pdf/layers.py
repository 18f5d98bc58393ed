"""Layers of a PDF file (optional content), and which of them a reader does not see."""

from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1

from generator.intake.readers.pdf.objects import dictionary, items, name_of


class Layers:
    """Knows which layers are switched off when the file is opened."""

    def __init__(self, catalog: dict[str, Any]) -> None:
        stated = dictionary(catalog.get("OCProperties"))
        opened = dictionary(stated.get("D"))
        groups = _ids(stated.get("OCGs"))
        off = groups if name_of(opened.get("BaseState")) == "OFF" else _ids(opened.get("OFF"))
        self._off = off - _ids(opened.get("ON")) if off is groups else off

    def is_off(self, content: object) -> bool:
        """Whether what belongs to a layer, or to several under a condition, is not shown, or not for certain."""
        if isinstance(content, PDFObjRef) and content.objid in self._off:
            return True
        stated = dictionary(content)
        if name_of(stated.get("Type")) != "OCMD":
            return False
        if "VE" in stated:
            return True
        members = stated.get("OCGs")
        listed = resolve1(members)
        off = [self.is_off(each) for each in (listed if isinstance(listed, list) else [members])]
        policy = name_of(stated.get("P")) or "AnyOn"
        is_shown = {"AllOn": not any(off), "AnyOff": any(off), "AllOff": all(off)}.get(
            policy, not all(off)
        )
        return bool(off) and not is_shown


def _ids(value: object) -> set[int]:
    return {each.objid for each in items(value) if isinstance(each, PDFObjRef)}
