"""Fonts of a PDF file whose characters may look other than what they are called."""

import re
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from generator.intake.readers.pdf.objects import dictionary, name_of

SYMBOLIC = 4
"Flag of a font that has an order of characters of its own."
COLOURLESS = re.compile(rb"\bd1\b")
"A procedure that only says where the colour goes begins so."
PAINTS = re.compile(rb"(?<![^\s\]>)])(?:f\*?|F|B\*?|b\*?|S|s|Do|sh|EI|Tj|TJ)(?!\S)")


def is_guessed(spec: dict[str, Any]) -> bool:
    """Whether nothing but custom says which characters a font has: it is embedded, in an order of its own."""
    if (
        "ToUnicode" in spec
        or "Encoding" in spec
        or name_of(spec.get("Subtype")) not in ("TrueType", "Type1")
    ):
        return False
    descriptor = dictionary(spec.get("FontDescriptor"))
    flags = resolve1(descriptor.get("Flags"))
    is_embedded = "FontFile2" in descriptor or "FontFile3" in descriptor
    return is_embedded and isinstance(flags, int) and bool(flags & SYMBOLIC)


def unplain(spec: dict[str, Any]) -> frozenset[int]:
    """The codes of a font of drawn letters (Type 3) whose letter paints nothing, or in colours of its own."""
    if name_of(spec.get("Subtype")) != "Type3":
        return frozenset()
    drawn = dictionary(spec.get("CharProcs"))
    plain = {name for name, procedure in drawn.items() if _is_plain(resolve1(procedure))}
    named = _names(dictionary(spec.get("Encoding")).get("Differences"))
    return frozenset(range(256)) - {code for code, name in named.items() if name in plain}


def _is_plain(procedure: object) -> bool:
    data = procedure.get_data() if isinstance(procedure, PDFStream) else b""
    return bool(COLOURLESS.search(data) and PAINTS.search(data))


def _names(differences: object) -> dict[int, str]:
    """Code → name, from 49 /one /two 65 /A."""
    listed = resolve1(differences)
    found: dict[int, str] = {}
    code = 0
    for each in map(resolve1, listed if isinstance(listed, list) else []):
        if isinstance(each, int):
            code = each
        elif isinstance(each, PSLiteral):
            found[code] = str(each.name)
            code += 1
    return found
