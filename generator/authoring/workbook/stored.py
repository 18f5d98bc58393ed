"""A figure as a spreadsheet keeps it."""

import re
from decimal import Decimal

from generator.archive.values import Missing, Value

BLANK = "/"
"What a blank cell of the original is written as; `lost` is written as in a report file."
DIGITS = re.compile(r"[0-9.]+")


def stored(value: Value) -> str | int | float | None:
    """A number only where none of its text is lost by that; None for what nobody has filled in.

    `12.50` stays text, `12.5` is a number.
    """
    if value is Missing.BLANK:
        return BLANK
    if value is Missing.LOST:
        return Missing.LOST.value
    if isinstance(value, Missing):
        return None
    if isinstance(value, int):
        return value
    return _number(value) if DIGITS.fullmatch(value) else value


def _number(text: str) -> str | int | float:
    """A number that is written like the text; the text where none is."""
    number = float(Decimal(text))
    for kept in (int(number), number):
        if str(kept) == text:
            return kept
    return text
