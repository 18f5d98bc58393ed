"""What a line of text is: the questions all readers of text ask."""

import re
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from generator.intake.document import Block

NUMERAL = "[一二三四五六七八九十]+"
SUBJECT = "(?:情况|事项|问题|措施|概述|打算)"
SECTION = re.compile(
    rf"^\s*(?:#+\s*)?{NUMERAL}\s*[、.．]\s*[^。；]{{0,40}}{SUBJECT}[^。；]{{0,20}}$"
)
"三、收到和处理政府信息公开申请情况, but not the row 三、本年度办理结果."
NUMBERED = re.compile(rf"^\s*(?:{NUMERAL}\s*、|[（(]\s*{NUMERAL}\s*[）)])")
NUMBER = re.compile(r"^[-－]?\d[\d,，]*(?:\.\d+)?$")
PAGE_NUMBER = re.compile(
    r"^(?:[-－—–─―]{1,3}\s*\d{1,3}\s*[-－—–─―]{1,3}"
    r"|第\s*\d{1,3}\s*页(?:[\s,，/]*共\s*\d{1,3}\s*页)?"
    r"|\d{1,3}\s*/\s*\d{1,3})$"
)
"-1-, — 3 —, 第3页, 第 3 页 共 5 页, 3 / 5. A bare number may be a cell and is left alone."
ENDS = ("\r\r\n", "\r\n", "\v", "\u2028")
"Of a line, besides the newline; a return alone is one, unless it stands in a row of a table."
SENTENCE = re.compile("[。；！？]")
LONG = 60
"Characters. The longest label of the form has 40."


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line with something on it."""

    number: int
    "From 1, as an editor shows it."
    text: str
    before: int = 1
    "Line ends between the line before that has something on it and this one."
    after_page: bool = False
    "What looked like a page's number stood between these two, and was left out."

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return f"第 {self.number} 行"


class ReadLines(NamedTuple):
    """What is read of lines, and what is to be said of them."""

    blocks: list[Block]
    notes: list[str]


def split(text: str) -> list[TextLine]:
    r"""Return the lines that are not blank.

    \r\n, \r, \n, the vertical tab and the line separator end a line; \f starts a page.
    """
    lines: list[TextLine] = []
    last = 0
    for end in ENDS:
        text = text.replace(end, "\n")
    by_newlines = text.split("\n")
    written = chain.from_iterable(map(_by_returns, by_newlines))
    for number, line in enumerate(written, 1):
        is_blank = not line.strip()
        if is_blank and "\f" not in line and "\t" not in line:
            continue
        before = number - last
        filled = TextLine(number, line, before)
        lines.append(filled)
        last = number
    return lines


def _by_returns(line: str) -> list[str]:
    r"""The lines that \r ends.

    Within a row of a table, as Alt+Enter leaves it there, it ends a line of a cell.
    """
    lines = line.split("\r")
    counts_of_tabs = {each.count("\t") for each in lines}
    if len(counts_of_tabs) > 1:
        return ["<br>".join(lines)]
    return lines


def page_number_note(line: TextLine) -> str:
    """Say that the line was left out."""
    return f"{line.place}：页码“{line.text.strip()}”没有读入"


def is_section(text: str) -> bool:
    """Say whether the line is the heading of one of the report's parts."""
    return bool(SECTION.match(text))


def is_prose(text: str) -> bool:
    """Say whether the line is a sentence or too long for a cell."""
    if SENTENCE.search(text):
        return True
    return len(text.strip()) > LONG
