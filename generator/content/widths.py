"""How wide a table's columns are: its longest figure fits into each of them.

It is counted when the page is built. The style sheet has a class for every number of digits; so no
figure is cut, whatever the width of the screen.
"""

import re
from collections.abc import Iterable
from itertools import chain

USUAL = 4
"Digits for which every column has room."
MOST = 14
"Digits for which the style sheet has a class."
LONG = 7
"Digits with which a statutory table fits no screen in its printed layout."

FIGURE = re.compile(r"[-+]?[0-9][0-9.,/]*")
CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")


def classes(digits: int) -> str:
    """The classes, each led by a space, of a box that scrolls a table.

    digits: of the longest figure in it.
    """
    if digits <= USUAL:
        return ""
    return f" w{min(digits, MOST)}{' long' if digits >= LONG else ''}"


def widest(table: str) -> str:
    """The classes for a table in HTML."""
    cells = CELL.findall(table)
    texts = (TAG.sub(" ", cell) for cell in cells)
    return classes(longest(texts))


def longest(texts: Iterable[str]) -> int:
    """Digits and signs of the longest figure in any of the texts; 0 without one."""
    figures = chain.from_iterable(map(FIGURE.findall, texts))
    return max(map(len, figures), default=0)


def room(text: str, columns: int) -> int:
    """How many digits take the place of a text that stands across some columns.

    In each of them: `room("一二三四五", 2)` is 5.
    """
    width = sum(1 if letter.isascii() else 2 for letter in text)
    return -(-width // columns)
