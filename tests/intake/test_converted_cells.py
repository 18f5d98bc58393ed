"""What LibreOffice would change without a word is lost in the cell where it stands, never wrong."""

from collections.abc import Mapping

from generator.intake.document import LOST, Document, Grid, Text
from generator.intake.readers import marked
from support.converting import read
from support.mutations.as_odt import FRAME, MATHS
from support.mutations.as_rtf import DOT
from support.mutations.packed import open_document

TEXT, SHEET = (f"application/vnd.oasis.opendocument.{kind}" for kind in ("text", "spreadsheet"))
HEAD = r"{\rtf1\ansi\ansicpg936\deff0\uc1{\fonttbl{\f0\fnil SimSun;}}"


def first_column(document: Document) -> list[str]:
    """What the first cell of each row says."""
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    return [row[0].text for grid in grids for row in grid.rows if row[0]]


def compared(found: list[str], expected: Mapping[str, str]) -> Mapping[str, str]:
    """Each specimen → what was read of it."""
    return dict(zip(expected, found, strict=True))


def rich_field(instruction: str, result: str) -> str:
    """A field of Rich Text."""
    return rf"{{\field{{\*\fldinst {instruction}}}{{\fldrslt {result}}}}}"


RICH = {
    "15": "15",
    r"{\strike 9}15": LOST,
    r"{\v 9}15": "15",
    r"{\deleted 9}15": "15",
    rich_field("=SUM(LEFT)", "15"): LOST,
    rich_field("=SUM(LEFT)", ""): LOST,
    rich_field(r"EQ \\F(1,2)", ""): LOST,
    rich_field(r'DATE \\@ "yyyy"', "2020"): LOST,
    rich_field("NUMPAGES", "15"): LOST,
    rich_field("IF 1=1 7 8", "8"): LOST,
    rich_field('HYPERLINK "http://a.invalid/"', "15"): "15",
    r"{\mmath{\*\moMath{\mr\mnor0 15}}}": LOST,
    r"15{\mmath{\*\moMath{\mr\mnor0 7}}}": LOST,
    rf"{{\object\objemb{{\*\objdata 0105}}{{\result{{\pict\pngblip {DOT}}}}}}}": LOST,
}
"A cell of Rich Text → what may be read of it."


def test_cells_of_rich_text() -> None:
    """Fields that LibreOffice works out anew, or drops; equations for which it needs a program."""
    rows = "".join(
        rf"\trowd\cellx900\cellx1800\pard\intbl {cell}\cell x\cell\row " for cell in RICH
    )
    day = rich_field(r'DATE \\@ "yyyy-M-d"', "2020-1-31")
    document = read(rf"{HEAD}\pard begin {day}\par {rows}\pard end\par}}".encode(), "rtf")
    assert compared(first_column(document), RICH) == RICH
    texts = [block.text for block in document.blocks if isinstance(block, Text)]
    assert texts == ["begin", "end"]
    note = document.notes[-1]
    assert note.startswith("正文第 1 段的“")
    assert note.endswith("”是域，转换时重算过，没有读入")


def object_of(inner: str) -> str:
    """An object that stands in a line of text."""
    return FRAME.format("as-char", f"<draw:object>{inner}</draw:object>")


OPEN_TEXT = {
    "15": "15",
    '<text:span text:style-name="hidden">9</text:span>15': "15",
    '<text:span text:style-name="hidden_too">9</text:span>15': LOST,
    "<text:script>9</text:script>15": LOST,
    "<text:page-count>15</text:page-count>": LOST,
    '<text:date text:date-value="2020-01-01">2020</text:date>': LOST,
    '<text:conditional-text text:condition="ooow:1" text:string-value-if-true="7"'
    ' text:string-value-if-false="8">8</text:conditional-text>': LOST,
    '15<text:hidden-text text:condition="ooow:1" text:string-value="7">7</text:hidden-text>': LOST,
    object_of(MATHS.format(15)): LOST,
    f"15{object_of(MATHS.format(7))}": LOST,
    "15<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>7</text:p></text:note-body></text:note>": "15",
    "总计<text:page-count>15</text:page-count>": "总计",
}
"A cell of an OpenDocument text → what may be read of it."


def test_cells_of_an_open_text() -> None:
    """Fields, objects, and styles that take from others what is not there afterwards."""
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"{based}>'
        f"<style:text-properties {own}/></style:style>"
        for name, based, own in (
            ("hidden", "", 'text:display="none"'),
            ("hidden_too", ' style:parent-style-name="hidden"', 'fo:font-weight="bold"'),
        )
    )
    rows = "".join(_open_row(cell) for cell in OPEN_TEXT)
    columns = '<table:table-column table:number-columns-repeated="2"/>'
    body = f"<office:text><table:table>{columns}{rows}</table:table></office:text>"
    document = read(open_document(TEXT, body, named=styles), "odt")
    found = {
        cell: "总计" if text.startswith("总计") else text
        for cell, text in compared(first_column(document), OPEN_TEXT).items()
    }
    assert found == OPEN_TEXT


def _open_row(cell: str) -> str:
    return (
        f"<table:table-row><table:table-cell><text:p>{cell}</text:p></table:table-cell>"
        "<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"
    )


def value(kind: str, stored: str, shown: str, style: str = "") -> str:
    """A cell of a sheet that holds a value of that kind."""
    name = "value" if kind in {"float", "percentage", "currency"} else f"{kind}-value"
    look = f' table:style-name="{style}"' if style else ""
    return (
        f'<table:table-cell office:value-type="{kind}" office:{name}="{stored}"{look}>'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def written(text: str) -> str:
    """A cell of a sheet that holds a text."""
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


SHEETS = {
    value("float", "15", "15"): "15",
    value("float", "15", "", "nothing"): LOST,
    value("float", "15", "715", "seven"): LOST,
    value("float", "15000", "15", "thousands"): LOST,
    value("float", "15", "15", "white"): LOST,
    value("float", "15", "15", "struck"): LOST,
    value("boolean", "true", "TRUE"): LOST,
    value("percentage", "0.15", "15%"): LOST,
    value("date", "1900-01-15", "15"): LOST,
    value("currency", "15", "15"): LOST,
    written("15<text:tab/>3"): LOST,
    written("15<text:line-break/>3"): LOST,
    written('<text:a xlink:href="#A">1</text:a>5'): LOST,
    written("15<text:sheet-name/>"): LOST,
    written("15</text:p><text:p>3"): LOST,
    written("总计<text:tab/>"): "总计",
}
"A cell of an OpenDocument sheet → what may be read of it."


def test_cells_of_an_open_sheet() -> None:
    """Formats that write digits or hide them; values whose format nothing tells; links and tabs."""
    number = '<number:number number:decimal-places="0" number:min-integer-digits="1"{}/>'
    formats = {
        "nothing": "<number:text></number:text>",
        "seven": f"<number:text>7</number:text>{number.format('')}",
        "thousands": number.format(' number:display-factor="1000"'),
    }
    looks = {
        "white": 'fo:color="#ffffff"',
        "struck": 'style:text-line-through-style="solid"',
    }
    styles = "".join(
        f'<number:number-style style:name="of_{name}">{code}</number:number-style>'
        f'<style:style style:name="{name}" style:family="table-cell"'
        f' style:data-style-name="of_{name}"/>'
        for name, code in formats.items()
    ) + "".join(
        f'<style:style style:name="{name}" style:family="table-cell">'
        f"<style:text-properties {own}/></style:style>"
        for name, own in looks.items()
    )
    rows = "".join(f"<table:table-row>{cell}{written('x')}</table:table-row>" for cell in SHEETS)
    unseen = "".join(
        f'<table:table-row table:visibility="{how}">{written("7")}</table:table-row>'
        for how in ("collapse", "filter")
    )
    table = f'<table:table table:name="A">{rows}{unseen}</table:table>'
    body = f"<office:spreadsheet>{table}</office:spreadsheet>"
    document = read(open_document(SHEET, body, automatic=styles), "ods")
    assert compared(first_column(document), SHEETS) == SHEETS
    assert any("是隐藏的，没有读入" in note for note in document.notes)


def test_a_file_without_such_cells_stays_as_it_is() -> None:
    """What is converted is the original itself, byte for byte."""
    sheet = f"<table:table><table:table-row>{written('15')}</table:table-row></table:table>"
    files = {
        "rtf": rf"{HEAD}\pard {rich_field('HYPERLINK a', '15')}\par}}".encode(),
        "odt": open_document(TEXT, "<office:text><text:p>15</text:p></office:text>"),
        "ods": open_document(SHEET, f"<office:spreadsheet>{sheet}</office:spreadsheet>"),
    }
    assert {kind: marked(kind, data) for kind, data in files.items()} == files
