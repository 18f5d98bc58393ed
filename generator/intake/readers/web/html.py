"""Web pages: what a visitor reads, in order; tables with their spans resolved."""

import re
from collections.abc import Iterator
from itertools import chain

from generator.intake.document import LOST, Block, Document, Grid, Text, UnreadableError
from generator.intake.encoding import decode
from generator.intake.guard import check_text, needs
from generator.intake.readers import date_fields
from generator.intake.readers.runs import BREAK, Look, Run, Settled, settled
from generator.intake.readers.spans import Spanning, lay_out
from generator.intake.readers.text import plain
from generator.intake.readers.web.markup import (
    BLOCKS,
    TAGS,
    THINGS,
    all_text,
    is_arranging,
    is_dropped,
    is_frame,
    name_of,
    number,
    span,
)
from generator.intake.readers.web.stylesheet import Stylesheet
from generator.intake.readers.white_space import tidy

with needs():
    from lxml import etree

CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
DATE_NAMES = {"pubdate", "publishdate", "publishtime", "publish_time", "article:published_time"}
OUR_TABLE = "statutory"
OUR_MARKS = {"lost": LOST, "blank": ""}
GROUPS = {"thead", "tbody", "tfoot"}
CELLS = {"td", "th"}


def read(data: bytes) -> Document:
    """Return the document of a page. Raises UnreadableError for what is none."""
    declared = CHARSET.search(data[:4096])
    text, notes = decode(data, declared[1].decode("ascii") if declared else None)
    check_text(text)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(text.encode(), parser)
    if root is None:
        raise UnreadableError("网页里没有文字。")
    if any("depth" in str(error.message).lower() for error in parser.error_log):
        raise UnreadableError("网页的标记嵌套得太深，读不全；请用原来的 Word 或 PDF 版本。")
    page = WebPage(root)
    blocks = tuple(page.blocks())
    if not blocks:
        raise UnreadableError("网页里没有文字（内容可能要由脚本载入）；请在浏览器里另存为 PDF。")
    return Document(blocks, page.published(blocks), (*notes, *page.remarks))


class WebPage:
    """A parsed page."""

    def __init__(self, root: "etree._Element") -> None:
        self._root = root
        self._style = Stylesheet(root)
        self.remarks: list[str] = []
        "What was left out of cells."
        self._ours = bool(root.xpath(f"//table[contains(@class, '{OUR_TABLE}')]"))
        self._words: list[str] = []
        self._texts = 0
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        """Yield the content, from <main> or its <article> where there is just one."""
        start = self._root
        for tag in ("main", "article"):
            inner = list(start.iter(tag))
            start = inner[0] if len(inner) == 1 else start
        yield from self._flow(start)
        yield from self._flush()

    def published(self, blocks: tuple[Block, ...]) -> tuple[str, ...]:
        """Return what the page's own fields for it state."""
        metas = (meta for meta in self._root.iter("meta") if name_of(meta) in DATE_NAMES)
        named = [meta.get("content", "") for meta in metas]
        elements = map(all_text, self._root.iter("publishtime"))
        return (*named, *elements, *date_fields.fields(blocks))

    def _flow(self, element: "etree._Element") -> Iterator[Block]:
        """What an element shows; what it says within a line is gathered until the line ends."""
        tag = str(element.tag).lower()
        if tag == "br":
            yield from self._flush()
        elif is_dropped(element, tag, ours=self._ours):
            return
        elif tag in BLOCKS:
            yield from self._flush()
            yield from self._block(element, tag)
            yield from self._flush()
        else:
            yield from self._content(element)

    def _block(self, element: "etree._Element", tag: str) -> Iterator[Block]:
        if tag == "table":
            yield from self._table(element)
        elif tag == "pre" and all_text(element):
            yield from plain.parse(all_text(element)).blocks
        else:
            if tag == "li":
                self._words.append(number(element))
            yield from self._content(element)

    def _content(self, element: "etree._Element") -> Iterator[Block]:
        self._words.append(element.text or "")
        for child in element:
            yield from self._flow(child)
            self._words.append(child.tail or "")

    def _flush(self) -> Iterator[Text]:
        text = tidy("".join(self._words))
        self._words.clear()
        if text:
            self._texts += 1
            yield Text(text, f"正文第 {self._texts} 段")

    def _table(self, table: "etree._Element") -> Iterator[Block]:
        groups = [list(map(self._cells, group)) for group in self._groups(table)]
        rows = list(chain.from_iterable(groups))
        cells = list(chain.from_iterable(rows))
        if is_arranging(table, cells) or is_frame(rows, cells):
            for cell in cells:
                yield from self._inside(cell)
            return
        self._tables += 1
        spanning = [list(map(self._spanning_row, group)) for group in groups]
        grid = lay_out(spanning, f"第 {self._tables} 个表")
        if grid:
            yield Grid(grid, exact=True)

    def _groups(self, table: "etree._Element") -> Iterator[list["etree._Element"]]:
        """The rows of its groups; those that stand in none come last, as one."""
        for child in table:
            if child.tag in GROUPS:
                yield self._rows(child)
        yield self._rows(table)

    def _rows(self, group: "etree._Element") -> list["etree._Element"]:
        rows = (child for child in group if child.tag == "tr")
        return [row for row in rows if not is_dropped(row, "tr", ours=self._ours)]

    def _cells(self, row: "etree._Element") -> list["etree._Element"]:
        cells = (child for child in row if child.tag in CELLS)
        return [cell for cell in cells if not is_dropped(cell, "td", ours=self._ours)]

    def _inside(self, cell: "etree._Element") -> Iterator[Block]:
        """What a cell says of a table that only arranges text."""
        yield from self._flush()
        yield from self._content(cell)
        yield from self._flush()

    def _spanning_row(self, row: list["etree._Element"]) -> list[Spanning]:
        return list(map(self._spanning, row))

    def _spanning(self, cell: "etree._Element") -> Spanning:
        read = self._settled(cell)
        if read.remark:
            self.remarks.append(f"第 {self._tables} 个表：{read.remark}")
        return Spanning(
            read.text,
            columns=span(cell, "colspan") or 1,
            rows=span(cell, "rowspan", least=0),
            doubt=read.doubt,
        )

    def _settled(self, cell: "etree._Element") -> Settled:
        """What a cell says; on a page of ours its class says what it has no figure for."""
        classes = (cell.get("class") or "").split() if self._ours else ()
        mark = next((OUR_MARKS[name] for name in classes if name in OUR_MARKS), None)
        if mark is not None:
            return Settled(mark)
        return settled(list(self._runs(cell, self._style.look(cell))))

    def _runs(self, element: "etree._Element", look: Look) -> Iterator[Run]:
        """What stands in a cell, run by run; within what looks odd, nothing looks plain again."""
        yield Run(element.text or "", look)
        if self._style.writes_in(element):
            yield Run("", Look.THING)
        for child in element:
            yield from self._run(child, look)
            yield Run(child.tail or "", look)

    def _run(self, child: "etree._Element", look: Look) -> Iterator[Run]:
        tag = str(child.tag).lower()
        if tag == "br":
            yield BREAK
        elif tag in THINGS:
            yield Run("", Look.THING)
        elif not is_dropped(child, tag, ours=self._ours):
            ends = [BREAK] if tag in BLOCKS or self._style.is_apart(child) else []
            yield from ends
            if tag == "li" and number(child):
                yield Run(number(child), Look.NUMBERED)
            yield from self._runs(child, self._look(child, tag) if look is Look.PLAIN else look)
            yield from ends

    def _look(self, element: "etree._Element", tag: str) -> Look:
        """How an element looks by its style, or else by its tag."""
        styled = self._style.look(element)
        return TAGS.get(tag, Look.PLAIN) if styled is Look.PLAIN else styled
