"""What a cell of the fill-in workbook says when it is chosen, and when it is coloured."""

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

OPEN = PatternFill("solid", bgColor="FFF9E5", fgColor="FFF9E5")
WRONG = PatternFill("solid", bgColor="F8C9C4", fgColor="F8C9C4")


def prompt(worksheet: Worksheet, areas: str, words: str, formula: str = "") -> None:
    """Words shown when a cell is chosen.

    What does not fit the formula is asked about, not refused.
    """
    rule = DataValidation(
        sqref=MultiCellRange(areas),
        type="custom" if formula else None,
        formula1=formula or None,
        errorStyle="warning",
        allow_blank=True,
        showErrorMessage=bool(formula),
        showInputMessage=True,
        errorTitle="请核对",
        error=words,
        promptTitle="填写",
        prompt=words,
    )
    worksheet.add_data_validation(rule)


def shade_open(worksheet: Worksheet, areas: str, first: str) -> None:
    """Cells nobody has filled in are shaded."""
    _colour(worksheet, areas, f"LEN({first})=0", OPEN)


def shade_wrong(worksheet: Worksheet, areas: str, formula: str) -> None:
    """Cells are coloured where they contradict one another: where the formula is true."""
    _colour(worksheet, areas, formula, WRONG)


def _colour(worksheet: Worksheet, areas: str, formula: str, fill: PatternFill) -> None:
    style = DifferentialStyle(fill=fill)
    rule = Rule(type="expression", formula=[formula], dxf=style)
    worksheet.conditional_formatting.add(areas, rule)
