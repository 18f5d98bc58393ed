"""Readers, one a kind of file. The kind is told by what the file holds; its name is asked last."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from io import BytesIO
from pathlib import Path

from generator.content import originals
from generator.intake.conversion import FORMATS, SAVE_AS, converted
from generator.intake.document import Document, UnreadableError
from generator.intake.guard import MAX_FILE
from generator.intake.isolation import isolated
from generator.intake.readers.radical_repair import modernised

Reader = Callable[[bytes], Document]

MODULES = {
    "plain": "text.plain",
    "html": "web.html",
    "docx": "office.docx",
    "xlsx": "office.xlsx",
    "pdf": "pdf",
}
"Kind of file → the module that reads it, loaded where one comes: most need a library."
MARKED = {
    "rtf": "rich_text",
    "odt": "office.open_document",
    "ods": "office.open_document",
}
"Kind of file → the module that looks at it before it is converted."
ENDINGS = dict(zip((*MODULES, *FORMATS), originals.ENDINGS, strict=True))
"Kind of file → the ending it is kept under."

MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*)*+"
    rb"(?:<!--.*?-->\s*(?:<\?xml[^>]*>\s*)*+)?"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6]|span|center"
    rb"|article|section|main|style|script|font)"
    rb"[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
OURS = re.compile(rb"(?:\xef\xbb\xbf)?---\r?\nform:")
"How a report file of the archive begins."
ALREADY = "文件已经是本档案的报告文件，不用导入；放到 reports/区划代码/机关/年度.md，再运行 check。"
CLOSING = re.compile(rb"</(?:p|td|div|table|html)>", re.IGNORECASE)
SAVE_WORDS, SAVE_SHEET = SAVE_AS["docx"], SAVE_AS["xlsx"]
UNPACK = "文件是压缩包；请先解压，再读入里面的文件"
PICTURE = "文件是图片，没有文字；请用原来的 Word、PDF 或网页版本，或先做文字识别"

REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"BM", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"RIFF", PICTURE),
    (b"Rar!", UNPACK),
    (b"7z\xbc\xaf", UNPACK),
    (b"\x1f\x8b", UNPACK),
    (b"\xfd7zXZ", UNPACK),
)
"First bytes → why the file is refused."

PROLOGUE = rb"(?:\xef\xbb\xbf)?\s*(?:(?:<\?|<!--)(?s:.*?)(?:\?>|-->)\s*)?<(?:\w+:)?"
"Of XML, from its first sign to any end: one way through it, however much whoever wrote it repeats."
NAMED: tuple[tuple[bytes, str], ...] = (
    (rb"(?>[A-Z][\w-]*:.*\n)*?MIME-Version:", f"文件是“单个文件网页”（.mht）；{SAVE_WORDS}"),
    (PROLOGUE + rb"Workbook[\s>]", f"文件是 Excel 2003 的 XML 格式；{SAVE_SHEET}"),
    (PROLOGUE + rb"(?:wordDocument|package)[\s>]", f"文件是 Word 的 XML 格式；{SAVE_WORDS}"),
    (PROLOGUE + rb"document(?:-content)?[\s>]", f"文件是 OpenDocument 的 XML 格式；{SAVE_WORDS}"),
)
"How a text begins → why the file is refused."

PACKED = (
    ("word/document.xml", "docx", ""),
    ("xl/workbook.xml", "xlsx", ""),
    (
        "OFD.xml",
        "",
        f"文件是 OFD 版式文件；请用 OFD 阅读器导出为 PDF，或{SAVE_WORDS.removeprefix('请')}",
    ),
    ("xl/workbook.bin", "", f"文件是 .xlsb 格式；{SAVE_SHEET}"),
    ("content.xml", "", f"文件是 OpenDocument 格式；{SAVE_WORDS}"),
    ("ppt/presentation.xml", "", "文件是演示文稿；请用 Word、PDF 或网页版本"),
)
"A member of a zip archive → the reader, or why the file is refused."

LISTED = 64
"Bytes that a name has in the directory of such a container."
COMPOUND = b"\xd0\xcf\x11\xe0"
RTF = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")
OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
"What an OpenDocument file says it is → its kind."
LONGEST = 100
COMPARE = "删除线、白字、图形、公式等可能在转换中改变，请对照原件逐格核对"
START, PDF_START = 4096, 1024
"Bytes a file is told by; a PDF file names itself in the first of them."
SHEETS = {".xls", ".et"}
TEXTS = {".doc", ".wps"}
"Endings of the formats before 2007."
PAGES = {".htm", ".html", ".shtml", *SHEETS, *TEXTS}
"Endings of files that may be web pages where they begin as none; programs export them so."


def read(path: Path) -> Document:
    """Return the document of a file of any kind, as `document`."""
    return document(content(path), path.suffix)


def document(data: bytes, suffix: str) -> Document:
    """Return the document that the bytes of a file of any kind are.

    It is read in a process of its own, in less than ten seconds. Raises UnreadableError, with a
    sentence in Chinese, for every file no document can be made of.
    """
    name = kind(data, suffix.lower())
    if name not in FORMATS:
        return isolated(read_as, name, data)
    if name in MARKED:
        data = isolated(marked, name, data)
    made, content = converted(name, data)
    read = isolated(read_converted, made, content)
    return replace(read, doubt=f"由 LibreOffice 从 .{name} 转换后读取；{COMPARE}")


def read_as(name: str, data: bytes) -> Document:
    """Read with the reader of that name, in this process."""
    module = import_module(f"{__name__}.{MODULES[name]}")
    reader: Reader = module.read
    return modernised(reader(data))


def marked(name: str, data: bytes) -> bytes:
    """The file to convert instead, in which a mark stands for what conversion would change."""
    module = import_module(f"{__name__}.{MARKED[name]}")
    mark: Callable[[str, bytes], bytes] = module.marked
    return mark(name, data)


def read_converted(name: str, data: bytes) -> Document:
    """The same of what was made of another file."""
    module = import_module(f"{__name__}.{MODULES[name]}")
    reader: Reader = getattr(module, "read_converted", module.read)
    return modernised(reader(data))


def kind(data: bytes, suffix: str) -> str:
    """Return the name of the reader for a file.

    Raises UnreadableError for kinds that are not read.
    """
    start = data[:START]
    if not data.strip():
        raise UnreadableError("文件是空的，没有文字。")
    if OURS.match(start):
        raise UnreadableError(ALREADY)
    if b"%PDF-" in start[:PDF_START]:
        return "pdf"
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data)
    if start.startswith(COMPOUND):
        return _compound(data, suffix)
    if RTF.match(start):
        return "rtf"
    _refuse(start)
    bare = start.replace(b"\0", b"")  # UTF-16
    is_page = suffix in PAGES and CLOSING.search(data)
    if MARKUP.match(bare) or is_page:
        return "html"
    return "plain"  # Markdown too: texts of any name have headings and tables written as in it


def content(path: Path) -> bytes:
    """The bytes of a file. Raises UnreadableError where it cannot be opened, or is too large."""
    try:
        if not path.is_file():
            raise UnreadableError("没有这个文件，或者它不是普通文件。")
        if path.stat().st_size > MAX_FILE:
            raise UnreadableError(
                f"文件超过 {MAX_FILE // 1024 // 1024} MB，不像一份年度报告；请只保留报告本身。"
            )
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError as error:
        raise UnreadableError(f"文件打不开：{error.strerror}。") from error


def _refuse(start: bytes) -> None:
    """Raise UnreadableError for a kind that is told by its first bytes, and not read."""
    for magic, sentence in REFUSED:
        if start.startswith(magic):
            raise UnreadableError(f"{sentence}。")
    for beginning, sentence in NAMED:
        if re.match(beginning, start):
            raise UnreadableError(f"{sentence}。")


def _packed(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.NameToInfo)
            stated = archive.read("mimetype")[:LONGEST] if "mimetype" in names else b""
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableError("文件已损坏，读不出来；请重新保存或重新下载。") from error
    if "content.xml" in names and stated in OPEN_DOCUMENTS:
        return OPEN_DOCUMENTS[stated]
    for member, reader, sentence in PACKED:
        if member not in names:
            continue
        if reader:
            return reader
        raise UnreadableError(f"{sentence}。")
    raise UnreadableError(f"{UNPACK}。")


def _compound(data: bytes, suffix: str) -> str:
    """The kind of a file in the container of Office before 2007, as what stands in it is called."""
    if _has(data, "EncryptedPackage"):
        raise UnreadableError("文件有密码，打不开；请先去掉密码，再另存一份。")
    is_text = _has(data, "WordDocument")
    is_sheet = _has(data, "Workbook") or _has(data, "Book")
    if is_text is not is_sheet:
        return "doc" if is_text else "xls"
    # Of both, one lies in the other; of neither, its program is one that nobody knows.
    return "xls" if suffix in SHEETS else "doc"


def _has(data: bytes, name: str) -> bool:
    """Whether it has a stream of that name, as its directory lists it."""
    return name.encode("utf-16-le").ljust(LISTED, b"\0") in data
