"""The sheet of a table: a body's own figures, coloured where they are asked about."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from xlsxwriter.format import Format

from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.authoring.workbook.book import Book
from generator.authoring.workbook.feedback.live import add_checks
from generator.authoring.workbook.feedback.page import Page
from generator.authoring.workbook.feedback.places import (
    FIRST,
    HEADING,
    NOT_READ,
    PROMPT,
    SHEETS,
    boxes,
    plan,
    spot,
    title,
)
from generator.authoring.workbook.feedback.points import Point
from generator.authoring.workbook.feedback.words import said
from generator.authoring.workbook.looks import Look
from generator.authoring.workbook.rows import Stored
from generator.authoring.workbook.stored import stored
from generator.authoring.workbook.tables import COLUMN, area_of, heights
from generator.authoring.worksheet import Box, Sheet
from generator.content.layout import width

LABELS = {0: (), 1: (30.0,), 3: (7.0, 11.0, 30.0)}
"How many columns of headings a table has before its figures → their widths, in digits."
SHOWN = 10
"Digits of a number, its point included, that every program shows."
SPARE = 2
"Room beside a figure, in digits."
REASON = 34
"Width of a column for explanations, in digits."
WIDE = 10
"Columns beyond which a sheet is printed across."
TO_DO = (
    "红格可能有误，黄格与它有关；请直接改数，改对了变成绿色。"
    "原件就是这样、不用改的，在右边“说明”一列的黄格里写明原因，存盘发回。"
)
NOTHING_TO_DO = "这张表没有问到的地方，不用填；发现有错的，也可以改。"


def fill_table(
    book: Book,
    table: str,
    report: Report,
    agency_name: str,
    points: Sequence[Point],
) -> None:
    """Draw it, with what is asked about it."""
    own = [point for point in points if point.table == table]
    layout = plan(report.form, table)
    asked = boxes(report.form, table, own)
    last = max((column for _, column in asked), default=layout.width + 1)
    columns = _columns(report, layout)
    reasons = [REASON] * (last - layout.width)
    page = Page(book, SHEETS[table], [*columns, *reasons])
    if last > WIDE + 1:
        page.sheet.set_landscape()
    page.across((1, 1), title(agency_name, report.year, table), Look.TITLE)
    page.across((2, 1), TO_DO if own else NOTHING_TO_DO, Look.TO_DO)
    for row in (1, 2):
        page.make_high(row, 2)
    for row, points_high in heights(layout, columns).items():
        page.sheet.set_row(row - 1, points_high)
    _fill_boxes(page, report, layout, points)
    _explanations(page, layout, range(layout.width + 1, last + 1))
    for at, point in asked.items():
        row, _ = at
        several = sum(row == other for other, _ in asked)
        whose = f"{spot(report.form, point.cell, table)}：" if several > 1 else ""
        page.put(at, f"{whose}{PROMPT}", Look.ASKED)
        page.make_high(row, 3 if whose else 2)
    _comments(page, report, layout, own)
    add_checks(page, layout, points)
    page.sheet.freeze_panes(FIRST - 1, layout.labels)
    page.protect()


def _figures(layout: Sheet) -> Iterator[tuple[str, Box]]:
    for box in layout.boxes:
        if box.cell:
            yield box.cell.id, box


def _columns(report: Report, layout: Sheet) -> list[float]:
    """The width of each column of the table, that no figure is cut; in digits."""
    labels = LABELS[layout.labels]
    others = layout.width - len(labels)
    wide = [*labels, *[COLUMN] * others]
    for cell, box in _figures(layout):
        value = report.figures[cell]
        if box.columns == 1 and not isinstance(value, Missing):
            column = box.column - 1
            needed = ceil(width(str(value))) + SPARE
            wide[column] = max(wide[column], needed)
    return wide


def _fill_boxes(
    page: Page,
    report: Report,
    layout: Sheet,
    points: Sequence[Point],
) -> None:
    """Draw labels and figures."""
    looks = _looks(points)
    for box in layout.boxes:
        if not box.cell:
            _draw(page, box, box.text, page.book.format(Look.LABEL))
            continue
        cell = box.cell.id
        look = looks.get(cell, Look.KNOWN)
        kept, code = _kept(report.figures[cell])
        if kept == NOT_READ:
            look = Look.KNOWN_LOST
        _draw(page, box, kept, page.book.format(look, code))


def _looks(points: Sequence[Point]) -> Mapping[str, Look]:
    """How the cells look that are asked about."""
    looks: dict[str, Look] = {}
    for point in points:
        for cell in point.compared:
            looks.setdefault(cell, Look.COMPARED)
        looks |= dict.fromkeys(point.suspects, Look.SUSPECT)
    return looks


def _kept(value: Value) -> tuple[Stored, str]:
    """What a cell holds, and a format that shows all digits where programs would leave some out."""
    if value is Missing.LOST:
        return NOT_READ, ""
    kept = stored(value)
    digits = str(kept)
    if not isinstance(kept, float) or len(digits) <= SHOWN:
        return kept, ""
    _, _, fraction = digits.partition(".")
    zeros = "0" * len(fraction)
    return kept, f"0.{zeros}"


def _draw(page: Page, box: Box, kept: Stored, form: Format) -> None:
    """What a box holds, over all of its cells."""
    sheet = page.sheet
    at = box.row - 1, box.column - 1
    if box.rows > 1 or box.columns > 1:
        sheet.merge_range(*area_of(box), "", form)
    if kept is None:
        sheet.write_blank(*at, None, form)
    elif isinstance(kept, str):
        sheet.write_string(*at, kept, form)
    else:
        sheet.write_number(*at, kept, form)


def _explanations(page: Page, layout: Sheet, columns: range) -> None:
    """Draw the columns for them, with nothing asked yet."""
    rows = [box.row for _, box in _figures(layout)]
    first = min(rows)
    form = page.book.format(Look.LABEL)
    for column in columns:
        head = FIRST - 1, column - 1, first - 2, column - 1
        page.sheet.merge_range(*head, HEADING, form)
        for row in range(first, max(rows) + 1):
            page.put((row, column), "", Look.UNASKED)


def _comments(
    page: Page,
    report: Report,
    layout: Sheet,
    points: Sequence[Point],
) -> None:
    """What is said of a cell, on that cell."""
    found: dict[str, list[str]] = defaultdict(list)
    for point in points:
        found[point.cell] += said(report.form, point, point.table)
    for cell, sentences in found.items():
        page.comment(layout.places[cell], sentences)
