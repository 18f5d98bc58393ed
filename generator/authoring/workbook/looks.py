"""How the sheets of the fill-in workbook look: fonts, lines, colours, and the printed page."""

from typing import NamedTuple

from openpyxl.styles import (
    Alignment,
    Border,
    Font,
    PatternFill,
    Side,
)
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

FONT = "宋体"
LINE = 15
"Height of a line, in points."
A4 = 9

THIN = Side(style="thin", color="808080")
BORDER = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
HEADER = PatternFill("solid", bgColor="F2F2F2", fgColor="F2F2F2")
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)


class Look(NamedTuple):
    """How a row of the narrative is set."""

    height: float
    font: Font
    alignment: Alignment


PLAIN_FONT = Font(name=FONT)
BOLD_FONT = Font(name=FONT, bold=True)
TABLE_FONT = Font(name=FONT, size=10)
ADVICE_FONT = Font(name=FONT, size=12)
HEADING_FONT = Font(name=FONT, size=12, bold=True)
TITLE_FONT = Font(name=FONT, size=16, bold=True)

TITLE = Look(36, TITLE_FONT, MIDDLE)
SUBTITLE = Look(24, HEADING_FONT, LEFT)
WORDS = Look(20 * LINE, PLAIN_FONT, TOP)


def set_page(worksheet: Worksheet) -> None:
    """Make it print as wide as a sheet of A4, with the number of the page below."""
    worksheet.page_setup.paperSize = A4
    worksheet.page_setup.orientation = "portrait"
    worksheet.page_setup.fitToWidth = 1
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.print_options.horizontalCentered = True
    set_running(worksheet.oddFooter, "第 &P 页，共 &N 页")


def set_running(line: HeaderFooterItem | None, text: str) -> None:
    """Set the middle of a header or footer; every new worksheet has both."""
    if line is not None:
        line.center.text = text
