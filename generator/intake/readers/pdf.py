"""PDF files with a text layer: tables by their ruling lines, the rest as paragraphs; else text as it is laid out."""

import io
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING, Any

from generator.intake.document import Block, Cell, Document, Grid, Text, UnreadableError
from generator.intake.guard import MAX_PAGES, check_cells, needs
from generator.intake.readers import plain, radicals
from generator.intake.readers.laid_out import BLANK_LINE, laid_out
from generator.intake.readers.lines import PAGE_NUMBER
from generator.intake.readers.paragraphs import Wrapped, paragraphs
from generator.intake.readers.ruling import ends, is_inside, is_no_area
from generator.intake.readers.words import join, tidy

with needs():
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

if TYPE_CHECKING:
    from pdfplumber.page import Page

SCAN = "这份 PDF 没有文字层，是扫描件；请用原来的 Word 或网页版本，或先做文字识别。"
LOCKED = "这份 PDF 有密码，打不开；请先去掉密码。"
UNMAPPED = "这份 PDF 的字体没有写明是哪些字，读出来是乱码；请用原来的 Word 或网页版本，或先做文字识别。"
MAX_UNMAPPED = 0.05
ROWS = 2


def read(data: bytes) -> Document:
    """Return the document. Raises UnreadableError for what has no text to read."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise UnreadableError(f"这份 PDF 有 {len(pdf.pages)} 页，不像一份年度报告；请只保留报告本身。")
            return _document(pdf.pages)
    except PDFPasswordIncorrect as error:
        raise UnreadableError(LOCKED) from error
    except PdfminerException as error:
        locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in (*error.args, error.__cause__))
        raise UnreadableError(LOCKED if locked else "文件已损坏，读不出来；请重新保存或重新下载。") from error


def _document(pages: Sequence["Page"]) -> Document:
    notes: list[str] = []
    parts: list[Grid | Wrapped] = []
    layout: list[str] = []
    unmapped = 0
    written = ""
    for page in pages:
        unmapped += sum(1 for char in page.chars if char["text"].startswith("(cid:"))
        written += "".join(char["text"] for char in page.chars)
        for char in page.chars:
            char["text"] = radicals.modern(char["text"])
        parts += _parts(page, notes)
        layout.append(laid_out(page.extract_words()) if not any(isinstance(part, Grid) for part in parts) else "")
        page.close()
    if not written.strip():
        raise UnreadableError(SCAN)
    if unmapped > MAX_UNMAPPED * len(written):
        raise UnreadableError(UNMAPPED)
    notes += filter(None, [radicals.note(written)])
    if not any(isinstance(part, Grid) for part in parts):
        return plain.parse("\n\f".join(layout), notes)
    return Document(tuple(_blocks(parts)), None, tuple(notes))


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


def _parts(page: "Page", notes: list[str]) -> list[Grid | Wrapped]:
    """Return tables and lines of a page from top to bottom."""
    ruled = page.filter(is_no_area)
    settings = {"explicit_horizontal_lines": ends(ruled.vertical_edges)}
    tables = [(table.bbox, table.extract()) for table in ruled.find_tables(settings)]
    tables = [(box, rows) for box, rows in tables if len(rows) >= ROWS and any(len(row) > 1 for row in rows)]
    outside = page.filter(lambda thing: not any(is_inside(thing, box) for box, _ in tables))
    placed: list[tuple[float, Grid | Wrapped]] = []
    for number, (box, rows) in enumerate(tables, 1):
        check_cells(sum(map(len, rows)))
        placed.append((box[1], _grid(rows, f"第 {page.page_number} 页表 {number}")))
    bottom = None
    bottoms = [box[3] for box, _ in tables]
    lines = outside.extract_text_lines(return_chars=True) if outside.chars else []
    for line in lines:
        text = tidy(line["text"])
        last = all(line["top"] > above for above in bottoms) and line is lines[-1]
        if PAGE_NUMBER.match(text) or (last and text == str(page.page_number)):
            notes.append(f"第 {page.page_number} 页：页码“{text}”没有读入")
        elif text:
            apart = bottom is not None and line["top"] - bottom > BLANK_LINE * (line["bottom"] - line["top"])
            bottom = line["bottom"]
            placed.append((line["top"], _wrapped(line, text, page.page_number, apart=apart)))
    return [part for _, part in sorted(placed, key=lambda item: item[0])]


def _grid(rows: Sequence[Sequence[str | None]], place: str) -> Grid:
    return Grid(
        tuple(
            tuple(
                None if text is None else Cell(join(text.split("\n")), f"{place}第 {y} 行第 {x} 格")
                for x, text in enumerate(row, 1)
            )
            for y, row in enumerate(rows, 1)
        )
    )


def _wrapped(line: dict[str, Any], text: str, page: int, *, apart: bool) -> Wrapped:
    half = median(char["size"] for char in line["chars"]) / 2 or 1
    return Wrapped(text, line["x0"] / half, line["x1"] / half, page, f"第 {page} 页", apart)
