"""Web pages: what a visitor reads, in order; tables with their spans resolved."""

import re
from collections.abc import Iterator
from itertools import chain

from generator.intake.document import (
    Block,
    Document,
    Grid,
    Text,
    UnreadableError,
)
from generator.intake.encoding import decode
from generator.intake.guard import check_text, needs
from generator.intake.readers import date_fields
from generator.intake.readers.spans import Spanning, lay_out
from generator.intake.readers.text import plain
from generator.intake.readers.web.cell_runs import CellRuns
from generator.intake.readers.web.markup import (
    BLOCKS,
    all_text,
    is_arranging,
    is_dropped,
    is_frame,
    is_our_row,
    name_of,
    number,
    span,
)
from generator.intake.readers.web.stylesheet import Stylesheet
from generator.intake.readers.white_space import tidy

with needs():
    from lxml import etree

CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
DATE_NAMES = {
    "pubdate",
    "publishdate",
    "publishtime",
    "publish_time",
    "article:published_time",
}
"Of <meta>: what they state is the day of publication."
OUR_TABLE = "statutory"
GROUPS = {"thead", "tbody", "tfoot"}
CELLS = {"td", "th"}


def read(data: bytes) -> Document:
    """Return the document of a page. Raises UnreadableError for what is none."""
    text, notes = decode(data, _charset(data))
    check_text(text)
    page = WebPage(_root(text))
    blocks = tuple(page.blocks())
    if not blocks:
        raise UnreadableError("网页里没有文字（内容可能要由脚本载入）；请在浏览器里另存为 PDF。")
    published = tuple(page.published(blocks))
    return Document(blocks, published, (*notes, *page.remarks))


def _charset(data: bytes) -> str | None:
    """The encoding that a page says it has."""
    declared = CHARSET.search(data[:4096])
    if declared is None:
        return None
    return declared[1].decode("ascii")


def _root(text: str) -> "etree._Element":
    """The page as a tree. Raises UnreadableError for one that is empty or too deep to be read."""
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(text.encode(), parser)
    if root is None:
        raise UnreadableError("网页里没有文字。")
    errors = (str(error.message).lower() for error in parser.error_log)
    if any("depth" in error for error in errors):
        raise UnreadableError("网页的标记嵌套得太深，读不全；请用原来的 Word 或 PDF 版本。")
    return root


class WebPage:
    """A parsed page."""

    def __init__(self, root: "etree._Element") -> None:
        self._root = root
        self.remarks: list[str] = []
        "What was left out of cells."
        our_tables = root.xpath(f"//table[contains(@class, '{OUR_TABLE}')]")
        self._ours = bool(our_tables)
        self._runs = CellRuns(Stylesheet(root), ours=self._ours)
        self._words: list[str] = []
        self._texts = 0
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        """Yield the content, from <main> or its <article> where there is just one."""
        start = self._root
        for tag in ("main", "article"):
            inner = list(start.iter(tag))
            if len(inner) == 1:
                start = inner[0]
        yield from self._flow(start)
        yield from self._flush()

    def published(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        """Yield what the page's own fields for it state."""
        for meta in self._root.iter("meta"):
            if name_of(meta) in DATE_NAMES:
                yield meta.get("content", "")
        yield from map(all_text, self._root.iter("publishtime"))
        yield from date_fields.fields(blocks)

    def _flow(self, element: "etree._Element") -> Iterator[Block]:
        """What an element shows; what it says within a line is gathered until the line ends."""
        tag = str(element.tag).lower()
        if tag == "br":
            yield from self._flush()
        elif self._is_dropped(element, tag):
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
            return
        text = all_text(element) if tag == "pre" else ""
        if text:
            yield from plain.parse(text).blocks
            return
        if tag == "li":
            self._words.append(number(element))
        yield from self._content(element)

    def _content(self, element: "etree._Element") -> Iterator[Block]:
        self._words.append(element.text or "")
        for child in element:
            yield from self._flow(child)
            self._words.append(child.tail or "")

    def _flush(self) -> Iterator[Text]:
        written = "".join(self._words)
        self._words.clear()
        text = tidy(written)
        if text:
            self._texts += 1
            yield Text(text, f"正文第 {self._texts} 段")

    def _table(self, table: "etree._Element") -> Iterator[Block]:
        groups = list(self._groups(table))
        rows = list(chain.from_iterable(groups))
        cells = list(chain.from_iterable(rows))
        if is_arranging(table, cells) or is_frame(rows, cells):
            for cell in cells:
                yield from self._inside(cell)
            return
        self._tables += 1
        spanning = list(map(self._spanning_group, groups))
        grid = lay_out(spanning, f"第 {self._tables} 个表")
        added = self._added(table)
        grid = tuple([row for number, row in enumerate(grid) if number not in added])
        if grid:
            yield Grid(grid, exact=True)

    def _added(self, table: "etree._Element") -> set[int]:
        """The numbers of the rows that are no part of the report, which are laid out empty."""
        rows = (row for row in table.iter("tr") if not self._is_dropped(row, "tr"))
        return {number for number, row in enumerate(rows) if is_our_row(row, ours=self._ours)}

    def _groups(self, table: "etree._Element") -> "Iterator[list[list[etree._Element]]]":
        """The rows of its groups; those that stand in none come last, as one."""
        for child in table:
            if child.tag in GROUPS:
                yield list(self._rows(child))
        yield list(self._rows(table))

    def _rows(self, group: "etree._Element") -> "Iterator[list[etree._Element]]":
        """The cells of each of its rows."""
        for child in group:
            if child.tag == "tr" and not self._is_dropped(child, "tr"):
                yield list(self._cells(child))

    def _cells(self, row: "etree._Element") -> "Iterator[etree._Element]":
        if is_our_row(row, ours=self._ours):
            return
        for child in row:
            if child.tag in CELLS and not self._is_dropped(child, "td"):
                yield child

    def _is_dropped(self, element: "etree._Element", tag: str) -> bool:
        """Whether it is no part of what a visitor reads."""
        return is_dropped(element, tag, ours=self._ours)

    def _inside(self, cell: "etree._Element") -> Iterator[Block]:
        """What a cell says of a table that only arranges text."""
        yield from self._flush()
        yield from self._content(cell)
        yield from self._flush()

    def _spanning_group(self, rows: "list[list[etree._Element]]") -> list[list[Spanning]]:
        return [list(map(self._spanning, row)) for row in rows]

    def _spanning(self, cell: "etree._Element") -> Spanning:
        read = self._runs.settled(cell)
        if read.remark:
            self.remarks.append(f"第 {self._tables} 个表：{read.remark}")
        return Spanning(
            read.text,
            columns=span(cell, "colspan") or 1,
            rows=span(cell, "rowspan", least=0),
            doubt=read.doubt,
        )
