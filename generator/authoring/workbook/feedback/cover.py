"""The first sheet: what this is, how to answer, and everything that is asked, for paper too."""

from collections.abc import Sequence

from generator.archive.report import Report
from generator.authoring.workbook.book import Book
from generator.authoring.workbook.feedback.fingerprint import LABEL, fingerprint
from generator.authoring.workbook.feedback.page import Page
from generator.authoring.workbook.feedback.places import COVER, SHEETS, boxes
from generator.authoring.workbook.feedback.points import Point
from generator.authoring.workbook.feedback.words import answer, place_of, said
from generator.authoring.workbook.looks import Look
from generator.authoring.worksheet import Address

WIDTHS = (12, 20, 62, 36)
"Of its columns, in digits."
HEADINGS = ("序号", "在哪里", "情况", "怎样回")
HOW = (
    "1. 红格可能有误，黄格与它有关。光标移到有红角标的格子上，可以看到是怎样算的；下表也逐条列出。",
    "2. 填错了的，在表里直接改数，不要写公式；改对以后，格子变成绿色。",
    "3. 原件就是这样、不用改的，在同一行“说明”一列的黄格里写明原因。",
    "4. 0 写 0；原件留空写 /。写着“缺失”的，是我们没有读出来；空着的，是还没有填。都照原件填上。",
    "5. 不要增加、删除或移动行、列和工作表。填完存为 .xlsx，发回。",
)


def fill_cover(
    book: Book,
    report: Report,
    agency_name: str,
    points: Sequence[Point],
) -> None:
    """Draw it."""
    page = Page(book, COVER, WIDTHS)
    heading = f"{agency_name} {report.year} 年度报告　反馈表"
    page.across((1, 1), heading, Look.TITLE)
    page.make_high(1, 2)
    page.across((2, 1), _counted(points), Look.SUBTITLE)
    for row, text in enumerate(HOW, 3):
        page.across((row, 1), text, Look.WORDS)
    row = len(HOW) + 3
    page.put((row, 1), LABEL, Look.NAME)
    page.put((row, 2), fingerprint(report), Look.NAME)
    if points:
        _list(page, row + 2, report, points)


def _counted(points: Sequence[Point]) -> str:
    """How much is asked, in a sentence."""
    if not points:
        return "没有要改的地方。"
    wrong = sum(bool(point.explains) for point in points)
    told = f"有 {len(points)} 处请看"
    return f"{told}，其中 {wrong} 处要改数或者写明原因。" if wrong else f"{told}。"


def _list(page: Page, row: int, report: Report, points: Sequence[Point]) -> None:
    """Each point in a row: where it is, what it says, how it is answered."""
    columns = range(1, len(HEADINGS) + 1)
    headings = dict(zip(columns, HEADINGS, strict=True))
    page.row(row, headings, dict.fromkeys(columns, Look.LISTED_HEADING))
    looks = dict.fromkeys(columns, Look.LISTED)
    places = _places(report, points)
    for number, point in enumerate(points, 1):
        told = (
            str(number),
            place_of(report.form, point),
            "\n".join(said(report.form, point, point.table)),
            answer(point, places.get(number)),
        )
        page.row(row + number, dict(zip(columns, told, strict=True)), looks)


def _places(report: Report, points: Sequence[Point]) -> dict[int, Address]:
    """The number of a point → where its explanation would stand on its sheet."""
    places: dict[int, Address] = {}
    for table in SHEETS if report.has_tables else ():
        for at, point in boxes(report.form, table, points).items():
            places[points.index(point) + 1] = at
    return places
