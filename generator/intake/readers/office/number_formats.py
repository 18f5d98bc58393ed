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


@dataclass(frozen=True, slots=True)
class _Formatted:
    """A number in a section of a format."""

    value: Decimal
    section: Section
    is_only_one: bool
    "The format has no other section."

    @property
    def scaled(self) -> Decimal:
        """The number without its sign, as a percentage where the section shows one."""
        return abs(self.value).scaleb(2 * self.section.percent)

    @property
    def before(self) -> str:
        """What stands before the digits, without a sign that is the number's."""
        before = self.section.before.strip()
        if self.is_negative and not self.is_only_one:
            return before.removeprefix("-").strip()
        return before

    @property
    def behind(self) -> str:
        """What stands behind the digits."""
        return self.section.behind.strip()

    @property
    def minus(self) -> str:
        """The sign a negative number is shown with."""
        if not self.is_negative:
            return ""
        # A section for negative numbers writes its own sign, or brackets, which no figure has.
        has_sign = self.section.before.strip().startswith("-")
        return "-" if has_sign or self.is_only_one else "−"

    @property
    def is_negative(self) -> bool:
        """Whether it is below 0."""
        return self.value < 0

    @property
    def digits(self) -> str:
        """Its figures; a nought that no place asks for is not shown."""
        places = self.section.digits
        is_left_out = places and not self.value and "0" not in places
        if is_left_out or not self.section.has_number:
            return "." if "." in places else ""
        text = f"{self.scaled:f}"
        if "." not in text:
            return text
        return text.rstrip("0").rstrip(".")

    def is_too_long(self, digits: str) -> bool:
        """Whether a cell shows less of it than its digits."""
        if abs(self.value) >= MOST:
            return True
        return not self.section.digits and len(digits) > WIDEST

    @property
    def doubt(self) -> str:
        """How the section shows another number, or none, as a clause behind the format."""
        if not self.section.has_number:
            is_blank = self.value == 0 and self.section.before.strip() in BLANK
            return "" if is_blank else "不显示存的数"
        whole, _, fraction = self.section.digits.partition(".")
        is_scaled = whole.endswith(",") or fraction.endswith(",")
        if is_scaled or "." in fraction:
            return "把数缩小了显示"
        if not self.section.digits or abs(self.value) >= MOST:
            return ""
        places = len(fraction.replace(",", ""))
        return "" if self.scaled == self._rounded(places) else "只显示数的一部分"

    def _rounded(self, places: int) -> Decimal:
        last_place = Decimal(1).scaleb(-places)
        return self.scaled.quantize(last_place, ROUND_HALF_UP)

    def room(self, digits: str) -> int:
        """How many signs are shown beside the digits that tell the number.

        1,000.00 has four beside 1000: a comma, a point and two noughts.
        """
        asked_whole, _, asked_fraction = self.section.digits.partition(".")
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


@lru_cache(maxsize=4096)
def shown(value: Decimal, code: str) -> Shown:
    """What a cell with that format shows of the number stored in it.

    Of 1234.5 in `#,##0.00"元"` that is 1234.5元, with room for a comma and a nought.
    """
    every = sections(code)
    if any(section.is_date for section in every):
        return Shown("", is_date=True)
    number = _Formatted(value, _of(value, every), len(every) == 1)
    doubt = number.doubt
    if any(section.is_odd for section in every):
        doubt = "不照原样显示数字"
    if doubt:
        return Shown("", f"数字格式“{code}”{doubt}")
    digits = number.digits
    before = number.before
    behind = number.behind
    if not digits and before in BLANK:
        return Shown(before)
    if MISLEADING.search(before + behind):
        return Shown("", f"数字格式“{code}”在数的旁边加了数字或符号")
    if number.is_too_long(digits):
        return Shown("", "数太长，显示不全")
    text = f"{number.minus}{before}{digits}{behind}"
    return Shown(text, room=number.room(digits))


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
