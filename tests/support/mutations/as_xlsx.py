"""Writes originals as Excel workbooks."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter

from support.mutations.number_formats import FORMATS, stored
from support.mutations.original import Entry, Line, Original, Part, Printed, Run, Worksheet, placed
from support.mutations.packed import OFFICE, packed, related

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RUNS = {
    "": "<r><t xml:space='preserve'>{}</t></r>",
    "raised": "<r><rPr><vertAlign val='superscript'/></rPr><t>{}</t></r>",
    "lowered": "<r><rPr><vertAlign val='subscript'/></rPr><t>{}</t></r>",
    "small": "<r><rPr><sz val='6'/></rPr><t>{}</t></r>",
    "struck": "<r><rPr><strike/></rPr><t>{}</t></r>",
    "white": "<r><rPr><color rgb='FFFFFFFF'/></rPr><t>{}</t></r>",
    "tiny": "<r><rPr><sz val='1'/></rPr><t>{}</t></r>",
    "in ruby": "<rPh sb='0' eb='1'><t>{}</t></rPh>",
    "line end": "<r><t xml:space='preserve'>\n</t></r>",
    "carriage return": "<r><t xml:space='preserve'>_x000D_\n</t></r>",
    "tab": "<r><t xml:space='preserve'>\t</t></r>",
    "outlined": "<r><rPr><outline/></rPr><t>{}</t></r>",
    "nested": "<r><rPr><b/></rPr><t>{}</t></r>",
}
"Within a cell's text."
STYLED = {
    "struck twice": "<font><strike/></font>",
    "struck by style": "<font><strike/><b/></font>",
    "white by style": "<font><color rgb='FFFFFFFF'/></font>",
    "hidden by style": "<font><color theme='0'/></font>",
    "of no size": "<font><sz val='1'/></font>",
    "raised on its own": "<font><vertAlign val='superscript'/></font>",
}
"Of a whole cell: the font of its number."
CELLS = {
    "formula without result": "<c r='{at}'><f>{text}+0</f></c>",
    "formula with an error": "<c r='{at}' t='e'><f>{text}/0</f><v>#DIV/0!</v></c>",
    "formula with a result": "<c r='{at}'><f>SUM({text})</f><v>{text}</v></c>",
    "calculated": "<c r='{at}' t='str'><f>TEXT({text},0)</f><v>{text}</v></c>",
    "truth value": "<c r='{at}' t='b'><v>1</v></c>",
    "date": "<c r='{at}' t='d'><v>2024-01-15T00:00:00</v></c>",
}
"Of a whole cell: its element."
CODES = [code for code, _ in FORMATS]
LOOKS = frozenset((*RUNS, "row hidden", "worksheet", "merged"))
WHOLE = frozenset((*STYLED, *CELLS, *map(stored, CODES)))
FIRST_CODE = 164
"Numbers of formats below are Excel's own."


def _styles() -> str:
    codes = "".join(
        f"<numFmt numFmtId='{n}' formatCode={quoteattr(code)}/>"
        for n, code in enumerate(CODES, FIRST_CODE)
    )
    fonts = "".join(STYLED.values())
    codes_used = range(FIRST_CODE, FIRST_CODE + len(CODES))
    shown = [f"<xf fontId='0' numFmtId='{n}' applyNumberFormat='1'/>" for n in codes_used]
    shown += [f"<xf numFmtId='0' fontId='{n}' applyFont='1'/>" for n in range(1, len(STYLED) + 1)]
    parts = (
        f"<numFmts count='{len(CODES)}'>{codes}</numFmts>",
        f"<fonts count='{len(STYLED) + 1}'><font><sz val='11'/></font>{fonts}</fonts>",
        "<fills count='1'><fill><patternFill patternType='none'/></fill></fills>",
        "<borders count='1'><border><left/><right/><top/><bottom/></border></borders>",
        "<cellStyleXfs count='1'><xf/></cellStyleXfs>",
        f"<cellXfs count='{len(shown) + 1}'><xf fontId='0'/>{''.join(shown)}</cellXfs>",
        "<cellStyles count='1'><cellStyle name='Normal' xfId='0' builtinId='0'/></cellStyles>",
    )
    return f"<styleSheet xmlns='{S}'>{''.join(parts)}</styleSheet>"


NUMBERS = [*(stored(code) for code in CODES), *STYLED]
"Looks of stored numbers, in the order of their styles."


def _cell(item: Entry, at: str) -> str:
    if len(item.runs) == 1:
        (run,) = item.runs
        if run.look in CELLS:
            return CELLS[run.look].format(at=at, text=run.text)
        if run.look in NUMBERS:
            return f"<c r='{at}' s='{NUMBERS.index(run.look) + 1}'><v>{run.text}</v></c>"
        if not run.look and item.cell and run.text.isascii() and run.text == str(_number(run.text)):
            return f"<c r='{at}'><v>{run.text}</v></c>"
    return (
        f"<c r='{at}' t='inlineStr'><is>{''.join(map(_run, item.runs))}</is></c>"
        if item.runs
        else ""
    )


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _run(run: Run) -> str:
    return RUNS[run.look].format(escape(run.text))


def _sheet(parts: Sequence[Part]) -> str:
    rows: list[str] = []
    merged: list[str] = []
    for part in parts:
        top = len(rows) + 1
        lines = (
            part.lines
            if isinstance(part, Printed)
            else (Line((Entry((Run(str(part)),), columns=9),)),)
        )
        standing: dict[int, list[str]] = {}
        for row, column, item in placed(lines):
            first, last = get_column_letter(column + 1), get_column_letter(column + item.columns)
            standing.setdefault(row, []).append(_cell(item, f"{first}{top + row}"))
            if item.columns > 1 or item.rows > 1:
                merged.append(
                    f"<mergeCell ref='{first}{top + row}:{last}{top + row + item.rows - 1}'/>"
                )
        for row, line in enumerate(lines):
            look = " hidden='1'" if line.look else ""
            rows.append(f"<row r='{top + row}'{look}>{''.join(standing.get(row, ()))}</row>")
    merges = f"<mergeCells count='{len(merged)}'>{''.join(merged)}</mergeCells>" if merged else ""
    columns = "<cols><col min='1' max='40' width='14' customWidth='1'/></cols>"
    body = f"{columns}<sheetData>{''.join(rows)}</sheetData>{merges}"
    return f"<worksheet xmlns='{S}'>{body}</worksheet>"


def _sheets(original: Original) -> Iterator[tuple[str, list[Part]]]:
    """Names of sheets, and what stands on them."""
    name, standing = "报告", list[Part]()
    for part in original.parts:
        if not isinstance(part, Worksheet):
            standing.append(part)
            continue
        if standing:
            yield name, standing
        name, standing = part.name, []
    yield name, standing


def as_xlsx(original: Original) -> bytes:
    """A workbook; a sheet called hidden is."""
    sheets = dict(_sheets(original))
    parts = {
        f"xl/worksheets/sheet{n}.xml": _sheet(standing)
        for n, standing in enumerate(sheets.values(), 1)
    }
    targets = {
        f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)
    }
    state = {"hidden": " state='hidden'"}
    listed = "".join(
        f"<sheet name='{name}' sheetId='{n}' r:id='rId{n}'{state.get(name, '')}/>"
        for n, name in enumerate(sheets, 1)
    )
    ml = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    kinds = dict.fromkeys(parts, f"{ml}.worksheet+xml")
    parts["xl/workbook.xml"] = (
        f"<workbook xmlns='{S}' xmlns:r='{OFFICE}'><sheets>{listed}</sheets></workbook>"
    )
    parts["xl/styles.xml"] = _styles()
    parts["xl/_rels/workbook.xml.rels"] = related({**targets, "rIdS": ("styles", "styles.xml")})
    kinds |= {"xl/workbook.xml": f"{ml}.sheet.main+xml", "xl/styles.xml": f"{ml}.styles+xml"}
    return packed(parts, "xl/workbook.xml", kinds)
