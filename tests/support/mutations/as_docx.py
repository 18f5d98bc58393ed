"""Writes originals as Word documents."""

from xml.sax.saxutils import escape

from support.mutations.original import Entry, Original, Printed, placed, width
from support.mutations.packed import packed, related

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": W,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)


def _run(properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{{}}</w:t></w:r>"


BOX = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
CHANGE = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"'
LIST = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
LOOKS = {
    "merged": "",
    "": "<w:r><w:t>{}</w:t></w:r>",
    "raised": _run('<w:vertAlign w:val="superscript"/>'),
    "lowered": _run('<w:vertAlign w:val="subscript"/>'),
    "raised by position": _run('<w:position w:val="12"/><w:sz w:val="12"/>'),
    "raised by style": _run('<w:rStyle w:val="Raised"/>'),
    "small": _run('<w:sz w:val="12"/>'),
    "link": '<w:hyperlink w:anchor="note"><w:r><w:t>{}</w:t></w:r></w:hyperlink>',
    "footnote": '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    '<w:footnoteReference w:id="{}"/></w:r>',
    "struck": _run("<w:strike/>"),
    "struck twice": _run("<w:dstrike/>"),
    "struck by style": _run('<w:rStyle w:val="Struck"/>'),
    "deleted": f"<w:del {CHANGE}><w:r><w:delText>{{}}</w:delText></w:r></w:del>",
    "inserted": f"<w:ins {CHANGE}><w:r><w:t>{{}}</w:t></w:r></w:ins>",
    "hidden": _run("<w:vanish/>"),
    "hidden by style": _run('<w:rStyle w:val="Hidden"/>'),
    "hidden with its parent": _run('<w:rStyle w:val="HiddenToo"/>'),
    "invisible": _run("<w:webHidden/><w:vanish/>"),
    "white": _run('<w:color w:val="FFFFFF"/>'),
    "white by style": _run('<w:rStyle w:val="White"/>'),
    "tiny": _run('<w:sz w:val="2"/>'),
    "transparent": _run("<w14:textFill><w14:noFill/></w14:textFill>"),
    "an instruction": '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText>{}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "in ruby": "<w:r><w:ruby><w:rt><w:r><w:t>{}</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>数</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    "in a fallback": "<w:r><mc:AlternateContent><mc:Choice Requires='wps'></mc:Choice>"
    "<mc:Fallback><w:t>{}</w:t></mc:Fallback></mc:AlternateContent></w:r>",
    "line end": "<w:r><w:br/></w:r>",
    "paragraph": "</w:p><w:p>",
    "tab": "<w:r><w:tab/></w:r>",
    "carriage return": "<w:r><w:cr/></w:r>",
    "inner table": "</w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p>",
    "text box": "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
    f"<w:drawing><wps:txbx>{BOX}</wps:txbx>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
    + BOX.format("3")
    + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    "picture": "<w:r><w:drawing/></w:r>",
    "drawing": "<w:r><w:pict><v:shape/></w:pict></w:r>",
    "object": "<w:r><w:object><o:OLEObject/></w:object></w:r>",
    "drop-down": "<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value='1'/></w:dropDownList>"
    "</w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>",
    "drop-down placeholder": "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dropDownList/></w:sdtPr>"
    "<w:sdtContent><w:r><w:t>选择 1 项</w:t></w:r></w:sdtContent></w:sdt>",
    "checkbox": "<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr>"
    "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>",
    "form field": '<w:r><w:fldChar w:fldCharType="begin">'
    '<w:ffData><w:textInput><w:default w:val="{}"/></w:textInput>'
    "</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "a field without result": '<w:fldSimple w:instr="=SUM(LEFT)"/>',
    "equation": "<m:oMath><m:r><m:t>{}</m:t></m:r></m:oMath>",
    "symbol": '<w:r><w:sym w:font="Wingdings" w:char="F08C"/></w:r>',
    "numbering": f"</w:p><w:p>{LIST}",
    "calculated": '<w:fldSimple w:instr="=SUM(LEFT)"><w:r><w:t>{}</w:t></w:r></w:fldSimple>',
    "content control": "<w:sdt><w:sdtPr/>"
    "<w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>",
    "nested": "<w:smartTag><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r></w:smartTag>",
    "outlined": _run("<w:outline/>"),
    "small caps": _run("<w:smallCaps/>"),
    "turned": _run('<w:eastAsianLayout w:id="1" w:vert="1"/>'),
    "raised on its own": _run('<w:position w:val="6"/>'),
    "row hidden": "",
}
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="character" w:styleId="Raised"><w:rPr>
<w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Struck"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="HiddenToo"><w:basedOn w:val="Hidden"/></w:style>
<w:style w:type="character" w:styleId="White"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
</w:styles>"""
NUMBERING = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _cell(item: Entry, *, begins: bool) -> str:
    merge = ""
    if item.rows > 1:
        merge = '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    span = f'<w:gridSpan w:val="{item.columns}"/>' if item.columns > 1 else ""
    runs = "".join(LOOKS[run.look].format(escape(run.text)) for run in item.runs) if begins else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr><w:p>{runs}</w:p></w:tc>"


def _table(table: Printed) -> str:
    cells = {(row, column): item for row, column, item in placed(table.lines)}
    below = {
        (row + down, column): item
        for (row, column), item in cells.items()
        for down in range(1, item.rows)
    }
    rows = []
    for row, line in enumerate(table.lines):
        standing = [(at, item, True) for (r, at), item in cells.items() if r == row]
        standing += [(at, item, False) for (r, at), item in below.items() if r == row]
        ordered = sorted(standing, key=lambda each: each[0])
        inner = "".join(_cell(item, begins=begins) for _, item, begins in ordered)
        look = "<w:trPr><w:hidden/></w:trPr>" if line.look else ""
        rows.append(f"<w:tr>{look}{inner}</w:tr>")
    columns = "<w:gridCol w:w='900'/>" * width(table)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>"


def _part(part: object) -> str:
    if isinstance(part, Printed):
        return _table(part)
    return f"<w:p><w:r><w:t>{escape(str(part))}</w:t></w:r></w:p>"


def as_docx(original: Original) -> bytes:
    """A document as Word saves it."""
    body = "".join(map(_part, original.parts))
    parts = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/_rels/document.xml.rels": related(
            {"rId1": ("styles", "styles.xml"), "rId2": ("numbering", "numbering.xml")}
        ),
    }
    kinds = {
        "word/document.xml": f"{WORDML}.document.main+xml",
        "word/styles.xml": f"{WORDML}.styles+xml",
        "word/numbering.xml": f"{WORDML}.numbering+xml",
    }
    return packed(parts, "word/document.xml", kinds)
