"""One value of the form as a report file has it: a figure, `~` or `lost`.

It is nothing that YAML would guess.
"""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from generator.archive.values import Missing, Value

PATTERNS = {
    "count": re.compile(r"0|[1-9][0-9]{0,8}"),
    "signed": re.compile(r"0|[+-]?[1-9][0-9]{0,8}"),
    "decimal": re.compile(r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,9})?"),
    "amount": re.compile(r"(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,9})?(?:元|万元|亿元)?"),
}
"Column kind → what a figure of it looks like."

EXPECTED = {
    "count": "件数只写阿拉伯数字，不超过九位",
    "signed": "增减数只写阿拉伯数字，可带 + 或 -",
    "decimal": "金额以万元为单位，只写数字，可带小数点",
    "amount": "金额写数字和单位，如 251000元、5253.168万元",
}
MISSING_HINT = "原件写 0 就写 0；原件留空写 ~；副本缺失写 lost"
BLANK_LOOKS = {"", "null", "none", "n/a", "/", "-", "—", "——", "无", "空", "缺", "缺失", "丢失"}
"In half-width small letters."
IN_YUAN = re.compile(r"[0-9,.]+元")
SEPARATED = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?\D*")
LEADING_ZEROS = re.compile(r"^([+-]?)0+(?=[0-9])")
UNIT = re.compile(r"\D+$")
YUAN = "原件以元为单位的，换算成万元，只写数字"


class UnreadableError(Exception):
    """The text is no value of its kind.

    Two arguments, both Chinese: what is wrong, what to write instead.
    """

    message: str
    hint: str

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


@lru_cache(maxsize=4096)
def read(text: str, kind: str) -> Value:
    """What is written → the value of a cell in a column of that kind; UnreadableError otherwise."""
    if PATTERNS[kind].fullmatch(text):
        is_whole = kind in ("count", "signed")
        return int(text) if is_whole else text
    if text == Missing.BLANK.value:
        return Missing.BLANK
    if text == Missing.LOST.value:
        return Missing.LOST
    meant = unicodedata.normalize("NFKC", text).lower()
    if meant in (Missing.BLANK.value, Missing.LOST.value):
        raise UnreadableError(f"“{text}” 写法不对", f"改为 {meant}")
    if meant in BLANK_LOOKS:
        message = f"“{text}” 不是数字" if text else "是空的"
        raise UnreadableError(message, MISSING_HINT)
    message = f"“{text}” 不是规范的数字"
    suggested = repaired(text, kind)
    if suggested:
        raise UnreadableError(message, f"改为 {suggested}")
    is_in_yuan = kind == "decimal" and IN_YUAN.fullmatch(meant)
    hint = YUAN if is_in_yuan else EXPECTED[kind]
    raise UnreadableError(message, hint)


def repaired(text: str, kind: str) -> str | None:
    """What the text can only mean, written as it should be; None when a person must decide.

    Full-width digits, thousands separators in their places and spaces have one meaning; `010`,
    `1:30` or `1e3` do too for a reader but not for the tools that produce them, so leading zeros
    alone are repaired.
    """
    plain = unicodedata.normalize("NFKC", text)
    plain = plain.replace(" ", "")
    plain = plain.replace("_", ",")
    if SEPARATED.fullmatch(plain):
        plain = plain.replace(",", "")
    plain = LEADING_ZEROS.sub(r"\1", plain)
    pattern = PATTERNS[kind]
    return plain if pattern.fullmatch(plain) else None


def write(value: Value) -> str:
    """The value as a report file has it."""
    if isinstance(value, Missing):
        return value.value
    return str(value)


def is_zero(value: Value) -> bool:
    """Whether the original says 0, in whatever unit."""
    if isinstance(value, str):
        number = UNIT.sub("", value)
        return not Decimal(number)
    return value == 0
