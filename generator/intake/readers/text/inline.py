"""What stands in a cell of Markdown, run by run, as a page made of it would show it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from generator.intake.readers.runs import BREAK, Look, Run
from generator.intake.readers.web.markup import TAGS

if TYPE_CHECKING:
    from markdown_it.token import Token

PARSER = MarkdownIt("commonmark", {"html": True}).enable("strikethrough")
SPECIAL = re.compile(r"[\\`*_~<&\[!]")
LONGEST = 999
"Characters of a cell; a longer one is a text, and no figure."
FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,20})\]")
TAG = re.compile(r"<(/?)([a-z][a-z0-9]{0,19})\s*/?>", re.IGNORECASE)
NO_LOOK = {"b", "strong", "i", "em", "u", "ins", "span", "font", "p", "code", "mark"}
"Tags within which text looks plain."
OPENED = {"s_open": Look.STRUCK, "link_open": Look.LINK}
CLOSED = {"s_close", "link_close"}


def runs(text: str) -> list[Run]:
    """Return what a cell holds; a picture, a remark, or markup that may hide text is a thing."""
    if len(text) > LONGEST or not SPECIAL.search(text):
        return [Run(text)]
    parsed, *_ = PARSER.parseInline(text)
    found: list[Run] = []
    looks: list[Look] = []
    for token in parsed.children or ():
        kind = token.type
        if kind in OPENED:
            looks.append(OPENED[kind])
        elif kind in CLOSED:
            looks.pop()
        elif kind == "html_inline":
            found += _of_tag(token.content, looks)
        else:
            found += _of_token(token, _strongest(looks))
    return found


def _of_tag(written: str, looks: list[Look]) -> list[Run]:
    """Open or close a tag, and return what it shows itself."""
    tag = TAG.fullmatch(written)
    name = tag[2].lower() if tag else ""
    if name == "br":
        return [BREAK]
    look = Look.PLAIN if name in NO_LOOK else TAGS.get(name)
    if not tag or look is None:
        return [Run("", Look.THING)]
    if not tag[1]:
        looks.append(look)
    elif looks:
        looks.pop()
    return []


def _of_token(token: "Token", look: Look) -> Iterator[Run]:
    if token.type == "image":
        yield Run("", Look.THING)
    elif token.type in ("softbreak", "hardbreak"):
        yield BREAK
    elif token.content:
        yield from _with_footnotes(token.content, look)


def _with_footnotes(text: str, look: Look) -> Iterator[Run]:
    """15[^1] shows a raised 1."""
    end = 0
    for note in FOOTNOTE.finditer(text):
        yield Run(text[end : note.start()], look)
        yield Run(note[1], Look.RAISED)
        end = note.end()
    yield Run(text[end:], look)


def _strongest(looks: list[Look]) -> Look:
    """The look that tells most of text within several tags: struck within a link is struck."""
    told = [look for look in looks if look not in (Look.PLAIN, Look.LINK)]
    if told:
        return told[-1]
    return looks[-1] if looks else Look.PLAIN
