"""A cell of an original → a value of the form, or nothing that can be told."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from generator.archive.cell import PATTERNS
from generator.archive.values import Missing, Value
from generator.intake.document import UNFILLED
from generator.intake.tables import units

BLANK = {"", "/", "\\", "-", "--", "—", "——", "－", "―", "–", "~", "无", "空"}
"How originals leave a cell blank."
LOST = {"lost", "?"}
"How our own pages and workbooks mark a cell that our copy lost."
WIDE = str.maketrans(
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {"\u3000": " ", "\xa0": " "}
)
"Full-width signs. Other digits that NFKC would make plain ones (15², 15①) are marks beside a figure."
SEPARATED = re.compile(r"([+-]?[0-9]{1,3}(?:,[0-9]{3})+)(?=\D*$|\.)")
NUMBER = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)(.*)")
NOTE = re.compile(r"\((?:其中|包括|含)[^()]*\)")
"A remark behind a figure on parts of it: 22（其中修订16件）."
DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says."""

    value: Value | None
    "None where the text is no value of that kind."
    remark: str = ""
    "What was done to get it, in Chinese; empty where the cell holds the value and nothing else."


def read(text: str, kind: str, unit: str = "") -> Reading:
    """The value, exactly as the cell says it; `unit` is what the header states, empty for the form's own.

    A unit other than the form's is converted exactly: 15000 under 元 is 1.5 万元.
    """
    written = _written(text)
    if written is None:
        return Reading(None)
    if written in BLANK:
        return Reading(Missing.BLANK)
    if written == UNFILLED:
        return Reading(Missing.UNFILLED)
    return Reading(Missing.LOST) if written in LOST else _number(written, kind, unit)


def _number(written: str, kind: str, unit: str) -> Reading:
    plain, remark = _without_note(written)
    found = NUMBER.fullmatch(SEPARATED.sub(lambda match: match[1].replace(",", ""), plain))
    if not found or (found[2] and unit and found[2] != unit):
        return Reading(None)
    number, own = found[1], found[2] or unit
    return (
        _amount(number, own)
        if kind == "amount"
        else _converted(number, own or units.FORM_UNIT[kind], kind, remark)
    )


def _written(text: str) -> str | None:
    """The text half-width, without white space but for that between two digits, where it may set two figures apart.

    None where a digit is not a plain one: 15² and 15① are marks beside a figure, and a row of ⒖ is a list's number.
    """
    plain = text.translate(WIDE)
    if any(_is_digit(sign) and not sign.isascii() for sign in plain):
        return None
    return re.sub(r"(?<![0-9\s])\s+|\s+(?![0-9\s])", "", plain.strip())


def _is_digit(sign: str) -> bool:
    return unicodedata.digit(sign, None) is not None or unicodedata.category(sign) in {"No", "Nl"}


def _without_note(written: str) -> tuple[str, str]:
    """The text without a remark on parts of the figure, none of which is more than the whole; and what was left out."""
    note = NOTE.search(written)
    if not note or note.end() != len(written):
        return written, ""
    before = written[: note.start()]
    whole = DIGITS.match(before)
    parts = [int(digits) for digits in DIGITS.findall(note.group())]
    if not whole or any(part > int(whole.group()) for part in parts):
        return written, ""
    return before, f"“{written}”中括号里的说明没有读入"


def _amount(number: str, unit: str) -> Reading:
    """An amount keeps the unit it is stated with."""
    text = f"{number}{unit}"
    return Reading(text if PATTERNS["amount"].fullmatch(text) else None)


def _converted(number: str, unit: str, kind: str, remark: str) -> Reading:
    scale = units.scale(unit, kind)
    if scale is None:
        return Reading(None)
    if scale != 1 and Decimal(number):
        shown = f"{Decimal(number) * scale:f}"
        short = shown.rstrip("0").rstrip(".") if "." in shown else shown
        remark = f"{number}{unit} 换算为 {short} {units.FORM_UNIT[kind]}"
        number = short
    if not PATTERNS[kind].fullmatch(number):
        return Reading(None)
    return Reading(int(number) if kind in ("count", "signed") else number, remark)


def is_figure(text: str) -> bool:
    """Whether a cell holds a number of any kind, as opposed to a label or nothing."""
    return any(isinstance(read(text, kind).value, (int, str)) for kind in ("signed", "amount"))


def is_value(text: str) -> bool:
    """Whether a cell may be a value: a number, blank, or marked as lost."""
    return is_figure(text) or isinstance(read(text, "count").value, Missing)


def is_label(text: str) -> bool:
    """Whether a text can name a row or a column; 15①, 3/4 and 15 7 cannot, whatever they are."""
    return not is_value(text) and bool(re.search(r"[^\W\d_]", unicodedata.normalize("NFKC", text)))
