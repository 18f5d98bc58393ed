"""Rich Text, before LibreOffice makes it another: what it would drop is marked as what it is.

Fields without a result, equations, embedded objects: where they stand in a cell, it holds no mere
text.
"""

import re

from generator.intake.readers.runs import OBJECT

SIGN = int.from_bytes(OBJECT.encode("utf-16-le"), "little", signed=False) - 0x10000
MARK = rf"{{\uc0\u{SIGN} }}".encode()
SPACE = rb"(?>\\[a-z]+-?[0-9]* ?|[\s{])*+"
"What may stand before a word: looks, and beginnings of groups. Read one way, and never again."
WRITTEN = rb"(?i:HYPERLINK|INCLUDETEXT|TOC)\b"
"Kinds of fields that hold text somebody has written."
DROPPED = re.compile(
    rb"\{(?:\\\*)?\\(?:object|mmath|field(?![a-z])(?!"
    + SPACE
    + rb"\\\*\\fldinst"
    + SPACE
    + WRITTEN
    + rb"))"
)


def marked(_: str, data: bytes) -> bytes:
    """The file to convert instead, a mark before all of these, and nothing before its beginning."""
    data = data[data.index(b"{") :]
    return DROPPED.sub(lambda dropped: MARK + dropped[0], data)
