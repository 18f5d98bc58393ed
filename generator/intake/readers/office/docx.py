"""Word documents (.docx): paragraphs and tables in order, as Word shows them with changes accepted."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.intake.document import Block, Cell, Document, Grid, Text, UnreadableError, doubtful
from generator.intake.guard import MAX_SPAN, check_cells
from generator.intake.readers import date_fields
from generator.intake.readers.office.archive import Archive
from generator.intake.readers.office.numbering import Numbering, W
from generator.intake.readers.office.word_looks import WordLooks
from generator.intake.readers.runs import BREAK, Look, Run, settled
from generator.intake.readers.white_space import WIDE, tidy
from generator.intake.tables.values import is_figure

if TYPE_CHECKING:
    from lxml import etree

MOST_DIGITS = 5
"Of a span."
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MAIN = "word/document.xml"
GONE = {
    f"{W}{name}"
    for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "sdtPr")
}
MARKS = {f"{W}{name}": text for name, text in
         {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}.items()}  # fmt: skip
THINGS = {
    f"{W}{name}" for name in ("sym", "drawing", "pict", "object", "ffData", "control", "movie")
}
THINGS |= {f"{CHOICE}AlternateContent", f"{M}oMath", f"{M}oMathPara"}
"What shows something in its place that is no text."
NOTES = {f"{W}footnoteReference", f"{W}endnoteReference", f"{W}annotationRef"}
FIELDS = ("dropDownList", "comboBox", "date", "picture", "showingPlcHdr", "checkbox")
"Kinds of content controls whose text is chosen, or asks to choose."


def read(data: bytes) -> Document:
    """Return the document. Raises UnreadableError for what is none."""
    archive = Archive(data)
    if STRICT in archive.read(MAIN)[:4096]:
        raise UnreadableError("文件是“严格的 Open XML”格式；请在 Word 里另存为普通的 .docx。")
    body = archive.xml(MAIN).find(f"{W}body")
    parts = [
        archive.xml(name) if archive.has(name) else None
        for name in ("word/numbering.xml", "word/styles.xml")
    ]
    word = Word(Numbering(*parts), WordLooks(parts[1]))
    blocks = tuple(word.blocks(body)) if body is not None else ()
    if not blocks:
        raise UnreadableError("文件里没有文字（可能是图片）；请用有文字的版本，或先做文字识别。")
    changed = body is not None and any(
        body.find(f".//{W}{tag}") is not None for tag in ("del", "ins", "moveFrom")
    )
    date = tuple(date_fields.fields(blocks))
    notes = ("文件里有未接受的修订，按全部接受后的样子读入",) if changed else ()
    return Document(blocks, date, (*notes, *word.remarks))


class Word:
    """Reads the elements of a document's body."""

    def __init__(self, numbering: "Numbering", looks: "WordLooks") -> None:
        self._numbering = numbering
        self._looks = looks
        self.remarks: list[str] = []
        "What was left out of tables."
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, parent: "etree._Element") -> Iterator[Block]:
        """Yield what stands in an element, whatever wraps it."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag not in GONE:
                yield from self.blocks(_chosen(child))

    def _paragraph(self, paragraph: "etree._Element") -> Iterator[Block]:
        self._paragraphs += 1
        place = f"正文第 {self._paragraphs} 段"
        number = self._numbering.before(paragraph)
        boxes: list[etree._Element] = []
        for line in "".join(_words(paragraph, boxes)).split("\n"):
            text = tidy(line)
            if text and number:
                apart = not (WIDE.match(number[-1]) or WIDE.match(text[0]))
                text, number = f"{number}{' ' if apart else ''}{text}", ""
            if text:
                yield Text(text, place)
        for box in boxes:
            yield from self.blocks(box)

    def _table(self, table: "etree._Element") -> Iterator[Block]:
        kept = [row for row in _inside(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]
        shown = [row for row in kept if row.find(f"{W}trPr/{W}hidden") is None]
        hidden = "、".join(str(n) for n, row in enumerate(kept, 1) if row not in shown)
        if hidden:
            self.remarks.append(f"第 {self._tables + 1} 个表的第 {hidden} 行是隐藏的，没有读入")
        rows = [list(_inside(row, f"{W}tc")) for row in shown]
        # Tables within it that have more cells than its own are what it is there for.
        is_arranging = sum(1 for _ in table.iter(f"{W}tc")) > 2 * sum(map(len, rows))
        if is_arranging or all(len(row) < 2 for row in rows):  # noqa: PLR2004
            for row in rows:
                for cell in row:
                    yield from self.blocks(cell)
            return
        self._tables += 1
        yield Grid(tuple(self._rows(rows)), exact=True)

    def _rows(self, rows: list[list["etree._Element"]]) -> Iterator[tuple[Cell | None, ...]]:
        laid: list[list[Cell | None]] = []
        for y, row in enumerate(rows, 1):
            above = row[0].getparent() if row else None
            before = _number(above, f"{W}trPr/{W}gridBefore", 0) if above is not None else 0
            cells: list[Cell | None] = [
                Cell("", f"第 {self._tables} 个表第 {y} 行第 {x + 1} 格") for x in range(before)
            ]
            for cell in row:
                covered = _merged(cell, "vMerge") and laid and len(laid[-1]) > len(cells)
                place = f"第 {self._tables} 个表第 {y} 行第 {len(cells) + 1} 格"
                first = None if _merged(cell, "hMerge") else self._cell(cell, place)
                if covered and first and not first.text:
                    first = None
                cells += [first] + [None] * (_number(cell, f"{W}tcPr/{W}gridSpan", 1) - 1)
            laid.append(cells)
            check_cells(sum(map(len, laid)))
        width = max(map(len, laid))
        check_cells(width * len(laid))
        for y, cells in enumerate(laid, 1):
            missing = range(len(cells), width)
            yield (
                *cells,
                *(Cell("", f"第 {self._tables} 个表第 {y} 行第 {x + 1} 格") for x in missing),
            )

    def _cell(self, cell: "etree._Element", place: str) -> Cell:
        found = settled(list(self._runs(cell, None, Look.PLAIN)))
        if found.remark:
            self.remarks.append(f"{place}：{found.remark}")
        begins = cell.find(f"{W}tcPr/{W}vMerge")
        if begins is not None and begins.get(f"{W}val") == "restart" and is_figure(found.text):
            return doubtful(place, "一个数占了几行")
        if not found.text and any(text.text for text in cell.iter(f"{W}delText")):
            return doubtful(place, "单元格里的字被修订删去了")
        return doubtful(place, found.doubt) if found.doubt else Cell(found.text, place)

    def _runs(
        self, parent: "etree._Element", paragraph: "etree._Element | None", look: Look
    ) -> Iterator[Run]:
        """What stands in a cell, run by run; within what looks odd, nothing looks plain again."""
        for child in parent:
            if child.tag == f"{W}p":
                number = self._numbering.before(child)
                yield from [BREAK, *([Run(number, Look.NUMBERED)] if number else [])]
                yield from self._runs(child, child, look)
                yield BREAK
            elif child.tag == f"{W}r":
                own = self._looks.look(child, paragraph)
                if own is not None:
                    yield from self._texts(child, paragraph, look if own is Look.PLAIN else own)
            elif child.tag == f"{W}hyperlink" and child.get(f"{W}anchor"):
                yield from self._runs(child, paragraph, Look.LINK)
            elif child.tag == f"{W}bdo":
                yield from self._runs(child, paragraph, Look.TURNED)
            elif child.tag in THINGS or _is_field(child):
                yield Run("", Look.THING)
            elif child.tag not in GONE:
                yield from self._runs(child, paragraph, look)

    def _texts(
        self, run: "etree._Element", paragraph: "etree._Element | None", look: Look
    ) -> Iterator[Run]:
        for child in run:
            if child.tag == f"{W}t":
                yield Run(child.text or "", look)
            elif child.tag in MARKS:
                yield Run(MARKS[child.tag], look)
            elif child.tag in NOTES:
                yield Run("注", Look.RAISED)
            elif child.tag in THINGS or child.find(f"{W}ffData") is not None:
                yield Run("", Look.THING)
            elif child.tag == f"{W}ruby":
                yield from self._runs(child, paragraph, Look.ANNOTATION)


def _is_field(element: "etree._Element") -> bool:
    """Whether an element is a control or a formula whose text is not simply written: chosen, or not calculated yet."""
    if element.tag == f"{W}fldSimple":
        return not any(text.text for text in element.iter(f"{W}t"))
    properties = element.find(f"{W}sdtPr") if element.tag == f"{W}sdt" else None
    kinds = (
        [str(child.tag).rpartition("}")[2] for child in properties]
        if properties is not None
        else []
    )
    return any(kind in FIELDS for kind in kinds)


def _chosen(element: "etree._Element") -> "etree._Element":
    """Return the one alternative Word shows, where an element offers several."""
    if element.tag == f"{CHOICE}AlternateContent":
        choice = element.find(f"{CHOICE}Choice")
        return choice if choice is not None else element
    return element


def _words(element: "etree._Element", boxes: list["etree._Element"]) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in MARKS:
            yield MARKS[child.tag]
        elif child.tag == f"{W}txbxContent":
            boxes.append(child)
        elif child.tag not in GONE and not _is_hidden(child):
            yield from _words(_chosen(child), boxes)


def _is_hidden(element: "etree._Element") -> bool:
    hidden = element.find(f"{W}rPr/{W}vanish") if element.tag == f"{W}r" else None
    return hidden is not None and hidden.get(f"{W}val") not in {"0", "false"}


def _inside(parent: "etree._Element", tag: str) -> Iterator["etree._Element"]:
    """Yield children with the tag, through content controls and inserted text, not through other tables."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}moveTo"}:
            yield from _inside(child, tag)


def _merged(cell: "etree._Element", name: str) -> bool:
    """Say whether the cell goes on with the one above or before it."""
    found = cell.find(f"{W}tcPr/{W}{name}")
    return found is not None and found.get(f"{W}val") in {None, "continue"}


def _number(element: "etree._Element", path: str, default: int) -> int:
    found = element.find(path)
    text = found.get(f"{W}val", "") if found is not None else ""
    is_number = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return min(int(text), MAX_SPAN) if is_number else default
