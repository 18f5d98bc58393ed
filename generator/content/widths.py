"""How wide a table's columns are: its longest figure, counted when the page is built, fits into each of them.

The style sheet has a class for every number of digits; so no figure is cut, whatever the width of the screen.
"""

import re
from collections.abc import Iterable

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
    """The classes, each led by a space, of a box that scrolls a table whose longest figure has so many digits."""
    if digits <= USUAL:
        return ""
    return f" w{min(digits, MOST)}{' long' if digits >= LONG else ''}"


def widest(table: str) -> str:
    """The classes for a table in HTML."""
    return classes(longest(TAG.sub(" ", cell) for cell in CELL.findall(table)))


def longest(texts: Iterable[str]) -> int:
    """Digits and signs of the longest figure in any of the texts; 0 without one."""
    return max((len(figure) for text in texts for figure in FIGURE.findall(text)), default=0)


def room(text: str, columns: int) -> int:
    """How many digits take the place, in each of the columns it stands across, that a text takes in all of them."""
    width = sum(1 if letter.isascii() else 2 for letter in text)
    return -(-width // columns)
