"""Where the six sections of a report begin, whatever level or number their headings have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.form import Section
from generator.forms import SECTIONS
from generator.intake.document import Block, Document, Text
from generator.intake.labels import squeezed

LONGEST_HEADING = 45
INDENT = re.compile(r"\u3000{2,}")
NUMBER = r"[一二三四五六七八]"
HEADINGS = [(section, re.compile(rf"({NUMBER})[、.．](?:{section.spellings})")) for section in SECTIONS]
UNNUMBERED = [(section, re.compile(rf"(?:{section.spellings})")) for section in SECTIONS]
ANYWHERE = re.compile("|".join(rf"{NUMBER}[、.．]\s*(?:{section.spellings})" for section in SECTIONS))


@dataclass(slots=True)
class Part:
    """A section of an original, or what stands before the first."""

    section: Section | None
    heading: str
    "As printed."
    place: str
    number: str = ""
    "The number printed before it."
    blocks: list[Block] = field(default_factory=list)


def parts(document: Document) -> list[Part]:
    """The document cut at the headings of sections; the first part stands before them all."""
    found = [Part(None, "", "")]
    for block in _split_texts(document):
        opened = _heading(block, found) if isinstance(block, Text) else None
        if opened:
            found.append(opened)
        else:
            found[-1].blocks.append(block)
    return found


def _heading(text: Text, found: list[Part]) -> Part | None:
    name = squeezed(text.text).rstrip("。.:：")
    if len(name) > LONGEST_HEADING:
        return None
    taken = {part.section.id for part in found if part.section}
    for patterns, numbered in ((HEADINGS, True), (UNNUMBERED, False)):
        for section, pattern in patterns:
            match = pattern.fullmatch(name)
            if match and section.id not in taken and (numbered or name == section.title):
                return Part(section, text.text.strip(), text.place, match.group(1) if numbered else "")
    return None


def _split_texts(document: Document) -> Iterator[Block]:
    """Text that runs on without line ends is cut at indents, and before and behind each heading inside it."""
    for block in document.blocks:
        if not isinstance(block, Text):
            yield block
            continue
        for piece in INDENT.split(block.text):
            if piece.strip():
                yield from _split_text(Text(piece.strip(), block.place))


def _split_text(block: Text) -> Iterator[Text]:
    if len(block.text) <= LONGEST_HEADING:
        yield block
    else:
        position = 0
        for match in ANYWHERE.finditer(block.text):
            if match.start() and block.text[match.start() - 1] in "包括含、，（":
                continue
            for piece in (block.text[position : match.start()], match.group()):
                if piece.strip():
                    yield Text(piece.strip(), block.place)
            position = match.end()
        if block.text[position:].strip():
            yield Text(block.text[position:].strip(), block.place)
