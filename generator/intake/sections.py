"""Where the six sections of a report begin, whatever level or number their headings have."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.form.editions import SECTIONS
from generator.form.parts import Section
from generator.intake.document import (
    Block,
    Document,
    Text,
    UnreadableError,
)
from generator.intake.tables.content import texts_of
from generator.intake.tables.labels import squeezed
from generator.text.stated_years import plain_years

LONGEST_HEADING = 45
MIN_CONTENTS = 3
MIN_REPEATED = 3
"Sections that stand twice in a file of two reports, at least; a caption may repeat one of them."
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
NAMED_BY = "包括含、，（"
"Characters before a heading that a sentence only names."


@dataclass(slots=True)
class OriginalSection:
    """A section of an original, or what stands before the first."""

    kind: Section | None
    "Which of the six it is; None for what stands before the first."
    heading: str
    "As printed."
    place: str
    number: str = ""
    "The number printed before it."
    blocks: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its paragraphs, one a line, without its tables."""
        return "\n".join(text.text for text in texts_of(self.blocks))


Headings = dict[int, OriginalSection]
"Index of a block → the section it is the heading of."


def sections_of(document: Document) -> list[OriginalSection]:
    """The document cut at the headings of sections; the first of the list stands before them all.

    Raises UnreadableError where two reports stand in one file.
    """
    blocks = list(_split_texts(document))
    headings = _headings(blocks)
    contents = _contents(headings)
    for index in contents:
        del headings[index]
    _refuse_several(blocks, headings)
    sections = [OriginalSection(None, "", "")]
    taken: set[str] = set()
    for index, block in enumerate(blocks):
        opened = headings.get(index)
        if opened and _kind(opened) not in taken:
            taken.add(_kind(opened))
            sections.append(opened)
        elif index not in contents:
            last = sections[-1]
            last.blocks.append(block)
    return sections


def _kind(section: OriginalSection) -> str:
    """The id of the section it is; empty for what stands before the first."""
    if section.kind is None:
        return ""
    return section.kind.id


def _headings(blocks: list[Block]) -> Headings:
    headings: Headings = {}
    for index, block in enumerate(blocks):
        if not isinstance(block, Text):
            continue
        section = _heading(block)
        if section:
            headings[index] = section
    return headings


def _heading(text: Text) -> OriginalSection | None:
    """The section that a text is the heading of.

    Behind a number it may have any of its spellings, without one it has the form's.
    """
    name = squeezed(text.text).rstrip("。.:：")
    if len(name) > LONGEST_HEADING:
        return None
    written = text.text.strip()
    for kind, pattern in HEADINGS:
        numbered = pattern.fullmatch(name)
        if numbered:
            number = numbered[1]
            return OriginalSection(kind, written, text.place, number)
    for kind, pattern in UNNUMBERED:
        if name == kind.title and pattern.fullmatch(name):
            return OriginalSection(kind, written, text.place)
    return None


def _contents(headings: Headings) -> set[int]:
    """The headings that are a table of contents (目录).

    They are several with nothing between, and all of them again further on. By index of their
    blocks: 3 4 5 6 7 8 and then 9 14 20 … are a table of contents and a report.
    """
    run: dict[int, str] = {}
    for index, section in headings.items():
        kind = _kind(section)
        is_apart = run and index - 1 not in run
        if is_apart or kind in run.values():
            break
        run[index] = kind
    if len(run) < MIN_CONTENTS:
        return set()
    later: set[str] = set()
    for index, section in headings.items():
        if index not in run:
            later.add(_kind(section))
    if not later.issuperset(run.values()):
        return set()
    return set(run)


def _refuse_several(blocks: list[Block], headings: Headings) -> None:
    """Raise UnreadableError where numbered headings stand there twice.

    Each time something must stand behind them.
    """
    followed = [section for index, section in headings.items() if index + 1 not in headings]
    numbered = [section for section in followed if section.number]
    counts = Counter(map(_kind, numbered))
    again = [kind for kind in counts if counts[kind] > 1]
    if len(again) < MIN_REPEATED:
        return
    first = again[0]
    twice = [section for section in numbered if _kind(section) == first]
    first_headings = "；".join(f"{section.place}“{section.heading}”" for section in twice)
    where = _titles(blocks) or first_headings
    raise UnreadableError(
        f"一个文件里有不止一份报告（{where}）；请把每份报告分开，另存成一个文件，再分别读入。"
    )


def _titles(blocks: list[Block]) -> str:
    """What is written like a report's title, each with its place."""
    titles = filter(_is_title, texts_of(blocks))
    return "；".join(f"{title.place}“{title.text.strip()}”" for title in titles)


def _is_title(text: Text) -> bool:
    if len(text.text) > LONGEST_HEADING:
        return False
    words = squeezed(text.text)
    return REPORT.search(plain_years(words)) is not None


def _split_texts(document: Document) -> Iterator[Block]:
    """Text that runs on without line ends is cut.

    It is cut at indents, and before and behind each heading inside it.
    """
    for block in document.blocks:
        if not isinstance(block, Text):
            yield block
            continue
        pieces = map(str.strip, INDENT.split(block.text))
        for piece in filter(None, pieces):
            text = Text(piece, block.place)
            yield from _split_text(text)


def _split_text(block: Text) -> Iterator[Text]:
    """`……如下：一、总体情况 2023年……` has three pieces."""
    text = block.text
    if len(text) <= LONGEST_HEADING:
        yield block
        return
    pieces = map(str.strip, _around_headings(text))
    for piece in filter(None, pieces):
        yield Text(piece, block.place)


def _around_headings(text: str) -> Iterator[str]:
    """The headings in a text, and what stands before, between and behind them."""
    end = 0
    for heading in ANYWHERE.finditer(text):
        start = heading.start()
        if start and text[start - 1] in NAMED_BY:
            continue
        yield text[end:start]
        yield heading[0]
        end = heading.end()
    yield text[end:]
