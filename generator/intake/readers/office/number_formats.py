"""What a spreadsheet program shows of a number.

Its format may hide it, shorten it, or write digits of its own.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from generator.intake.readers.office.format_codes import Section, sections
from generator.intake.tables.values import BLANK

MISLEADING = re.compile(r"[\d.,+\-−±〇零一二三四五六七八九]")
"What seems to belong to a figure, in words that a format writes beside it."
WIDEST = 11
"Characters of a number without a format of its own."
MOST = 10**15
"Larger numbers are kept with fewer digits than they have."
SECTIONS = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """What is seen of a number."""

    text: str
    "Its figures, without the signs that only group them."
    doubt: str = ""
    "Why these may not be the number's, as a clause behind the cell's place."
    is_date: bool = False
    room: int = 0
    "Signs that the text does not repeat: commas between thousands, noughts at either end."


@lru_cache(maxsize=4096)
def shown(value: Decimal, code: str) -> Shown:
    """What a cell with that format shows of the number stored in it.

    Of 1234.5 in `#,##0.00"元"` that is 1234.50元, with room for one comma.
    """
    every = sections(code)
    if any(section.is_date for section in every):
        return Shown("", is_date=True)
    section = _of(value, every)
    doubt = _doubt(value, section)
    if any(each.is_odd for each in every):
        doubt = "不照原样显示数字"
    if doubt:
        return Shown("", f"数字格式“{code}”{doubt}")
    minus, before = _minus(value, section, len(every))
    behind = section.behind.strip()
    digits = _digits(value, section)
    if not digits and before in BLANK:
        return Shown(before)
    if MISLEADING.search(before + behind):
        return Shown("", f"数字格式“{code}”在数的旁边加了数字或符号")
    if _is_too_long(value, digits, section):
        return Shown("", "数太长，显示不全")
    text = f"{minus}{before}{digits}{behind}"
    return Shown(text, room=_room(digits, section))


@lru_cache(maxsize=256)
def around(code: str) -> tuple[str, str] | None:
    """What a cell with that format writes before and behind a text; None where it shows no text."""
    section = _of_texts(sections(code))
    if section is None:
        return "", ""
    if not section.is_text:
        return None
    return section.before.strip(), section.behind.strip()


def _of_texts(every: list[Section]) -> Section | None:
    """The section for texts: the fourth, or the one that shows them."""
    if len(every) >= SECTIONS:
        return every[SECTIONS - 1]
    return next((section for section in every if section.is_text), None)


def _of(value: Decimal, every: list[Section]) -> Section:
    """The section for a number; a fourth one is for texts."""
    numbers = every[: SECTIONS - 1]
    if value < 0 and len(numbers) > 1:
        return numbers[1]
    has_own_nought = len(numbers) == SECTIONS - 1
    if value == 0 and has_own_nought:
        return numbers[-1]
    return numbers[0]


def _minus(value: Decimal, section: Section, count: int) -> tuple[str, str]:
    """The sign a negative number is shown with, and what else stands before it.

    `count`: how many sections there are.
    """
    before = section.before.strip()
    if value >= 0:
        return "", before
    if count == 1:
        return "-", before
    # A section for negative numbers writes its own sign, or brackets, which no figure has.
    if not before.startswith("-"):
        return "−", before
    behind_sign = before.removeprefix("-")
    return "-", behind_sign.strip()


def _doubt(value: Decimal, section: Section) -> str:
    """How a section shows another number, or none, as a clause behind the format."""
    if not section.has_number:
        is_blank = value == 0 and section.before.strip() in BLANK
        return "" if is_blank else "不显示存的数"
    whole, _, fraction = section.digits.partition(".")
    is_scaled = whole.endswith(",") or fraction.endswith(",")
    if is_scaled or "." in fraction:
        return "把数缩小了显示"
    if not section.digits or abs(value) >= MOST:
        return ""
    places = len(fraction.replace(",", ""))
    scaled = _scaled(value, section)
    return "" if scaled == _rounded(scaled, places) else "只显示数的一部分"


def _digits(value: Decimal, section: Section) -> str:
    """The figures of a number; a nought that no place asks for is not shown."""
    is_left_out = section.digits and not value and "0" not in section.digits
    if is_left_out or not section.has_number:
        return "." if "." in section.digits else ""
    text = f"{_scaled(value, section):f}"
    if "." not in text:
        return text
    return text.rstrip("0").rstrip(".")


def _is_too_long(value: Decimal, digits: str, section: Section) -> bool:
    """Whether a cell shows less of a number than its digits."""
    if abs(value) >= MOST:
        return True
    return not section.digits and len(digits) > WIDEST


def _room(digits: str, section: Section) -> int:
    """How many signs a section shows beside the figures that tell the number.

    1,000.00 has four beside 1000: a comma, a point and two noughts.
    """
    asked_whole, _, asked_fraction = section.digits.partition(".")
    whole, _, fraction = digits.partition(".")
    places = max(asked_whole.count("0"), len(whole))
    decimals = max(asked_fraction.count("0"), len(fraction))
    room = places - len(whole)
    room += decimals - len(fraction)
    if "," in asked_whole:
        room += (places - 1) // 3
    if decimals and not fraction:
        room += 1
    return room


def _scaled(value: Decimal, section: Section) -> Decimal:
    """The number without its sign, as a percentage where the section shows one."""
    return abs(value).scaleb(2 * section.percent)


def _rounded(scaled: Decimal, places: int) -> Decimal:
    last_place = Decimal(1).scaleb(-places)
    return scaled.quantize(last_place, ROUND_HALF_UP)
