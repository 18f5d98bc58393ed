"""A report's shadow: the page Pagefind reads in place of the one people read."""

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from itertools import groupby, starmap
from operator import itemgetter

from generator.content.narrative import Block
from generator.search.record import Body
from generator.search.text import BLOCK_END, bare, shadow

TAG = re.compile("<[^>]*>")

HEAD_END = "||"
"A token after title and names, which excerpts leave out, and before the narrative."


class Shadow:
    """A report's texts as Pagefind is to read them."""

    def __init__(self, body: Body, title: str, blocks: Iterable[Block]) -> None:
        self._title = shadow(title)
        names = names_in_place(body)
        self._names = [shadow(name) for name in names]
        self._narrative = [(block.anchor, shadow(block.text)) for block in blocks]

    @property
    def page(self) -> bytes:
        """HTML: title, names, and the narrative with its headings' ids."""
        by_anchor = itemgetter(0)
        sections = groupby(self._narrative, by_anchor)
        narrative = "".join(starmap(_section, sections))
        return (
            "<!doctype html><html lang='zh-cn'><meta charset='utf-8'><body>"
            f"<p>{_blocks([self._title])}"
            f"<p data-pagefind-weight='0'>{_blocks(self._names)} {HEAD_END}{narrative}"
        ).encode()


def names_in_place(body: Body) -> Iterator[str]:
    """Yield the agency's names with the regions they leave out before them, each once.

    湛河区工信局 of 河南省, 平顶山市, 湛河区 becomes 河南省平顶山市湛河区工信局: whichever part of
    that is typed, it is a phrase. A name that begins with none of its regions follows them all.
    """
    regions = body.regions
    names = (body.name, *body.names)
    whole = (_left_out(name, regions) + name for name in names)
    yield from dict.fromkeys(whole)


def _left_out(name: str, regions: tuple[str, ...]) -> str:
    """The regions that a name leaves out: 河南省平顶山市 of 湛河区工信局."""
    for index, region in enumerate(regions):
        if name.startswith(region):
            return "".join(regions[:index])
    return "".join(regions)


def _section(anchor: str, blocks: Iterable[tuple[str, str]]) -> str:
    texts = (text for _, text in blocks)
    return f"<p><i id='{escape(anchor)}'></i>{_blocks(texts)}"


def _blocks(texts: Iterable[str]) -> str:
    return "".join(map(_block, texts))


def _block(text: str) -> str:
    # Without a space behind the end a bracket that begins the next block would be part of it.
    return f"{escape(text, quote=False)} {BLOCK_END} "


def tokens_of(page: bytes) -> Iterator[list[str]]:
    """The tokens of each block of a shadow's page; no phrase crosses from one into another."""
    _, _, text = page.decode().partition("<body>")
    plain = unescape(TAG.sub("", text))
    for block in plain.split(f" {BLOCK_END}"):
        yield bare(block)
