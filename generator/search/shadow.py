"""A report's shadow: the page Pagefind reads in place of the one people read."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from operator import attrgetter

from generator.search.record import Record
from generator.search.text import BLOCK_END, shadow

HEAD_END = "||"
"A token after title and names, which excerpts leave out, and before the narrative."


def page(record: Record) -> bytes:
    """Return the HTML of a record's shadow: title, names, and the narrative with its headings' ids."""
    narrative = "".join(
        f"<p><i id='{escape(anchor)}'></i>{_blocks(block.text for block in blocks)}"
        for anchor, blocks in groupby(record.blocks, attrgetter("anchor"))
    )
    return (
        "<!doctype html><html lang='zh-cn'><meta charset='utf-8'><body>"
        f"<p>{_blocks([record.title])}"
        f"<p data-pagefind-weight='0'>{_blocks(names_in_place(record))} {HEAD_END}{narrative}"
    ).encode()


def names_in_place(record: Record) -> Iterator[str]:
    """Yield the agency's names with the regions they leave out before them, each once.

    湛河区工信局 of 河南省, 平顶山市, 湛河区 becomes 河南省平顶山市湛河区工信局: whichever part of
    that is typed, it is a phrase. A name that begins with none of its regions follows them all.
    """
    yield from dict.fromkeys(
        "".join(record.regions[: _first_region(name, record.regions)]) + name for name in (record.agency, *record.names)
    )


def _first_region(name: str, regions: tuple[str, ...]) -> int:
    for index, region in enumerate(regions):
        if name.startswith(region):
            return index
    return len(regions)


def _blocks(texts: Iterable[str]) -> str:
    return "".join(f"{escape(shadow(text), quote=False)} {BLOCK_END}" for text in texts)
