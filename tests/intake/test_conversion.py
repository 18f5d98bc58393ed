"""Originals in formats before 2007, and others: LibreOffice makes them what our readers read."""

import os
import subprocess
import sys
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from select import select
from threading import Thread

import pytest

from generator.build.verifying import verify
from generator.content.originals import NAME
from generator.finding import Severity
from generator.intake import conversion, readers
from generator.intake.conversion import FORMATS, converted, office
from generator.intake.document import Document, Grid, Text, UnreadableError
from generator.intake.guard import MAX_FILE
from generator.intake.report import File, read_content
from support.converting import read
from support.mutations.cases import plain
from support.mutations.formats import FORMATS as WRITTEN
from support.mutations.packed import open_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
SAVE_WORDS = "请用 Word 或 WPS 打开它，另存为 .docx 或 PDF"
WORD = f"文件是旧的 Word（.doc）或 WPS 格式；{SAVE_WORDS}。"
EXCEL = "文件是旧的 Excel（.xls）或 WPS 表格格式；请用 Excel 或 WPS 打开它，另存为 .xlsx。"
TEXT, SHEET = (f"application/vnd.oasis.opendocument.{kind}" for kind in ("text", "spreadsheet"))
SOURCES = {"doc": "docx", "rtf": "docx", "odt": "docx", "xls": "xlsx", "ods": "xlsx"}
"Kind → what its specimen is made of."
FILTERS = {
    "doc": "MS Word 97",
    "rtf": "Rich Text Format",
    "odt": "writer8",
    "xls": "MS Excel 97",
    "ods": "calc8",
}


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has no LibreOffice."""
    monkeypatch.setattr(conversion, "office", lambda: None)


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.doc", OLE, WORD),
        ("a.wps", OLE, WORD),
        ("a.et", OLE, EXCEL),
        ("a.xls", OLE, EXCEL),
        ("a.doc", b"{\\rtf1 x}", f"文件是 RTF 格式；{SAVE_WORDS}。"),
    ],
)  # fmt: skip
def test_without_libreoffice_a_sentence_says_what_to_do(
    name: str, data: bytes, sentence: str, tmp_path: Path
) -> None:
    """Whatever the file is called."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableError) as caught:
        readers.read(tmp_path / name)
    assert str(caught.value) == sentence


def test_a_kind_is_told_by_what_a_file_holds() -> None:
    """Its name is asked last, and a page or a text called .doc is what it is."""
    word, book, old = (
        name.encode("utf-16-le").ljust(64, b"\0") for name in ("WordDocument", "Workbook", "Book")
    )
    text = open_document(TEXT, "<office:text/>")
    kinds = {
        ("x.doc", OLE + word): "doc",
        ("x.xls", OLE + word): "doc",
        ("x.bin", OLE + book): "xls",
        ("x.doc", OLE + book): "xls",
        ("x.doc", OLE + old): "xls",
        ("x.doc", OLE + word + book): "doc",
        ("x.xls", OLE + word + book): "xls",
        ("x.doc", OLE + word + "Bookman".encode("utf-16-le")): "doc",
        ("x.xls", b"{\\rtf1"): "rtf",
        ("x.doc", b"\xef\xbb\xbf\n{\\rtf1"): "rtf",
        ("x.doc", text): "odt",
        ("x.odt", open_document(SHEET, "<office:spreadsheet/>")): "ods",
        ("x.doc", b"<html><p>a</p></html>"): "html",
        ("x.xls", b"<html xmlns:x='urn:schemas-microsoft-com:office:excel'>"): "html",
        ("x.xls", "\ufeff<html>".encode("utf-16-le")): "html",
        ("x.xls", b"<tr><td>1</td></tr></table>"): "html",
        ("x.doc", b"<link href='a.css'><table></table>"): "html",
        ("x.doc", b"--- a text"): "plain",
        ("x.xls", b"1\t2\r\n"): "plain",
    }
    told = {key: readers.kind(key[1], Path(key[0]).suffix) for key in kinds}
    assert told == kinds
    assert all(NAME.fullmatch(f"{'a' * 64}.{ending}") for ending in readers.ENDINGS.values())
    assert FORMATS.keys() <= readers.ENDINGS.keys()
    for mime in ("application/vnd.oasis.opendocument.presentation", f"{TEXT}-template", ""):
        with pytest.raises(UnreadableError, match="OpenDocument"):
            readers.kind(open_document(mime, ""), ".odt")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>', "Excel"),
        (b'<?xml version="1.0"?><ss:Workbook xmlns:ss="a">', "Excel 2003 的 XML 格式"),
        (b'<?xml version="1.0"?><w:wordDocument xmlns:w="a">', "Word 的 XML 格式"),
        (b'<?xml version="1.0"?><pkg:package xmlns:pkg="a">', "Word 的 XML 格式"),
        (b'<?xml version="1.0"?><office:document xmlns:office="a">', "OpenDocument"),
        (b"MIME-Version: 1.0\r\n", "单个文件网页"),
        (b"From: <a>\r\nSubject: b\r\nMIME-Version: 1.0\r\n", "单个文件网页"),
    ],
)
def test_what_programs_write_as_text_is_refused_by_its_name(data: bytes, sentence: str) -> None:
    """As text, nobody would know its figures from what only describes them."""
    for suffix in (".doc", ".xls", ".xml"):
        with pytest.raises(UnreadableError, match=sentence):
            readers.kind(data, suffix)


def test_a_profile_lets_nothing_run_or_be_fetched(tmp_path: Path) -> None:
    """Whatever LibreOffice does by itself."""
    command = conversion._command(  # noqa: SLF001 - nothing else tells what it is started with
        "soffice", tmp_path, tmp_path / "original.doc", FORMATS["doc"]
    )
    settings = (tmp_path / "profile/user/registrymodifications.xcu").read_text("utf-8")
    for name, value in {"DisableMacrosExecution": "true", "MacroSecurityLevel": "3"}.items():
        assert f'oor:name="{name}" oor:op="fuse"><value>{value}</value>' in settings
    assert "--infilter=MS Word 97" in command
    assert f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}" in command


def specimen(folder: Path, kind: str, source: bytes) -> bytes:
    """A file of that kind, written by LibreOffice itself; skips where it has no part for that."""
    if office() is None:
        pytest.skip("LibreOffice is not installed")
    given = folder / f"{kind}.{SOURCES[kind]}"
    given.write_bytes(source)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(office()), profile, "--headless", "--convert-to", f"{kind}:{FILTERS[kind]}"]
    subprocess.run([*command, str(given)], cwd=folder, capture_output=True, check=False)
    made = given.with_suffix(f".{kind}")
    if not made.is_file():
        pytest.skip(f"LibreOffice has no part here that writes .{kind}")
    return made.read_bytes()


@pytest.mark.parametrize("kind", list(FORMATS))
def test_a_report_is_the_same_in_an_old_format(kind: str, tmp_path: Path) -> None:
    """Every figure and every blank, as in the file that was saved in that format."""
    (form,) = (each for each in WRITTEN if each.name == SOURCES[kind])
    original = next(plain(form)).original
    data = specimen(tmp_path, kind, form.write(original))
    whose = original.report
    imported = read_content(File(f"x.{kind}", data), whose.region, whose.agency, whose.year)
    assert imported.report
    assert imported.report.figures.values == whose.figures.values
    doubts = [each.message for each in imported.findings if each.severity is Severity.WARNING]
    assert any(f"由 LibreOffice 从 .{kind} 转换后读取" in doubt for doubt in doubts)


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("html", "doc"), ("html", "xls"), ("tabs", "xls"), ("docx", "doc"), ("xlsx", "xls")],
)
def test_a_report_under_another_name_is_read_as_what_it_is(name: str, suffix: str) -> None:
    """Systems export pages, texts and newer files under the old endings; nothing is converted."""
    (form,) = (each for each in WRITTEN if each.name == name)
    original = next(plain(form)).original
    whose = original.report
    file = File(f"x.{suffix}", form.write(original))
    imported = read_content(file, whose.region, whose.agency, whose.year)
    assert imported.report
    assert imported.report.figures.values == whose.figures.values
    assert not any("转换后读取" in each.message for each in imported.findings)


def tables(document: Document) -> list[list[list[str | None]]]:
    """The texts of its tables."""
    return [
        [[cell.text if cell else None for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


def test_a_link_in_a_text_is_not_followed(tmp_path: Path) -> None:
    """Neither to a file of this machine nor to another; what was saved of it stays."""
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", "utf-8")
    section = (
        f'<text:section text:name="s"><text:section-source xlink:href="{secret.as_uri()}" '
        'text:filter-name="Text"/><text:p>原有</text:p></text:section>'
    )
    data = open_document(TEXT, f"<office:text><text:p>开头</text:p>{section}</office:text>")
    texts = [block.text for block in read(data, "odt").blocks if isinstance(block, Text)]
    assert texts == ["开头", "原有"]
    include = f'{{\\field{{\\*\\fldinst INCLUDETEXT "{secret}"}}{{\\fldrslt kept}}}}'
    rich = f"{{\\rtf1\\ansi begin\\par {include}\\par}}".encode()
    texts = [block.text for block in read(rich, "rtf").blocks if isinstance(block, Text)]
    assert texts == ["begin", "kept"]


def test_nothing_is_asked_of_another_machine() -> None:
    """A picture that is elsewhere: a server that listens here hears of none."""
    heard: list[str] = []

    class Heard(BaseHTTPRequestHandler):
        """Notes what it is asked for."""

        def handle(self) -> None:
            """Whatever it is."""
            heard.append(self.client_address[0])

    with ThreadingHTTPServer(("127.0.0.1", 0), Heard) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/a.png"
        picture = f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}" }}{{\\fldrslt p}}}}'
        read(f"{{\\rtf1\\ansi begin\\par {picture}\\par}}".encode(), "rtf")
        server.shutdown()
    assert heard == []


def test_what_a_formula_says_is_lost() -> None:
    """LibreOffice works it out anew, and nobody published what it makes of it."""
    plain_cell, formula = (
        f'<table:table-cell office:value-type="float" office:value="{figure}"{more}>'
        f"<text:p>{figure}</text:p></table:table-cell>"
        for figure, more in ((7, ""), (5, ' table:formula="of:=1+1"'))
    )
    row = plain_cell + formula
    sheet = f'<table:table table:name="A"><table:table-row>{row}</table:table-row></table:table>'
    data = open_document(SHEET, f"<office:spreadsheet>{sheet}</office:spreadsheet>")
    document = read(data, "ods")
    assert tables(document) == [[["7", "lost"]]]
    assert any("是公式，转换时重算过" in note for note in document.notes)


@pytest.mark.skipif(sys.platform == "win32", reason="the limits are a shell's")
@pytest.mark.parametrize(
    ("does", "sentence"),
    [
        ("exit 1", "没有读出来"),
        ('mkdir made; : > "made/original.docx"', "没有读出来"),
        (f'mkdir made; truncate -s {MAX_FILE + 1} "made/original.docx"', "没有读出来"),
        ("sleep 1000 > ../pipe & wait", "还没有读完，已经停下"),
    ],
)
def test_a_program_that_fails_ends_in_a_sentence(
    does: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It makes nothing, too much, or does not end: nothing of it is left, nor what it started."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    program = tmp_path / "program"
    program.write_text(f'#!/bin/sh\ncd "$HOME"\n{does.replace("../", f"{tmp_path}/")}\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(conversion, "office", lambda: str(program))
    monkeypatch.setattr(conversion, "SECONDS", 2)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    with pytest.raises(UnreadableError, match=sentence):
        converted("doc", OLE)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == []
    if str(pipe) in program.read_text("utf-8"):
        select([reading], [], [])  # until nobody can write any more
    assert os.read(reading, 1) == b""
    os.close(reading)


@pytest.mark.usefixtures("without", "in_archive")
def test_a_kept_original_that_cannot_be_read_here_is_no_failure() -> None:
    """It was not held against its report, which a warning says, with what to do."""
    data = OLE + "WordDocument".encode("utf-16-le").ljust(64, b"\0")
    digest = sha256(data).hexdigest()
    folder = Path("content/originals")
    folder.mkdir()
    (folder / f"{digest}.doc").write_bytes(data)
    report = Path("content/reports/990101/jyj/2023.md")
    report.write_text(
        report.read_text("utf-8").replace("sha256: null", f"sha256: {digest}"), "utf-8"
    )
    (found,) = verify(Path("content"), 1, 2026).findings
    assert (found.rule, found.severity) == ("original", "warning")
    assert found.message == f"原件没有核对：{WORD}"
