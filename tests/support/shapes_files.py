"""Prints reports as files with marked up tables.

Web pages with Word's markup, Word and Excel files.
"""

import io
from html import escape
from xml.sax.saxutils import escape as xml

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from openpyxl.styles import Alignment

from generator.archive.report import Report
from generator.form.editions import SECTIONS
from support.habits import Hand, Item, Items, parted, placed, widened


def _rows(report: Report, hand: Hand, place: int) -> list[list[Items]]:
    """The rows of a table, or of the two tables a page break has made of it."""
    table = report.figures.form.table(SECTIONS[place].table)
    head, body = hand.rows(table, report.figures)
    rows = [row for row in head + body if row]
    if hand.rng.random() < 0.2:
        width = sum(item.colspan for item in rows[0])
        rows = widened(rows, {column for column in range(width) if hand.rng.random() < 0.2})
    if not hand.damage.page or not head or table.one_row:
        return [rows]
    first, second = parted(rows, hand.rng.randint(len(head) + 3, len(rows) - 2))
    repeated = rows[: len(head)] if hand.rng.random() < 0.4 else []
    return [first, repeated + second]


# A web page


def html_text(report: Report, hand: Hand) -> str:
    """A page saved from an agency's site, its text pasted from Word."""
    wordy = hand.rng.random() < 0.6
    empty = hand.rng.choice(("&nbsp;", "", "<br />", "　"))

    def paragraph(text: str) -> str:
        inner = escape(text) or empty
        return (
            f'<p style="text-indent: 2em;"><span>{inner}</span><o:p></o:p></p>'
            if wordy
            else f"<p>{inner}</p>"
        )

    def cell(item: Item) -> str:
        spans = f' colspan="{item.colspan}"' if item.colspan > 1 else ""
        spans += f' rowspan="{item.rowspan}"' if item.rowspan > 1 else ""
        text = item.text
        inner = paragraph(text)
        if not item.cell and len(text) == 4 and hand.rng.random() < 0.3:
            inner = f"<p>{text[:2]}<br />{text[2:]}</p>"
        return (
            f'<td valign="center"{spans}>\n{inner}\n</td>' if wordy else f"<td{spans}>{inner}</td>"
        )

    parts = [f"<h1>{escape(line)}</h1>" for line in hand.title(report)]
    for place, paragraphs in hand.prose(report).items():
        parts.append(paragraph(hand.heading(place)))
        if SECTIONS[place].table:
            for rows in _rows(report, hand, place):
                lines = ("<tr>" + "".join(map(cell, row)) + "</tr>" for row in rows)
                parts.append('<table border="1"><tbody>' + "\n".join(lines) + "</tbody></table>")
        parts += map(paragraph, paragraphs)
    head = f'<meta charset="utf-8" /><title>{escape(report.title)}-某县人民政府</title>'
    return (
        f"<!doctype html>\n<html><head>{head}</head><body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


# A Word file


def docx_bytes(report: Report, hand: Hand) -> bytes:
    """A file saved from Word, merged cells as Word writes them."""
    document = docx.Document()
    for line in hand.title(report):
        document.add_paragraph(line)
    for place, paragraphs in hand.prose(report).items():
        document.add_paragraph(hand.heading(place))
        if SECTIONS[place].table:
            for rows in _rows(report, hand, place):
                end = document.add_paragraph()
                end._p.addprevious(parse_xml(_word_table(rows)))  # noqa: SLF001 - as its manual does
        for text in paragraphs:
            document.add_paragraph(text)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _word_table(rows: list[Items]) -> str:
    cells = {(row, column): item for row, column, item in placed(rows)}
    width = max(column + item.colspan for (_, column), item in cells.items())
    below = {
        (row + down, column): item
        for (row, column), item in cells.items()
        for down in range(1, item.rowspan)
        if row + down < len(rows)
    }
    lines = []
    for row in range(len(rows)):
        text = ""
        for column in range(width):
            item = cells.get((row, column)) or below.get((row, column))
            if item:
                text += _word_cell(item, begins=(row, column) in cells)
        lines.append(f"<w:tr>{text}</w:tr>")
    columns = "<w:gridCol/>" * width
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )


def _word_cell(item: Item, *, begins: bool) -> str:
    merge = ""
    if item.rowspan > 1:
        merge = '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    span = f'<w:gridSpan w:val="{item.colspan}"/>' if item.colspan > 1 else ""
    text = f"<w:r><w:t>{xml(item.text)}</w:t></w:r>" if begins and item.text else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr><w:p>{text}</w:p></w:tc>"


# An Excel file

SHOWN = 11
"Characters that Excel shows of a number without a format."


def xlsx_bytes(report: Report, hand: Hand) -> bytes:
    """The whole report on one sheet, figures as numbers or as text."""
    numbers = hand.rng.random() < 0.6
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.sheet_format.defaultColWidth = 14
    at = 1
    lines: list[str | list[Items]] = [*hand.title(report)]
    for place, paragraphs in hand.prose(report).items():
        lines.append(hand.heading(place))
        if SECTIONS[place].table:
            lines += _rows(report, hand, place)
        lines += paragraphs
    for line in lines:
        if isinstance(line, str):
            sheet.cell(at, 1, line).alignment = Alignment(wrap_text=True)
            sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=10)
            at += 1
            continue
        for row, column, item in placed(line):
            first, left = at + row, 1 + column
            sheet.cell(first, left, _stored(item, numbers=numbers))
            if item.colspan > 1 or item.rowspan > 1:
                sheet.merge_cells(
                    start_row=first,
                    end_row=first + item.rowspan - 1,
                    start_column=left,
                    end_column=left + item.colspan - 1,
                )
        at += len(line)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _stored(item: Item, *, numbers: bool) -> str | int | float | None:
    """A figure as Excel keeps what is typed, where a number keeps and shows all of its text."""
    if numbers and item.cell and len(item.text) <= SHOWN:
        for kind in (int, float):
            try:
                number = kind(item.text)
            except ValueError:
                continue
            if str(number) == item.text:
                return number
    return item.text or None
