"""Lines broken by the width of a page, back to paragraphs; told by indentation, across page breaks too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.intake.document import Text
from generator.intake.readers.text.lines import NUMBERED, SENTENCE, is_section

ENDED = re.compile("[。！？：；.!?:;][”’」』）)]?$")
LATIN = re.compile("[A-Za-z]")
FULL = 0.85
"Of the page's widest line; justified lines end within a character or two of the margin."
TOLERANCE = 1.5
"In columns, or ems of a PDF: an opening quotation mark moves a line in by half a character."


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A line as it stands on the page; left and right in any unit a character is about 1 or 2 wide in."""

    text: str
    left: float
    right: float
    page: int
    place: str
    apart: bool
    "A blank line stands above it."


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the running text of a page begins and ends."""

    left: float
    right: float
    indented: bool
    "Some lines begin further in than others: an indentation then tells a paragraph's beginning."


def paragraphs(lines: Sequence[Wrapped]) -> Iterator[Text]:
    """Join what the page has torn; headings and lines that do not reach the margin stay apart."""
    margins = {
        page: _margins([line for line in lines if line.page == page])
        for page in {line.page for line in lines}
    }
    started: Text | None = None
    for above, line in pairwise([None, *lines]):
        assert line is not None  # noqa: S101 # only the first of all is None
        if started and above and _continues(above, line, margins):
            started = Text(_glue(started.text, line.text), started.place)
            continue
        if started:
            yield started
        started = Text(line.text, line.place)
    if started:
        yield started


def _margins(lines: Sequence[Wrapped]) -> Margins:
    """Judge by sentences where there are any: titles and labels stand anywhere."""
    widest = max(line.right - line.left for line in lines)
    running = [
        line
        for line in lines
        if SENTENCE.search(line.text) or line.right - line.left > widest * FULL
    ]
    left = min(line.left for line in running)
    rights = sorted(line.right for line in running)
    indented = any(line.left > left + TOLERANCE for line in running)
    return Margins(left, rights[(len(rights) - 1) * 3 // 4], indented)  # one line may stick out


def _continues(above: Wrapped, line: Wrapped, margins: dict[int, Margins]) -> bool:
    here, there = margins[line.page], margins[above.page]
    if is_section(line.text) or is_section(above.text) or (line.apart and line.page == above.page):
        return False
    if above.right - there.left < (there.right - there.left) * FULL:
        return False
    flush = line.left <= here.left + TOLERANCE / 2
    ended = ENDED.search(above.text) is not None
    if NUMBERED.match(line.text):
        return flush and here.indented and not ended
    if not ended:
        return line.left <= here.left + TOLERANCE or not here.indented
    return flush and here.indented


def _glue(left: str, right: str) -> str:
    return f"{left} {right}" if LATIN.match(left[-1]) and LATIN.match(right[0]) else left + right
