"""Small workbooks, written part by part: what a program may save in one cell, and around it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from support.mutations.packed import OFFICE, packed, related

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
ML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PLACE = "B8"
"The cell that all is about: the first figure of its row."
ROW = "行政规范性文件"


@dataclass(frozen=True)
class Book:
    """A workbook with a report whose table has one odd cell.

    The first of its last row but one: □ 7 8.
    """

    content: str = "<v>15</v>"
    "What is in the element of the cell."
    kind: str = ""
    "Its attributes."
    font: str = ""
    fill: str = "<patternFill patternType='none'/>"
    code: str = "General"
    alignment: str = ""
    border: str = "<border/>"
    named: str = ""
    "Attributes of the named style that the cell's own is based on."
    own: str = "fontId='1' numFmtId='164'"
    "Attributes of the cell's own style."
    head: str = "General"
    "The number format of the heading over the cell."
    styles: str = ""
    "Further parts of the style sheet: dxfs, colours."
    strings: str = ""
    "Shared strings."
    columns: str = ""
    row: str = ""
    "Attributes of the cell's row."
    view: str = ""
    before: str = ""
    "Cells that the file has before it in its row."
    behind: str = ""
    "What stands behind the rows: merges, conditional formats, drawings."
    book: str = ""
    "What stands behind the list of sheets."
    properties: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    "Further parts of the file."
    needs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    "Those of them that the sheet needs."


def text(written: str) -> str:
    """The content of a cell of text."""
    return f"<is><t xml:space='preserve'>{written}</t></is>"


def runs(*written: tuple[str, str]) -> str:
    """The content of a cell with several runs, each with its properties."""
    return (
        f"<is>{''.join(f'<r><rPr>{look}</rPr><t>{words}</t></r>' for words, look in written)}</is>"
    )


def _line(row: int, *cells: str, attributes: str = "") -> str:
    places = zip("ABCD", cells, strict=False)
    inside = "".join(_cell(f"{column}{row}", each) for column, each in places)
    return f"<row r='{row}' {attributes}>{inside}</row>"


def _cell(at: str, written: str) -> str:
    if written.startswith("<c"):
        return written
    if written.isdigit():
        return f"<c r='{at}'><v>{written}</v></c>"
    return f"<c r='{at}' t='inlineStr'>{text(written)}</c>"


def _sheet(book: Book) -> str:
    odd = f"<c r='{PLACE}' s='1' {book.kind}>{book.content}</c>{book.before}"
    heading = f"<c r='B6' s='2' t='inlineStr'>{text('本年制发件数')}</c>"
    rows = (
        _line(1, "湛河区工信局2025年政府信息公开工作年度报告"),
        _line(2, "一、总体情况"),
        _line(3, "情况良好。"),
        _line(4, "二、主动公开政府信息情况"),
        _line(5, "第二十条第（一）项"),
        _line(6, "信息内容", heading, "本年废止件数", "现行有效件数"),
        _line(7, "规章", "1", "2", "3"),
        _line(8, ROW, odd, "7", "8", attributes=book.row),
        _line(9, "六、其他需要报告的事项"),
        _line(10, "没有收取信息处理费。"),
    )
    columns = book.columns or "<cols><col min='1' max='4' width='14'/></cols>"
    head = f"<sheetViews><sheetView workbookViewId='0' {book.view}/></sheetViews>{columns}"
    spaces = f"xmlns='{S}' xmlns:r='{OFFICE}' xmlns:xdr='{XDR}'"
    return (
        f"<worksheet {spaces}>{head}<sheetData>{''.join(rows)}</sheetData>{book.behind}</worksheet>"
    )


def _styles(book: Book) -> str:
    return (
        f"<styleSheet xmlns='{S}'><numFmts><numFmt numFmtId='164' formatCode='{book.code}'/>"
        f"<numFmt numFmtId='165' formatCode='{book.head}'/></numFmts>"
        f"<fonts><font><sz val='11'/></font><font>{book.font}</font></fonts>"
        f"<fills><fill><patternFill patternType='none'/></fill><fill>{book.fill}</fill></fills>"
        f"<borders><border/>{book.border}</borders>"
        f"<cellStyleXfs><xf/><xf {book.named}/></cellStyleXfs>"
        f"<cellXfs><xf/><xf {book.own} fillId='1' borderId='1'>{book.alignment}</xf>"
        "<xf numFmtId='165'/></cellXfs>"
        "<cellStyles><cellStyle name='Normal' xfId='0' builtinId='0'/></cellStyles>"
        f"{book.styles}</styleSheet>"
    )


def written(book: Book) -> bytes:
    """The file."""
    sheets = "<sheets><sheet name='表格' sheetId='1' r:id='rId1'/></sheets>"
    main = (
        f"<workbook xmlns='{S}' xmlns:r='{OFFICE}'>{book.properties}{sheets}{book.book}</workbook>"
    )
    parts = {
        "xl/workbook.xml": main,
        "xl/worksheets/sheet1.xml": _sheet(book),
        "xl/styles.xml": _styles(book),
        "xl/sharedStrings.xml": f"<sst xmlns='{S}'>{book.strings}</sst>",
        "xl/_rels/workbook.xml.rels": related(
            {
                "rId1": ("worksheet", "worksheets/sheet1.xml"),
                "rId2": ("styles", "styles.xml"),
                "rId3": ("sharedStrings", "sharedStrings.xml"),
            }
        ),
        "xl/worksheets/_rels/sheet1.xml.rels": related(dict(book.needs)),
    }
    kinds = {
        "xl/workbook.xml": f"{ML}.sheet.main+xml",
        "xl/worksheets/sheet1.xml": f"{ML}.worksheet+xml",
        "xl/styles.xml": f"{ML}.styles+xml",
        "xl/sharedStrings.xml": f"{ML}.sharedStrings+xml",
    }
    return packed(parts | dict(book.parts), "xl/workbook.xml", kinds)


def anchored(
    first: str, second: str = "", *, kind: str = "twoCellAnchor", inside: str = "<xdr:pic/>"
) -> Book:
    """A workbook with something drawn; the corners as `column,row`, from 0."""
    corners = "".join(
        f"<xdr:{name}><xdr:col>{at.split(',')[0]}</xdr:col><xdr:colOff>0</xdr:colOff>"
        f"<xdr:row>{at.split(',')[1]}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{name}>"
        for name, at in (("from", first), ("to", second))
        if at
    )
    thing = f"<xdr:{kind}>{corners}{inside}</xdr:{kind}>"
    drawing = f"<xdr:wsDr xmlns:xdr='{XDR}' xmlns:a='{A}'>{thing}</xdr:wsDr>"
    return Book(
        behind="<drawing r:id='rId1'/>",
        needs={"rId1": ("drawing", "../drawings/drawing1.xml")},
        parts={"xl/drawings/drawing1.xml": drawing},
    )


def controlled(kind: str, anchor: str, inside: str = "") -> Book:
    """A workbook with a control or a note of the older kind of drawing."""
    vml = (
        "<xml xmlns:v='urn:schemas-microsoft-com:vml'"
        " xmlns:x='urn:schemas-microsoft-com:office:excel'><v:shape><br>"
        f"<x:ClientData ObjectType='{kind}'>{inside}<x:Anchor>{anchor}</x:Anchor></x:ClientData>"
        "</v:shape></xml>"
    )
    return Book(
        behind="<legacyDrawing r:id='rId1'/>",
        needs={"rId1": ("vmlDrawing", "../drawings/vml1.vml")},
        parts={"xl/drawings/vml1.vml": vml},
    )


def conditional(
    difference: str, rule: str = "type='expression' dxfId='0'", inside: str = ""
) -> Book:
    """A workbook with a conditional format over the odd cell."""
    return Book(
        behind="<conditionalFormatting sqref='A1 B8:B9'>"
        f"<cfRule {rule} priority='1'>{inside}<formula>1</formula></cfRule>"
        "</conditionalFormatting>",
        styles=f"<dxfs><dxf>{difference}</dxf></dxfs>",
    )
