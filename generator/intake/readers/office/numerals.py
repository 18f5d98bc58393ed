"""The numerals that Word counts with, by the names it has for them."""

from collections.abc import Callable
from string import digits

DIGITS = "〇一二三四五六七八九"
ROMAN = {
    50: "l",
    40: "xl",
    10: "x",
    9: "ix",
    5: "v",
    4: "iv",
    1: "i",
}
LETTERS = 26
LAST_CIRCLE = 20
"⑳"
FULL_WIDTH = str.maketrans(digits, "０１２３４５６７８９")


def chinese(number: int) -> str:
    """Return a number below 100 in Chinese: 十二."""
    tens, ones = divmod(number, 10)
    if tens >= len(DIGITS) or number < 1:
        return str(number)
    written = ""
    if tens > 1:
        written += DIGITS[tens]
    if tens:
        written += "十"
    if ones:
        written += DIGITS[ones]
    return written


def _letters(number: int) -> str:
    """a, b … z, aa, bb."""
    rounds, index = divmod(number - 1, LETTERS)
    letter = chr(ord("a") + index)
    return letter * (rounds + 1)


def _roman(number: int) -> str:
    written = ""
    for value, sign in ROMAN.items():
        count, number = divmod(number, value)
        written += sign * count
    return written


def _full_width(number: int) -> str:
    return str(number).translate(FULL_WIDTH)


def _circled(number: int) -> str:
    if number > LAST_CIRCLE:
        return str(number)
    return chr(ord("①") - 1 + number)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalFullWidth": _full_width,
    "decimalZero": "{:02}".format,
    "decimalEnclosedCircle": _circled,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "ideographDigital": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
}
