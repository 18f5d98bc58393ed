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
    return SPACE.sub(" ", BROKEN.sub("", INVISIBLE.sub("", text))).strip(" \u3000")


def join(lines: Iterable[str]) -> str:
    """Join the lines of a cell; next to a Chinese character no word ends, and no space stands."""
    joined = ""
    for line in filter(None, map(tidy, lines)):
        if joined and not (WIDE.match(joined[-1]) or WIDE.match(line[0])):
            joined += " "
        joined += line
    return joined
