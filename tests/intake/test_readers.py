"""Every kind of original comes out as the same neutral document.

And any file at all as that or a sentence.
"""

import io
import sys
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from generator.build.workers import workers
from generator.intake import guard
from generator.intake.document import (
    Text,
    UnreadableError,
)
from generator.intake.encoding import decode
from generator.intake.readers import kind, read, read_as
from generator.intake.readers.rich_text import MARK, marked
from support.slow_readers import endless, waiting

HEADING = "二、主动公开政府信息情况"

PROSE = "2024年，本机关主动公开政府信息12条，没有收到申请。"

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A function: name, content → a file."""

    def make(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


def refusal(path: Path) -> str:
    """Why a file cannot be read."""
    with pytest.raises(UnreadableError) as caught:
        read(path)
    return str(caught.value)


def excel(fill: Callable[[Workbook], None]) -> bytes:
    """The bytes of a workbook."""
    book = Workbook()
    fill(book)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

BROKEN = "文件已损坏，读不出来；请重新保存或重新下载。"

DECLARED = "文件里有 Word、Excel 不会写的声明（文档类型或实体），没有打开；请重新另存一份。"

BOMB = "文件的压缩率高得不正常，没有打开；请重新另存一份。"

WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>'


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>" + WORD % "&b;"

XXE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + WORD % "&a;"

DEEP = WORD % "" + "<w:p>" * 5000

SHEETS = {"xl/workbook.xml": "<workbook/>"}


def merged_everywhere() -> bytes:
    """A workbook with one cell merged over the whole sheet, which is 17 thousand million cells."""
    data = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(excel(lambda book: book.worksheets[0].append([1]))))
    with source, zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            merge = (
                b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
            )
            archive.writestr(name, source.read(name).replace(b"</sheetData>", merge))
    return data.getvalue()


LOCKED_PDF = (
    b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]>>\n" % (b"o" * 32, b"u" * 32)
)

HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "文件是空的，没有文字。"),
    "blank.docx": (b" \r\n\t", "文件是空的，没有文字。"),
    "locked.docx": (
        OLE + "EncryptedPackage".encode("utf-16-le").ljust(64, b"\0"),
        "文件有密码，打不开；请先去掉密码，再另存一份。",
    ),
    "page.mht": (
        b"MIME-Version: 1.0\n",
        "文件是“单个文件网页”（.mht）；请用 Word 或 WPS 打开它，另存为 .docx 或 PDF。",
    ),
    "layout.ofd": (
        zipped({"OFD.xml": "<x/>"}),
        (
            "文件是 OFD 版式文件；请用 OFD 阅读器导出为 PDF，"
            "或用 Word 或 WPS 打开它，另存为 .docx 或 PDF。"
        ),
    ),
    "files.docx": (zipped({"a.txt": "a"}), "文件是压缩包；请先解压，再读入里面的文件。"),
    "picture.pdf": (
        b"\x89PNG\r\n\x1a\n" + bytes(99),
        "文件是图片，没有文字；请用原来的 Word、PDF 或网页版本，或先做文字识别。",
    ),
    "photo.docx": (
        b"\xff\xd8\xff\xe0" + bytes(99),
        "文件是图片，没有文字；请用原来的 Word、PDF 或网页版本，或先做文字识别。",
    ),
    "nul.txt": (
        "报告".encode() + b"\0\0\0",
        "认不出文件的文字编码（不是 UTF-8、UTF-16，也不是 GB18030）；请用记事本另存为 UTF-8。",
    ),
    "control.txt": (
        b"report \x01\x02",
        "文件里有不是文字的内容（控制字符），不是文本文件；请用原来的 Word、PDF 或网页版本。",
    ),
    "long.txt": (
        "长".encode() * 6_000_000,
        "文件有 17 MB 文字，不像一份年度报告；请只保留报告本身。",
    ),
    "lines.txt": (
        b"1\n" * 300_000,
        "文件有 600,000 个字、300,000 行，不像一份年度报告；请只保留报告本身。",
    ),
    "cut.docx": (zipped({"word/document.xml": WORD % PROSE})[:-30], BROKEN),
    "bomb.docx": (zipped({"word/document.xml": bytes(16_000_000)}), BOMB),
    "bomb.xlsx": (zipped(SHEETS | {"xl/sharedStrings.xml": bytes(16_000_000)}), BOMB),
    "many.docx": (
        zipped({"word/document.xml": "x"} | {f"{n}": "" for n in range(2001)}),
        "文件解压后大得不正常，没有打开；请重新另存一份。",
    ),
    "xxe.docx": (zipped({"word/document.xml": XXE}), DECLARED),
    "wide.docx": (zipped({"word/document.xml": XXE.encode("utf-16")}), DECLARED),
    "laughs.docx": (zipped({"word/document.xml": LAUGHS}), DECLARED),
    "laughs.xlsx": (zipped(SHEETS | {"xl/sharedStrings.xml": LAUGHS}), DECLARED),
    "deep.docx": (zipped({"word/document.xml": DEEP}), BROKEN),
    "wrong.xlsx": (zipped(SHEETS | {"xl/workbook.xml": "<workbook>"}), BROKEN),
    "empty.xlsx": (zipped(SHEETS), "工作簿里没有内容（隐藏的工作表不读）。"),
    "merged.xlsx": (
        merged_everywhere(),
        "表格超过 100,000 格，不像年度报告的表；请只保留报告本身。",
    ),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type", BROKEN),
    "locked.pdf": (LOCKED_PDF, "这份 PDF 有密码，打不开；请先去掉密码。"),
    "span.html": (
        b"<table>" + b"<tr><td rowspan=1000000 colspan=1000000>1<td>2" * 900 + b"</table>",
        "表格超过 100,000 格，不像年度报告的表；请只保留报告本身。",
    ),
    "deep.html": (
        b"<p>" + b"<div>" * 100_000 + b"x",
        "网页的标记嵌套得太深，读不全；请用原来的 Word 或 PDF 版本。",
    ),
    "script.html": (
        b"<html><script>document.write(1)</script></html>",
        "网页里没有文字（内容可能要由脚本载入）；请在浏览器里另存为 PDF。",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_is_refused_with_a_sentence(name: str, write: Write) -> None:
    """Whatever the file is called, saying what to do.

    One that takes too long has another sentence.
    """
    content, sentence = HOSTILE[name]
    assert refusal(write(name, content)) == sentence


def test_a_huge_file_is_not_opened(tmp_path: Path) -> None:
    """Its size is known before."""
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.truncate(guard.MAX_FILE + 1)
    assert refusal(path) == "文件超过 50 MB，不像一份年度报告；请只保留报告本身。"
    assert refusal(tmp_path) == "没有这个文件，或者它不是普通文件。"


def test_content_tells_the_kind_before_the_name(write: Write) -> None:
    """A web page called .doc is a web page; a text called .html is a text."""
    assert read(write("a.doc", f"\n<!-- x --><html><p>{PROSE}</p>")).blocks == (
        Text(PROSE, "正文第 1 段"),
    )
    assert read(write("a.html", f"{HEADING}\n")).blocks == (Text(HEADING, "第 1 行"),)


def test_reading_that_takes_too_long_is_stopped(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its process is ended, whether it is at work or only makes one wait."""
    path = write("a.txt", PROSE)
    monkeypatch.setattr("generator.intake.isolation.SECONDS", 2)
    monkeypatch.setattr("generator.intake.readers.read_as", endless)
    assert refusal(path).startswith("读了 9 秒还没有读完，已经停下")
    monkeypatch.setattr("generator.intake.isolation.PATIENCE", 0)
    assert refusal(path).startswith("读了 9 秒还没有读完，已经停下")


def test_a_machine_that_is_busy_makes_no_good_file_unreadable(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What counts is the processor's time: a reader that has to wait for it comes to an end."""
    monkeypatch.setattr("generator.intake.isolation.SECONDS", 2)
    monkeypatch.setattr("generator.intake.readers.read_as", waiting)
    assert read(write("a.txt", PROSE)).blocks == (Text(PROSE, "1"),)


def test_without_a_server_the_process_of_a_file_begins_from_nothing(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system knows none."""
    monkeypatch.setattr("generator.intake.isolation.SERVER", "none of this system")
    assert read(write("a.txt", PROSE)).blocks == (Text(PROSE, "第 1 行"),)


def test_workers_read_files_too_where_their_parent_has_read_some(write: Write) -> None:
    """They were forked themselves, and the server is their parent's."""
    paths = [write("a.txt", PROSE), write("b.txt", PROSE)]
    there = (Text(PROSE, "第 1 行"),)
    assert read(paths[0]).blocks == there
    with workers(2) as several:
        assert [each.blocks for each in several.in_order(read, paths)] == [there, there]


def test_without_the_extra_a_reader_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain text needs nothing."""
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    monkeypatch.delitem(sys.modules, "generator.intake.readers.pdf", raising=False)
    with pytest.raises(UnreadableError) as caught:
        read_as("pdf", b"")
    assert str(caught.value) == (
        "读这种文件要用的 pdfplumber 没有安装；请先运行：sh .ci/python .ci/environment.py import"
    )


STARTS = [
    b"",
    b"<html><table><tr><td>",
    b"| a |\n|---|\n",
    b"\xff\xfe",
    b"\t0\n",
    b"\xb1\xed  1  2\n",
]


@given(st.sampled_from(STARTS), st.binary(max_size=400))
def test_any_bytes_are_a_document_or_a_sentence(start: bytes, rest: bytes) -> None:
    """Nothing else comes out of the readers of text."""
    data = start + rest
    with suppress(UnreadableError):
        document = read_as(kind(data, ".txt"), data)
        assert document.blocks or not decode(data)[0].strip("#*_->|`~\t \r\n\f")


@pytest.mark.parametrize(
    "start",
    [
        b"A: b\r\n" * 600,
        b"<??>" * 1000,
        b"<!---->\n" * 500,
        b"<? ?>  \n" * 500 + b"<",
        b"<?" * 2000,
        b" " * 4096,
    ],
    ids=["headers", "instructions", "comments", "both", "open", "space"],
)
def test_a_beginning_that_leads_nowhere_is_told_at_once(start: bytes) -> None:
    """With a way more for each line it would take for ever, and nobody has asked for limits yet."""
    assert kind(start + b"x", ".txt") == "plain"


def test_a_field_behind_many_looks_is_told_at_once() -> None:
    """As Word writes them, a dozen to a word; a way more for each would take for ever."""
    looks = rb"\fs24 " * 500
    field = rb"{\field{\*\fldinst " + looks + b"PAGE}}"
    link = rb"{\field{\*\fldinst " + looks + b"HYPERLINK x}}"
    assert marked("rtf", rb"{\rtf1 " + field + link + b"}") == (
        rb"{\rtf1 " + MARK + field + link + b"}"
    )
