"""What a cell of the fill-in workbook says when it is chosen, and when it is coloured."""

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.archive.values import Missing
from generator.authoring.workbook.stored import BLANK

FIGURES = {
    "count": "AND({0}>=0,{0}=INT({0}))",
    "signed": "{0}=INT({0})",
    "decimal": "{0}>=0",
}
"""Column kind → the formula that is true of those numbers that are figures of it; an amount with
its unit is text."""


def prompt(
    worksheet: Worksheet,
    area: str,
    words: str,
    formula: str = "",
) -> None:
    """Words shown when a cell is chosen.

    What does not fit the formula is asked about, not refused.
    """
    rule = _asking_again(words, formula) if formula else {"validate": "any"}
    shown = {"input_title": "填写", "input_message": words}
    worksheet.data_validation(area, rule | shown)


def ask_again(worksheet: Worksheet, area: str, words: str, formula: str) -> None:
    """Ask about what does not fit the formula; nothing is shown before that."""
    worksheet.data_validation(area, _asking_again(words, formula))


def _asking_again(words: str, formula: str) -> dict[str, str]:
    return {
        "validate": "custom",
        "value": f"={formula}",
        "error_type": "warning",
        "error_title": "请核对",
        "error_message": words,
    }


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


def typed(kind: str, first: str) -> str:
    """What may stand in a cell of that kind, said of the first of an area.

    Empty where any text may stand.
    """
    if kind not in FIGURES:
        return ""
    # Only IF leaves alone what it does not need: INT of a text is an error, and so would be AND or
    # OR of it.
    is_figure = FIGURES[kind].format(first)
    is_missing = f'OR({first}="{BLANK}",{first}="{Missing.LOST.value}")'
    return f"IF(ISNUMBER({first}),{is_figure},{is_missing})"
