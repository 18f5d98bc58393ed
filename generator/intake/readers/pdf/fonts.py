"""Fonts of a PDF file whose characters may look other than what they are called."""

import re
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from generator.intake.readers.pdf.objects import dictionary, items, name_of

ALL_CODES = frozenset(range(256))
"Of a font whose characters are told by one byte."
SIMPLE = ("TrueType", "Type1")
SYMBOLIC = 4
"Flag of a font that has an order of characters of its own."
COLOURLESS = re.compile(rb"\bd1\b")
"A procedure that only says where the colour goes begins so."
PAINTS = re.compile(rb"(?<![^\s\]>)])(?:f\*?|F|B\*?|b\*?|S|s|Do|sh|EI|Tj|TJ)(?!\S)")


def untold(spec: dict[str, Any]) -> frozenset[int]:
    """The codes of a font whose characters may look other than what they are called."""
    if _is_guessed(spec):
        return ALL_CODES
    return _unplain(spec)


def _is_guessed(spec: dict[str, Any]) -> bool:
    """Whether nothing but custom says which characters a font has.

    It is embedded then, in an order of its own.
    """
    if "ToUnicode" in spec or "Encoding" in spec:
        return False
    kind = name_of(spec.get("Subtype"))
    if kind not in SIMPLE:
        return False
    descriptor = dictionary(spec.get("FontDescriptor"))
    if "FontFile2" not in descriptor and "FontFile3" not in descriptor:
        return False
    flags = resolve1(descriptor.get("Flags"))
    return isinstance(flags, int) and bool(flags & SYMBOLIC)


def _unplain(spec: dict[str, Any]) -> frozenset[int]:
    """The codes of a font of drawn letters (Type 3) that cannot be told.

    Their letters paint nothing, or in colours of their own.
    """
    kind = name_of(spec.get("Subtype"))
    if kind != "Type3":
        return frozenset()
    drawn = dictionary(spec.get("CharProcs"))
    plain = {name for name, procedure in drawn.items() if _is_plain(procedure)}
    encoding = dictionary(spec.get("Encoding"))
    names = _names(encoding.get("Differences"))
    told = {code for code, name in names.items() if name in plain}
    return ALL_CODES - told


def _is_plain(procedure: object) -> bool:
    """Whether a letter is drawn in the colour that its text has."""
    stream = resolve1(procedure)
    if not isinstance(stream, PDFStream):
        return False
    data = stream.get_data()
    return bool(COLOURLESS.search(data) and PAINTS.search(data))


def _names(differences: object) -> dict[int, str]:
    """Code → name: 49 /one /two 65 /A names 49 one, 50 two and 65 A."""
    names: dict[int, str] = {}
    code = 0
    for each in map(resolve1, items(differences)):
        if isinstance(each, int):
            code = each
        elif isinstance(each, PSLiteral):
            names[code] = str(each.name)
            code += 1
    return names
