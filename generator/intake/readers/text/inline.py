"""What stands in a cell of Markdown, run by run, as a page made of it would show it."""

import re
from collections.abc import Iterable, Iterator
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
OPENED = {
    "s_open": Look.STRUCK,
    "link_open": Look.LINK,
}
CLOSED = {"s_close", "link_close"}
BREAKS = {"softbreak", "hardbreak"}
WEAK = (Look.PLAIN, Look.LINK)
"Looks that tell nothing beside another."
THING = Run("", Look.THING)


def runs(text: str) -> list[Run]:
    """Return what a cell holds; a picture, a remark, or markup that may hide text is a thing."""
    if len(text) > LONGEST or not SPECIAL.search(text):
        return [Run(text)]
    parsed, *_ = PARSER.parseInline(text)
    return list(_Looks().runs(parsed.children or ()))


class _Looks:
    """The looks of the tags that are open."""

    def __init__(self) -> None:
        self._open: list[Look] = []
        "The innermost is the last."

    def runs(self, tokens: "Iterable[Token]") -> Iterator[Run]:
        """What tokens show."""
        for token in tokens:
            kind = token.type
            if kind in OPENED:
                self._open.append(OPENED[kind])
            elif kind in CLOSED:
                self._open.pop()
            elif kind == "html_inline":
                yield from self._of_tag(token.content)
            elif kind == "image":
                yield THING
            elif kind in BREAKS:
                yield BREAK
            elif token.content:
                yield from _with_footnotes(token.content, self._strongest)

    def _of_tag(self, written: str) -> Iterator[Run]:
        """Open or close a tag; what it shows itself."""
        tag = TAG.fullmatch(written)
        name = tag[2].lower() if tag else ""
        look = Look.PLAIN if name in NO_LOOK else TAGS.get(name)
        if name == "br":
            yield BREAK
        elif not tag or look is None:
            yield THING
        elif not tag[1]:
            self._open.append(look)
        elif self._open:
            self._open.pop()

    @property
    def _strongest(self) -> Look:
        """The look that tells most of text within several tags: struck within a link is struck."""
        telling = [look for look in self._open if look not in WEAK]
        if telling:
            return telling[-1]
        if self._open:
            return self._open[-1]
        return Look.PLAIN


def _with_footnotes(text: str, look: Look) -> Iterator[Run]:
    """15[^1] shows a raised 1."""
    end = 0
    for note in FOOTNOTE.finditer(text):
        before = text[end : note.start()]
        yield Run(before, look)
        yield Run(note[1], Look.RAISED)
        end = note.end()
    yield Run(text[end:], look)
