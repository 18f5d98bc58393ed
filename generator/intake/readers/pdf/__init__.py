"""PDF files with a text layer: tables by their ruling lines, the rest as paragraphs; else text as it is laid out."""

import io
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING, Any

from generator.intake.document import Block, Document, Grid, Text, UnreadableError
from generator.intake.guard import MAX_PAGES, needs
from generator.intake.readers import radical_repair
from generator.intake.readers.laid_out import BLANK_LINE, laid_out
from generator.intake.readers.paragraphs import Wrapped, paragraphs
from generator.intake.readers.pdf.ruling import ends, is_inside, may_rule
from generator.intake.readers.runs import Look
from generator.intake.readers.text import plain
from generator.intake.readers.text.lines import PAGE_NUMBER
from generator.intake.readers.white_space import tidy
from generator.text.radicals import modern

with needs():
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    from generator.intake.readers.pdf.layers import Layers
    from generator.intake.readers.pdf.ruled_table import RuledTable
    from generator.intake.readers.pdf.seen_page import UNKNOWN, SeenPage
    from generator.intake.readers.pdf.unruled import words

if TYPE_CHECKING:
    from pdfplumber.page import Page

SCAN = "这份 PDF 没有文字层，是扫描件；请用原来的 Word 或网页版本，或先做文字识别。"
LOCKED = "这份 PDF 有密码，打不开；请先去掉密码。"
UNMAPPED = (
    "这份 PDF 的字体没有写明是哪些字，读出来是乱码；请用原来的 Word 或网页版本，或先做文字识别。"
)
RECOGNISED = "这份 PDF 的文字是看不见的，大概是扫描件做过文字识别；请用原来的 Word 或网页版本。"
MAX_UNKNOWN = 0.05
ROWS = 2


def read(data: bytes) -> Document:
    """Return the document. Raises UnreadableError for what has no text to read."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise UnreadableError(
                    f"这份 PDF 有 {len(pdf.pages)} 页，不像一份年度报告；请只保留报告本身。"
                )
            layers = Layers(pdf.doc.catalog)
            return _document(SeenPage(pdf, page, layers) for page in pdf.pages)
    except PDFPasswordIncorrect as error:
        raise UnreadableError(LOCKED) from error
    except PdfminerException as error:
        locked = any(
            isinstance(cause, PDFPasswordIncorrect) for cause in (*error.args, error.__cause__)
        )
        raise UnreadableError(
            LOCKED if locked else "文件已损坏，读不出来；请重新保存或重新下载。"
        ) from error


def _document(pages: Iterable[SeenPage]) -> Document:
    notes: list[str] = []
    parts: list[Grid | Wrapped] = []
    layout: list[str] = []
    unseen = 0
    written = ""
    for page in pages:
        for char in page.chars:
            unseen += bool(char["text"].strip()) and char["look"] is Look.UNSEEN
            written += char["text"]
            char["text"] = modern(char["text"])
        found = _parts(page, notes)
        parts += found
        layout.append(
            "" if any(isinstance(part, Grid) for part in found) else laid_out(words(page))
        )
        page.close()
    _check(written, unseen)
    notes += filter(None, [radical_repair.note(written)])
    if not any(isinstance(part, Grid) for part in parts):
        return plain.parse("\n\f".join(layout), notes)
    return Document(tuple(_blocks(parts)), (), tuple(notes))


def _check(written: str, unseen: int) -> None:
    """Raise UnreadableError where hardly any character can be seen or known."""
    total = len("".join(written.split()))
    if not total:
        raise UnreadableError(SCAN)
    if written.count(UNKNOWN) > MAX_UNKNOWN * total:
        raise UnreadableError(UNMAPPED)
    if unseen == total:
        raise UnreadableError(RECOGNISED)


def _blocks(parts: Sequence[Grid | Wrapped]) -> Iterator[Block]:
    lines: list[Wrapped] = []
    for part in parts:
        if isinstance(part, Wrapped):
            lines.append(part)
        else:
            yield from _texts(lines)
            lines = []
            yield part
    yield from _texts(lines)


def _texts(lines: Sequence[Wrapped]) -> Iterator[Text]:
    return paragraphs(lines) if lines else iter(())


def _parts(page: SeenPage, notes: list[str]) -> list[Grid | Wrapped]:
    """Return tables and lines of a page from top to bottom."""
    ruled = page.filter(may_rule)
    tables = ruled.find_tables({"explicit_horizontal_lines": ends(ruled.vertical_edges)})
    tables = [
        table
        for table in tables
        if len(table.rows) >= ROWS and len({cell[0] for cell in table.cells}) > 1
    ]
    things = [thing for kind, each in page.objects.items() if kind != "char" for thing in each]
    placed: list[tuple[float, Grid | Wrapped]] = []
    for number, table in enumerate(tables, 1):
        read = RuledTable(table, things, f"第 {page.page_number} 页表 {number}")
        placed.append((table.bbox[1], read.grid()))
        notes += read.remarks
    boxes = [table.bbox for table in tables]
    outside = ruled.filter(lambda thing: not any(is_inside(thing, box) for box in boxes))
    placed += _lines(page, outside, max((box[3] for box in boxes), default=0.0), notes)
    return [part for _, part in sorted(placed, key=lambda item: item[0])]


def _lines(
    page: SeenPage, outside: "Page", below: float, notes: list[str]
) -> Iterator[tuple[float, Wrapped]]:
    """The lines beside the tables, each with its top, but for page numbers and what nobody sees."""
    seen = outside.filter(lambda thing: thing.get("look") is not Look.UNSEEN)
    unseen = _written(outside) - _written(seen)
    if unseen:
        notes.append(f"第 {page.page_number} 页：正文里有 {unseen} 个看不见的字没有读入")
    bottom = None
    lines = seen.extract_text_lines(return_chars=True) if seen.chars else []
    for line in lines:
        text = tidy(line["text"])
        last = line["top"] > below and line is lines[-1]
        if PAGE_NUMBER.match(text) or (last and text == str(page.page_number)):
            notes.append(f"第 {page.page_number} 页：页码“{text}”没有读入")
        elif text:
            apart = bottom is not None and line["top"] - bottom > BLANK_LINE * (
                line["bottom"] - line["top"]
            )
            bottom = line["bottom"]
            yield line["top"], _wrapped(line, text, page.page_number, apart=apart)


def _written(page: "Page") -> int:
    return sum(bool(char["text"].strip()) for char in page.chars)


def _wrapped(line: dict[str, Any], text: str, page: int, *, apart: bool) -> Wrapped:
    half = median(char["size"] for char in line["chars"]) / 2 or 1
    return Wrapped(text, line["x0"] / half, line["x1"] / half, page, f"第 {page} 页", apart)
