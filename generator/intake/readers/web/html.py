"""Web pages: what a visitor reads, in order; tables with their spans resolved."""

import re
from collections.abc import Iterator

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
        named = [
            meta.get("content", "")
            for meta in self._root.iter("meta")
            if name_of(meta) in DATE_NAMES
        ]
        named += [all_text(element) for element in self._root.iter("publishtime")]
        return (*named, *date_fields.fields(blocks))

    def _flow(self, element: "etree._Element") -> Iterator[Block]:
        tag = str(element.tag).lower()
        if tag == "br":
            yield from self._flush()
        elif not is_dropped(element, tag, ours=self._ours):
            block = tag in BLOCKS
            if block:
                yield from self._flush()
            if tag == "table":
                yield from self._table(element)
            elif tag == "pre" and all_text(element):
                yield from plain.parse(all_text(element)).blocks
            else:
                if tag == "li":
                    self._words.append(number(element))
                self._words.append(element.text or "")
                for child in element:
                    yield from self._flow(child)
                    self._words.append(child.tail or "")
            if block:
                yield from self._flush()

    def _flush(self) -> Iterator[Text]:
        text = tidy("".join(self._words))
        self._words.clear()
        if text:
            self._texts += 1
            yield Text(text, f"正文第 {self._texts} 段")

    def _table(self, table: "etree._Element") -> Iterator[Block]:
        groups = [[self._cells(row) for row in group] for group in self._groups(table)]
        cells = [cell for group in groups for row in group for cell in row]
        if is_arranging(table, cells) or is_frame(groups, cells):
            for cell in cells:
                yield from self._inside(cell)
            return
        self._tables += 1
        spanning = [[[self._spanning(cell) for cell in row] for row in group] for group in groups]
        rows = lay_out(spanning, f"第 {self._tables} 个表")
        if rows:
            yield Grid(rows, exact=True)

    def _groups(self, table: "etree._Element") -> Iterator[list["etree._Element"]]:
        loose: list[etree._Element] = []
        for child in table:
            if child.tag in {"thead", "tbody", "tfoot"}:
                yield [
                    row
                    for row in child
                    if row.tag == "tr" and not is_dropped(row, "tr", ours=self._ours)
                ]
            elif child.tag == "tr" and not is_dropped(child, "tr", ours=self._ours):
                loose.append(child)
        yield loose

    def _cells(self, row: "etree._Element") -> list["etree._Element"]:
        return [
            cell
            for cell in row
            if cell.tag in {"td", "th"} and not is_dropped(cell, "td", ours=self._ours)
        ]

    def _inside(self, cell: "etree._Element") -> Iterator[Block]:
        yield from self._flush()
        self._words.append(cell.text or "")
        for child in cell:
            yield from self._flow(child)
            self._words.append(child.tail or "")
        yield from self._flush()

    def _spanning(self, cell: "etree._Element") -> Spanning:
        marks = [
            OUR_MARKS[name]
            for name in (cell.get("class") or "").split()
            if self._ours and name in OUR_MARKS
        ]
        found = (
            Settled(marks[0]) if marks else settled(list(self._runs(cell, self._style.look(cell))))
        )
        if found.remark:
            self.remarks.append(f"第 {self._tables} 个表：{found.remark}")
        return Spanning(
            found.text, span(cell, "colspan") or 1, span(cell, "rowspan", least=0), found.doubt
        )

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
            own = self._style.look(child)
            inner = own if own is not Look.PLAIN else TAGS.get(tag, Look.PLAIN)
            ends = [BREAK] if tag in BLOCKS or self._style.is_apart(child) else []
            yield from ends
            if tag == "li" and number(child):
                yield Run(number(child), Look.NUMBERED)
            yield from self._runs(child, inner if look is Look.PLAIN else look)
            yield from ends
