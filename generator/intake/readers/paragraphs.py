"""Lines broken by the width of a page, back to paragraphs; told by indentation.

They are joined across page breaks too.
"""

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
    """A line as it stands on the page.

    Left and right are in any unit in which a character is about 1 or 2 wide.
    """

    text: str
    left: float
    right: float
    page: int
    place: str
    apart: bool
    "A blank line stands above it."

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the running text of a page begins and ends."""

    left: float
    right: float
    indented: bool
    "Some lines begin further in than others: an indentation then tells a paragraph's beginning."


def paragraphs(lines: Sequence[Wrapped]) -> Iterator[Text]:
    """Join what the page has torn; headings and lines that do not reach the margin stay apart."""
    margins = _margins_by_page(lines)
    started: Text | None = None
    for above, line in pairwise([None, *lines]):
        assert line is not None  # noqa: S101 # only the first of all is None
        if started and above and _continues(above, line, margins):
            text = _glue(started.text, line.text)
            started = Text(text, started.place)
            continue
        if started:
            yield started
        started = Text(line.text, line.place)
    if started:
        yield started


def _margins_by_page(lines: Sequence[Wrapped]) -> dict[int, Margins]:
    pages: dict[int, list[Wrapped]] = {}
    for line in lines:
        own = pages.setdefault(line.page, [])
        own.append(line)
    margins = map(_margins, pages.values())
    return dict(zip(pages, margins, strict=True))


def _margins(lines: Sequence[Wrapped]) -> Margins:
    """Judge by sentences where there are any: titles and labels stand anywhere."""
    widest = max(line.width for line in lines)
    running = [line for line in lines if _is_running(line, widest)]
    lefts = [line.left for line in running]
    rights = sorted(line.right for line in running)
    last = len(rights) - 1
    left = min(lefts)
    return Margins(
        left=left,
        right=rights[last * 3 // 4],  # one line may stick out
        indented=max(lefts) > left + TOLERANCE,
    )


def _is_running(line: Wrapped, widest: float) -> bool:
    """Whether a line ends a sentence, or is nearly as wide as the widest of its page."""
    if SENTENCE.search(line.text):
        return True
    return line.width > widest * FULL


def _continues(above: Wrapped, line: Wrapped, margins: dict[int, Margins]) -> bool:
    """Whether a line goes on with the paragraph of the one above."""
    if is_section(line.text) or is_section(above.text):
        return False
    if line.apart and line.page == above.page:
        return False
    if not _is_full(above, margins[above.page]):
        return False
    here = margins[line.page]
    is_flush = line.left <= here.left + TOLERANCE / 2
    has_ended = ENDED.search(above.text) is not None
    is_numbered = NUMBERED.match(line.text) is not None
    if has_ended and is_numbered:
        return False
    if has_ended or is_numbered:
        return is_flush and here.indented
    return not here.indented or line.left <= here.left + TOLERANCE


def _is_full(line: Wrapped, margins: Margins) -> bool:
    """Whether a line reaches the right margin, so that its paragraph may go on."""
    reached = line.right - margins.left
    width = margins.right - margins.left
    return reached >= width * FULL


def _glue(left: str, right: str) -> str:
    """The text of two lines; between Latin letters a word ends."""
    last = left[-1]
    first = right[0]
    if LATIN.match(last) and LATIN.match(first):
        return f"{left} {right}"
    return left + right
