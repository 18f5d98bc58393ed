"""PDF files with a text layer.

Tables are read by their ruling lines, the rest as paragraphs; without a table, all is text as it is
laid out.
"""

import io
from collections.abc import Iterable, Iterator, Sequence

from generator.intake.document import (
    Block,
    Document,
    Grid,
    UnreadableError,
)
from generator.intake.guard import MAX_PAGES, needs
from generator.intake.readers import radical_repair
from generator.intake.readers.laid_out import laid_out
from generator.intake.readers.paragraphs import Wrapped, paragraphs
from generator.intake.readers.runs import Look
from generator.intake.readers.text import plain
from generator.text.radicals import modern

with needs():
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    from generator.intake.readers.pdf.layers import Layers
    from generator.intake.readers.pdf.page_content import PageContent
    from generator.intake.readers.pdf.seen_page import UNKNOWN, SeenPage
    from generator.intake.readers.pdf.unruled import words

SCAN = "这份 PDF 没有文字层，是扫描件；请用原来的 Word 或网页版本，或先做文字识别。"
LOCKED = "这份 PDF 有密码，打不开；请先去掉密码。"
UNMAPPED = (
    "这份 PDF 的字体没有写明是哪些字，读出来是乱码；请用原来的 Word 或网页版本，或先做文字识别。"
)
RECOGNISED = "这份 PDF 的文字是看不见的，大概是扫描件做过文字识别；请用原来的 Word 或网页版本。"
BROKEN = "文件已损坏，读不出来；请重新保存或重新下载。"
MAX_UNKNOWN = 0.05
"Of the characters of a file."


def read(data: bytes) -> Document:
    """Return the document. Raises UnreadableError for what has no text to read."""
    try:
        file = io.BytesIO(data)
        with pdfplumber.open(file) as pdf:
            count = len(pdf.pages)
            if count > MAX_PAGES:
                raise UnreadableError(
                    f"这份 PDF 有 {count} 页，不像一份年度报告；请只保留报告本身。"
                )
            layers = Layers(pdf.doc.catalog)
            pages = (SeenPage(pdf, page, layers) for page in pdf.pages)
            return _document(pages)
    except PDFPasswordIncorrect as error:
        raise UnreadableError(LOCKED) from error
    except PdfminerException as error:
        message = LOCKED if _is_locked(error) else BROKEN
        raise UnreadableError(message) from error


def _is_locked(error: PdfminerException) -> bool:
    """Whether a file was not opened for want of a password."""
    causes = (*error.args, error.__cause__)
    return any(isinstance(cause, PDFPasswordIncorrect) for cause in causes)


def _document(pages: Iterable[SeenPage]) -> Document:
    notes: list[str] = []
    content: list[Grid | Wrapped] = []
    layouts: list[str] = []
    unseen = 0
    written = ""
    for page in pages:
        unseen += _unseen(page)
        written += _modernised(page)
        of_page = PageContent(page)
        notes += of_page.notes
        content += of_page.in_order
        layout = ""
        if not of_page.has_table:
            layout = laid_out(words(page))
        layouts.append(layout)
        page.close()
    _check(written, unseen)
    repaired = radical_repair.note(written)
    if repaired:
        notes.append(repaired)
    kinds = set(map(type, content))
    if Grid in kinds:
        blocks = tuple(_blocks(content))
        return Document(blocks, (), tuple(notes))
    text = "\n\f".join(layouts)
    return plain.parse(text, notes)


def _unseen(page: SeenPage) -> int:
    """How many characters of a page nobody sees."""
    written = (char for char in page.chars if char["text"].strip())
    return sum(char["look"] is Look.UNSEEN for char in written)


def _modernised(page: SeenPage) -> str:
    """The text of a page as it is written; its characters become those that radicals stand for."""
    written = "".join(char["text"] for char in page.chars)
    for char in page.chars:
        char["text"] = modern(char["text"])
    return written


def _check(written: str, unseen: int) -> None:
    """Raise UnreadableError where hardly any character can be seen or known."""
    without_spaces = "".join(written.split())
    count = len(without_spaces)
    if not count:
        raise UnreadableError(SCAN)
    if written.count(UNKNOWN) > MAX_UNKNOWN * count:
        raise UnreadableError(UNMAPPED)
    if unseen == count:
        raise UnreadableError(RECOGNISED)


def _blocks(content: Sequence[Grid | Wrapped]) -> Iterator[Block]:
    """Tables, and paragraphs of the lines between them."""
    lines: list[Wrapped] = []
    for each in content:
        if isinstance(each, Wrapped):
            lines.append(each)
            continue
        yield from paragraphs(lines)
        yield each
        lines = []
    yield from paragraphs(lines)
