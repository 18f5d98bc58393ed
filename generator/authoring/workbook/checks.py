"""What a cell of the fill-in workbook says when it is chosen, and when it is coloured."""

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet


def prompt(
    worksheet: Worksheet,
    area: str,
    words: str,
    formula: str = "",
) -> None:
    """Words shown when a cell is chosen.

    What does not fit the formula is asked about, not refused.
    """
    rule = {
        "validate": "custom" if formula else "any",
        "input_title": "填写",
        "input_message": words,
    }
    if formula:
        rule |= {
            "value": f"={formula}",
            "error_type": "warning",
            "error_title": "请核对",
            "error_message": words,
        }
    worksheet.data_validation(area, rule)


def shade(
    worksheet: Worksheet,
    areas: str,
    formula: str,
    look: Format,
) -> None:
    """Cells look otherwise where the formula is true.

    areas: one behind another, `D5:I5 K5`.
    """
    first, *_ = areas.split(" ")
    rule = {
        "type": "formula",
        "criteria": f"={formula}",
        "format": look,
        "multi_range": areas,
    }
    worksheet.conditional_format(first, rule)


def is_open(cell: str) -> str:
    """The formula that is true while nobody has filled a cell in."""
    return f"LEN({cell})=0"
