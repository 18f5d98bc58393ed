"""What a spreadsheet program shows of a number: its format may hide it, shorten it, or write digits of its own."""

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
    """What a cell with that format shows of the number stored in it."""
    every = sections(code)
    if any(section.is_date for section in every):
        return Shown("", is_date=True)
    section = _of(value, every)
    minus, before = _minus(value, section, len(every))
    doubt = _doubt(value, section)
    if any(each.is_odd for each in every):
        doubt = "不照原样显示数字"
    if doubt:
        return Shown("", f"数字格式“{code}”{doubt}")
    digits = _digits(value, section)
    if not digits and before.strip() in BLANK:
        return Shown(before.strip())
    if MISLEADING.search(before + section.behind):
        return Shown("", f"数字格式“{code}”在数的旁边加了数字或符号")
    if abs(value) >= MOST or (not section.digits and len(digits) > WIDEST):
        return Shown("", "数太长，显示不全")
    text = f"{minus}{before.strip()}{digits}{section.behind.strip()}"
    return Shown(text, room=_room(digits, section))


@lru_cache(maxsize=256)
def around(code: str) -> tuple[str, str] | None:
    """What a cell with that format writes before and behind a text; None where it does not show the text."""
    every = sections(code)
    own = every[SECTIONS - 1 :] or [section for section in every if section.is_text]
    if own and not own[0].is_text:
        return None
    return (own[0].before.strip(), own[0].behind.strip()) if own else ("", "")


def _of(value: Decimal, every: list[Section]) -> Section:
    """The section for a number; a fourth one is for texts."""
    numbers = every[: SECTIONS - 1]
    if value < 0 and len(numbers) > 1:
        return numbers[1]
    return numbers[-1] if value == 0 and len(numbers) == SECTIONS - 1 else numbers[0]


def _minus(value: Decimal, section: Section, count: int) -> tuple[str, str]:
    """The sign a negative number is shown with, and what else stands before it."""
    if value >= 0:
        return "", section.before
    if count == 1:
        return "-", section.before
    before = section.before.strip()
    # A section for negative numbers writes its own sign, or brackets, which no figure has.
    return ("-", before[1:]) if before.startswith("-") else ("−", before)


def _doubt(value: Decimal, section: Section) -> str:
    """How a section shows another number, or none, as a clause behind the format."""
    if not section.has_number:
        return "" if value == 0 and section.before.strip() in BLANK else "不显示存的数"
    whole, _, fraction = section.digits.partition(".")
    if "." in fraction or whole.endswith(",") or fraction.endswith(","):
        return "把数缩小了显示"
    places = len(fraction.replace(",", ""))
    is_short = (
        bool(section.digits)
        and abs(value) < MOST
        and _scaled(value, section) != _rounded(value, section, places)
    )
    return "只显示数的一部分" if is_short else ""


def _digits(value: Decimal, section: Section) -> str:
    """The figures of a number; a nought that no place asks for is not shown."""
    is_left_out = bool(section.digits) and not value and "0" not in section.digits
    if is_left_out or not section.has_number:
        return "." if "." in section.digits else ""
    text = f"{_scaled(value, section):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _room(digits: str, section: Section) -> int:
    """How many signs a section shows beside the figures that tell the number: 1,000.00 has four."""
    (whole, _, fraction), (own, _, own_fraction) = (
        section.digits.partition("."),
        digits.partition("."),
    )
    length = max(whole.count("0"), len(own))
    commas = (length - 1) // 3 if "," in whole else 0
    decimals = max(fraction.count("0"), len(own_fraction))
    return (
        length
        - len(own)
        + commas
        + decimals
        - len(own_fraction)
        + (bool(decimals) - bool(own_fraction))
    )


def _scaled(value: Decimal, section: Section) -> Decimal:
    return abs(value).scaleb(2 * section.percent)


def _rounded(value: Decimal, section: Section, places: int) -> Decimal:
    return _scaled(value, section).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
