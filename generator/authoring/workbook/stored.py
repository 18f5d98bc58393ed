"""A figure as a spreadsheet keeps it."""

import re
from decimal import Decimal

from generator.archive.values import Missing, Value

BLANK = "/"
"What a blank cell of the original is written as; `lost` is written as in a report file."
DIGITS = re.compile(r"[0-9.]+")
MOST_DIGITS = 15
"Of a number that a spreadsheet keeps: of a longer one it changes the last to 0."


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


def keeps_every_digit(amount: Decimal) -> bool:
    """Whether a spreadsheet's number has all that the amount is written with; its sign is none."""
    return len(amount.as_tuple().digits) <= MOST_DIGITS


def _number(text: str) -> str | int | float:
    """A number that is written like the text; the text where none is."""
    amount = Decimal(text)
    if not keeps_every_digit(amount):
        return text
    number = float(amount)
    for kept in (int(number), number):
        if str(kept) == text:
            return kept
    return text
