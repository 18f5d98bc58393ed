"""White space in text that comes from markup."""

import re
from collections.abc import Iterable

INVISIBLE = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
SPACE = re.compile(r"[ \t\r\n\f\v\xa0\u2000-\u200a]+")
BROKEN = re.compile(r"(?<=[⺀-鿿\u3000-〿＀-￯])[ \t]*[\r\n]\s*(?=[⺀-鿿\u3000-〿＀-￯])")
"A line of the source that ends within Chinese text: no space was meant."
WIDE = re.compile("[⺀-鿿\u3000-〿＀-￯]")


def tidy(text: str) -> str:
    """Return the text in one line, without what cannot be seen."""
    text = INVISIBLE.sub("", text)
    text = BROKEN.sub("", text)
    text = SPACE.sub(" ", text)
    return text.strip(" \u3000")


def join(lines: Iterable[str]) -> str:
    """Join the lines of a cell; next to a Chinese character no word ends, and no space stands."""
    joined = ""
    tidied = map(tidy, lines)
    for line in filter(None, tidied):
        if joined and _ends_word(joined[-1], line[0]):
            joined += " "
        joined += line
    return joined


def _ends_word(last: str, first: str) -> bool:
    """Whether a word ends between two characters, neither of which is Chinese."""
    if WIDE.match(last):
        return False
    return not WIDE.match(first)
