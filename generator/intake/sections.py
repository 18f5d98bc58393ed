"""Where the six sections of a report begin, whatever level or number their headings have."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.form.editions import SECTIONS
from generator.form.parts import Section
from generator.intake.document import Block, Document, Text, UnreadableError
from generator.intake.tables.labels import squeezed
from generator.text.stated_years import plain_years

LONGEST_HEADING = 45
MIN_CONTENTS = 3
MIN_REPEATED = 3
"Sections that stand twice in a file of two reports, at least; a table's caption may repeat one of them."
REPORT = re.compile(r"(?:19|20)[0-9]{2}年.*(?:报告|年报)$")
INDENT = re.compile(r"\u3000{2,}")
NUMBER = r"[一二三四五六七八]"
HEADINGS = [
    (section, re.compile(rf"({NUMBER})[、.．](?:{section.spellings})")) for section in SECTIONS
]
UNNUMBERED = [(section, re.compile(rf"(?:{section.spellings})")) for section in SECTIONS]
ANYWHERE = re.compile(
    "|".join(rf"{NUMBER}[、.．]\s*(?:{section.spellings})" for section in SECTIONS)
)


@dataclass(slots=True)
class OriginalSection:
    """A section of an original, or what stands before the first."""

    kind: Section | None
    heading: str
    "As printed."
    place: str
    number: str = ""
    "The number printed before it."
    blocks: list[Block] = field(default_factory=list)


def sections_of(document: Document) -> list[OriginalSection]:
    """The document cut at the headings of sections; the first part stands before them all.

    Raises UnreadableError where two reports stand in one file.
    """
    blocks = list(_split_texts(document))
    headings = {
        at: part
        for at, block in enumerate(blocks)
        if isinstance(block, Text) and (part := _heading(block))
    }
    contents = _contents(headings)
    headings = {at: part for at, part in headings.items() if at not in contents}
    _refuse_several(blocks, headings)
    found = [OriginalSection(None, "", "")]
    taken: set[str] = set()
    for at, block in enumerate(blocks):
        opened = headings.get(at)
        if opened and opened.kind and opened.kind.id not in taken:
            taken.add(opened.kind.id)
            found.append(opened)
        elif at not in contents:
            found[-1].blocks.append(block)
    return found


def _heading(text: Text) -> OriginalSection | None:
    name = squeezed(text.text).rstrip("。.:：")
    if len(name) > LONGEST_HEADING:
        return None
    for patterns, numbered in ((HEADINGS, True), (UNNUMBERED, False)):
        for section, pattern in patterns:
            match = pattern.fullmatch(name)
            if match and (numbered or name == section.title):
                return OriginalSection(
                    section, text.text.strip(), text.place, match.group(1) if numbered else ""
                )
    return None


def _contents(headings: dict[int, OriginalSection]) -> set[int]:
    """The headings that are a table of contents (目录): several with nothing between, and all of them again further on.

    By index of their blocks: 3 4 5 6 7 8 and then 9 14 20 … are a table of contents and a report.
    """
    run: dict[int, str] = {}
    for at, part in headings.items():
        section = part.kind.id if part.kind else ""
        if (run and at - 1 not in run) or section in run.values():
            break
        run[at] = section
    later = {part.kind.id for at, part in headings.items() if part.kind and at not in run}
    return set(run) if len(run) >= MIN_CONTENTS and later >= set(run.values()) else set()


def _refuse_several(blocks: list[Block], headings: dict[int, OriginalSection]) -> None:
    """Raise UnreadableError where numbered headings stand there twice, each time with something behind them."""
    numbered = [
        (at, part) for at, part in headings.items() if part.number and at + 1 not in headings
    ]
    counts = Counter(part.kind.id for _, part in numbered if part.kind)
    again = [section for section, count in counts.items() if count > 1]
    if len(again) < MIN_REPEATED:
        return
    titles = [
        block
        for block in blocks
        if isinstance(block, Text) and REPORT.search(plain_years(squeezed(block.text)))
    ]
    named = "；".join(
        f"{block.place}“{block.text.strip()}”"
        for block in titles
        if len(block.text) <= LONGEST_HEADING
    )
    twice = [part for _, part in numbered if part.kind and part.kind.id == again[0]]
    where = named or "；".join(f"{part.place}“{part.heading}”" for part in twice)
    raise UnreadableError(
        f"一个文件里有不止一份报告（{where}）；请把每份报告分开，另存成一个文件，再分别读入。"
    )


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
