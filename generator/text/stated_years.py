"""Years as Chinese texts write them: 2025年, ２０２５年, 二〇二五年, 二○二五年, 二零二五年."""

import re

_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)}
_HAN = {ord(sign): str(digit) for digit, sign in enumerate("〇一二三四五六七八九")}
_ZEROS = dict.fromkeys(map(ord, "○◯零ＯO"), "0")
_DIGITS = _WIDE | _HAN | _ZEROS
YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s*年")
"To be looked for in what `plain_years` returns."
UNNAMED = re.compile(r"(?<![0-9])(20[0-9]{2})(?=\s*(?:政府信息公开|政务公开))")
"A title may leave the 年 out: 某局2025政府信息公开工作年度报告."


def plain_years(text: str) -> str:
    """The text with every sign that may be a year's digit as that digit.

    Positions stay, other words are mangled.
    """
    return text.translate(_DIGITS)


def years_of(text: str) -> tuple[int, ...]:
    """The years a text names, in its order."""
    digits = plain_years(text)
    return tuple(int(year) for year in YEAR.findall(digits) or UNNAMED.findall(digits))


def small_number(digits: str) -> int:
    """12, and 十二 once its 二 has become 2: 十2; 2十, 2十1, 十 likewise."""
    if "十" not in digits:
        return int(digits)
    before, _, behind = digits.partition("十")
    tens = int(before or 1)
    ones = int(behind or 0)
    return 10 * tens + ones
