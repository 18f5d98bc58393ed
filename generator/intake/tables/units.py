"""Units as originals state them, and how many of the form's own unit each is."""

import re
from collections.abc import Iterable
from decimal import Decimal

from generator.intake.tables.labels import squeezed

COUNTED = "件次|件|条|个|项|份|宗|次|起|批"
"What the form counts. Which of these words an original uses makes no difference."
MULTIPLES = {
    "": 1,
    "十": 10,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
}
FORM_UNIT = {
    "count": "件",
    "signed": "件",
    "decimal": "万元",
}
"Kind of a column → the unit the form has for it; an amount carries its own."
YUAN_OF_THE_FORM = 10_000
"Amounts of the form are in 万元."

_MULTIPLE = "[十百千万亿]{0,2}"
_UNIT = rf"{_MULTIPLE}(?:人民币)?(?:元|{COUNTED})"
_PER = r"[/每][^()]{1,6}"
UNIT = re.compile(rf"({_MULTIPLE})(?:人民币)?(元|{COUNTED})")
LABELLED = re.compile(r"(?:计量)?单位[:：]?([^()]{1,12})")
BRACKETED = re.compile(rf"\(({_UNIT}(?:{_PER})?|[^()]{{0,4}}元|[十百千万]?[角分]|%|‰)\)$")
BETWEEN = re.compile(r"[、,和及]")
ALONE = re.compile(r"\(?(?:计量)?单位[:：]?[^()]{1,12}\)?")
MONEY = re.compile(r"元|币|%|‰|^[十百千万]?[角分]$")

Stated = tuple[str, ...]
"The units that one text states, as written."


def stated(text: str) -> Stated:
    """The units a header, a label or a line above a table states; none where none.

    （单位：件、万元） → 件 and 万元; 收费金额（元） → 元. An organisation behind 单位 is no unit:
    单位：湛河区工信局.
    """
    written = squeezed(text)
    labelled = LABELLED.search(written)
    if labelled:
        words = tuple(BETWEEN.split(labelled[1]))
        if not any(map(_is_like_a_unit, words)):
            return ()
        return words
    bracketed = BRACKETED.search(written)
    if not bracketed:
        return ()
    return (bracketed[1],)


def is_line(text: str) -> bool:
    """Whether a text says nothing but in what unit the figures below it are: （单位：件）."""
    written = squeezed(text)
    return bool(ALONE.fullmatch(written))


def _is_like_a_unit(word: str) -> bool:
    """Whether a word begins as a unit does, be it one that can be told or not: 件/万人."""
    if UNIT.match(word):
        return True
    return bool(MONEY.search(word))


def scale(unit: str, kind: str) -> Decimal | None:
    """How many of the form's unit one of these is, for a column of that kind.

    A count, signed or not, is in 件, a decimal amount in 万元: 百件 is 100, 元 is 0.0001.
    None where it cannot be told.
    """
    match = UNIT.fullmatch(unit)
    if not match:
        return None
    multiple, counted = match.groups()
    if multiple not in MULTIPLES:
        return None
    is_money = counted == "元"
    should_be_money = kind == "decimal"
    if is_money is not should_be_money:
        return None
    factor = Decimal(MULTIPLES[multiple])
    return factor / YUAN_OF_THE_FORM if is_money else factor


def of_kind(stated: Stated, kind: str) -> str | None:
    """The stated unit that a column of that kind is in.

    Empty where none is stated, None where none fits: of 件、万元 it is 件 for a count.
    """
    if not stated:
        return ""
    for unit in stated:
        if _fits(unit, kind):
            return unit
    return None


def _fits(unit: str, kind: str) -> bool:
    """Whether a column of that kind can be in that unit."""
    if kind == "amount":
        return True
    return scale(unit, kind) is not None


def above(stated: Stated, kind: str) -> str | None:
    """The same of units stated above a whole table.

    They need not be those of all its columns: below 单位：件 an amount is in the form's unit.
    """
    fitting = of_kind(stated, kind)
    if fitting:
        return fitting
    is_known = all(map(UNIT.fullmatch, stated))
    return "" if is_known else None


def settled(own: Iterable[Stated], table: Iterable[Stated], kind: str) -> str | None:
    """The unit of a column of that kind, empty for the form's.

    None where what is stated differs or does not fit. `own` is what is stated wherever the column
    or the row is named, `table` what stands above the whole table: of 元 and 万元 it is None, of
    件 and 条 it is 条, which is worth the same.
    """
    of_column = {of_kind(stated, kind) for stated in own}
    of_table = {above(stated, kind) for stated in table}
    units = of_column | (of_table - {""})
    known = [unit for unit in units if unit is not None]
    if len(known) < len(units):
        return None
    worth = {_worth(unit, kind) for unit in known}
    if len(worth) > 1:
        return None
    return max(known, default="")


def _worth(unit: str, kind: str) -> Decimal | str | None:
    """What makes two units the same: an amount keeps its own, others are converted."""
    if kind == "amount":
        return unit
    of_form = FORM_UNIT[kind]
    return scale(unit or of_form, kind)
