"""A cell of an original → a value of the form, or nothing that can be told."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from generator.archive.cell import PATTERNS
from generator.archive.values import Missing, Value
from generator.intake.document import UNFILLED, Cell
from generator.intake.tables import units

BLANK = {"", "/", "\\", "-", "--", "—", "——", "－", "―", "–", "~", "无", "空"}
"How originals leave a cell blank."
LOST = {"lost", "?"}
"How our own pages and workbooks mark a cell that our copy lost."
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Signs that are plain ones made wide.

Other digits that NFKC would make plain ones (15², 15①) are marks beside a figure.
"""
HALF_WIDTH = str.maketrans(FULL_WIDTH | {"\u3000": " ", "\xa0": " "})
SEPARATED = re.compile(r"([+-]?[0-9]{1,3}(?:,[0-9]{3})+)(?=\D*$|\.)")
NUMBER = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)(.*)")
NOTE = re.compile(r"\((?:其中|包括|含)[^()]*\)")
"A remark behind a figure on parts of it: 22（其中修订16件）."
DIGITS = re.compile(r"[0-9]+")
OUTER_SPACE = re.compile(r"(?<![0-9\s])\s+|\s+(?![0-9\s])")
"White space but for that between two digits."
LETTER = re.compile(r"[^\W\d_]")
WHOLE = ("count", "signed")
"Kinds of columns whose values are whole numbers."


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says."""

    value: Value | None
    "None where the text is no value of that kind."
    remark: str = ""
    "What was done to get it, in Chinese; empty where the cell holds the value and nothing else."


NO_VALUE = Reading(None)
REMEMBERED = 4096
"Texts of cells, most of them 0: each is looked at by many readers of tables."


@lru_cache(REMEMBERED)
def read(text: str, kind: str, unit: str = "") -> Reading:
    """The value, exactly as the cell says it.

    `unit` is what the header states, empty for the form's own. Another one than the form's is
    converted exactly: 15000 under 元 is 1.5 万元.
    """
    written = _written(text)
    if written is None:
        return NO_VALUE
    if written in BLANK:
        return Reading(Missing.BLANK)
    if written == UNFILLED:
        return Reading(Missing.UNFILLED)
    if written in LOST:
        return Reading(Missing.LOST)
    return _number(written, kind, unit)


def is_figure(text: str) -> bool:
    """Whether a cell holds a number of any kind, as opposed to a label or nothing."""
    number = read(text, "signed").value
    if isinstance(number, int):
        return True
    amount = read(text, "amount").value
    return isinstance(amount, str)


def is_value(text: str) -> bool:
    """Whether a cell may be a value: a number, blank, or marked as lost."""
    if is_figure(text):
        return True
    value = read(text, "count").value
    return isinstance(value, Missing)


def are_values(cells: Iterable[Cell]) -> bool:
    """Whether each of these cells may be a value."""
    return all(is_value(cell.text) for cell in cells)


def is_label(text: str) -> bool:
    """Whether a text can name a row or a column; 15①, 3/4 and 15 7 cannot, whatever they are."""
    if is_value(text):
        return False
    plain = unicodedata.normalize("NFKC", text)
    return bool(LETTER.search(plain))


def _written(text: str) -> str | None:
    """The text half-width, without white space but where it may set two figures apart.

    None where a digit is not a plain one: 15² and 15① are marks beside a figure, and a row of ⒖
    is a list's number.
    """
    plain = text.translate(HALF_WIDTH)
    others = (sign for sign in plain if not sign.isascii())
    if any(map(_is_digit, others)):
        return None
    stripped = plain.strip()
    return OUTER_SPACE.sub("", stripped)


def _is_digit(sign: str) -> bool:
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return True
    category = unicodedata.category(sign)
    return category in {"No", "Nl"}


def _number(written: str, kind: str, unit: str) -> Reading:
    """A number with the unit behind it, or under the one of its header: 1,234件 → 1234."""
    plain, remark = _without_note(written)
    digits = SEPARATED.sub(_without_commas, plain)
    match = NUMBER.fullmatch(digits)
    if not match:
        return NO_VALUE
    number, own = match.groups()
    if own and unit and own != unit:
        return NO_VALUE
    stated = own or unit
    if kind == "amount":
        return _amount(number, stated)
    of_form = units.FORM_UNIT[kind]
    return _converted(number, stated or of_form, kind, remark)


def _without_commas(match: re.Match[str]) -> str:
    number = match.group()
    return number.replace(",", "")


def _without_note(written: str) -> tuple[str, str]:
    """The text without a remark on parts of the figure; and what to say of what was left out.

    None of the parts is more than the whole: 22(其中修订16件) → 22.
    """
    note = NOTE.search(written)
    if not note or note.end() != len(written):
        return written, ""
    before = written[: note.start()]
    whole = DIGITS.match(before)
    if not whole:
        return written, ""
    most = int(whole.group())
    in_note = DIGITS.findall(note.group())
    if any(int(number) > most for number in in_note):
        return written, ""
    return before, f"“{written}”中括号里的说明没有读入"


def _amount(number: str, unit: str) -> Reading:
    """An amount keeps the unit it is stated with."""
    text = f"{number}{unit}"
    pattern = PATTERNS["amount"]
    if not pattern.fullmatch(text):
        return NO_VALUE
    return Reading(text)


def _converted(number: str, unit: str, kind: str, remark: str) -> Reading:
    """A number in the unit of the form: 2 百件 → 200, 15000 元 → 1.5."""
    scale = units.scale(unit, kind)
    if scale is None:
        return NO_VALUE
    if scale != 1 and Decimal(number):
        product = _plain(Decimal(number) * scale)
        remark = f"{number}{unit} 换算为 {product} {units.FORM_UNIT[kind]}"
        number = product
    pattern = PATTERNS[kind]
    if not pattern.fullmatch(number):
        return NO_VALUE
    is_whole = kind in WHOLE
    value = int(number) if is_whole else number
    return Reading(value, remark)


def _plain(number: Decimal) -> str:
    """Without an exponent, or zeros at the end of its fraction: 1.50 → 1.5."""
    digits = f"{number:f}"
    if "." not in digits:
        return digits
    return digits.rstrip("0").rstrip(".")
