"""Signs of a narrative that stand for other characters: entities, percent-encoded ones."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from urllib.parse import unquote

from markdown_it.token import Token

from generator.content.markdown import Markdown

SIGN = re.compile(r"&#?\w+;|(?:%[0-9A-Fa-f]{2})+")
"What Markdown, or a browser, reads as another character: an entity, a percent-encoded one."


def has_signs(body: str) -> bool:
    """Whether anything in the narrative stands for another character; as a rule nothing does."""
    if "&" not in body and "%" not in body:
        return False
    return SIGN.search(body) is not None


def decoded(body: str) -> Iterator[tuple[str, range]]:
    """Each text that a reader is shown or led by, with the lines it comes of, counted from 0."""
    lines = range(body.count("\n") + 1)
    for token in _every(Markdown(body).tokens):
        if token.map:  # what stands inside a line has none
            lines = range(*token.map)
        for text in _said(token):
            yield text, lines


def source_of(character: str, body: str, lines: range) -> tuple[int, int]:
    """Line and column, from 1, of the first sign in these lines that stands for that character.

    Column 0 for none.
    """
    written = body.split("\n")
    for index in lines:
        for sign in SIGN.finditer(written[index]):
            unquoted = unquote(sign[0], errors="ignore")
            meant = unescape(unquoted)
            if character in meant:
                return index + 1, sign.start() + 1
    return lines.start + 1, 0


def _every(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _every(token.children or ())


def _said(token: Token) -> Iterator[str]:
    """What a reader is told by that token alone: words, titles, addresses."""
    yield token.content
    yield unescape(token.info)
    for value in token.attrs.values():
        yield unquote(str(value), errors="ignore")
