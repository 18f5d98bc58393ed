"""Units as originals state them, and how many of the form's own unit each is."""

import re
from collections.abc import Iterable
from decimal import Decimal

from generator.intake.tables.labels import squeezed

COUNTED = "件次|件|条|个|项|份|宗|次|起|批"
"What the form counts. Which of these words an original uses makes no difference."
MULTIPLES = {"": 1, "十": 10, "百": 100, "千": 1_000, "万": 10_000, "十万": 100_000, "百万": 1_000_000,
             "千万": 10_000_000, "亿": 100_000_000}  # fmt: skip
FORM_UNIT = {"count": "件", "signed": "件", "decimal": "万元"}
"Kind of a column → the unit the form has for it; an amount carries its own."
YUAN_OF_THE_FORM = 10_000
"Amounts of the form are in 万元."

_MULTIPLE = "[十百千万亿]{0,2}"
_UNIT = rf"{_MULTIPLE}(?:人民币)?(?:元|{COUNTED})"
UNIT = re.compile(rf"({_MULTIPLE})(?:人民币)?(元|{COUNTED})")
LABELLED = re.compile(r"(?:计量)?单位[:：]?([^()]{1,12})")
BRACKETED = re.compile(
    rf"\(({_UNIT}(?:[/每][^()]{{1,6}})?|[^()]{{0,4}}元|[十百千万]?[角分]|%|‰)\)$"
)
BETWEEN = re.compile(r"[、,和及]")
ALONE = re.compile(r"\(?(?:计量)?单位[:：]?[^()]{1,12}\)?")
MONEY = re.compile(r"元|币|%|‰|^[十百千万]?[角分]$")


def stated(text: str) -> tuple[str, ...]:
    """The units a header, a label or a line above a table states: （单位：件、万元）, 收费金额（元）; none where none.

    An organisation behind 单位 is no unit: 单位：湛河区工信局.
    """
    written = squeezed(text)
    labelled = LABELLED.search(written)
    if labelled:
        named = tuple(BETWEEN.split(labelled[1]))
        return named if any(_looks_like_one(name) for name in named) else ()
    bracketed = BRACKETED.search(written)
    return (bracketed[1],) if bracketed else ()


def is_line(text: str) -> bool:
    """Whether a text says nothing but in what unit the figures below it are: （单位：件）."""
    return bool(ALONE.fullmatch(squeezed(text)))


def _looks_like_one(name: str) -> bool:
    """Whether a word begins as a unit does, be it one that can be told or not: 件/万人."""
    return bool(UNIT.match(name) or MONEY.search(name))


def scale(unit: str, kind: str) -> Decimal | None:
    """How many of the form's unit one of these is, for a column of that kind; None where it cannot be told.

    A count, signed or not, is in 件, a decimal amount in 万元: 百件 is 100, 元 is 0.0001.
    """
    found = UNIT.fullmatch(unit)
    if not found or found[1] not in MULTIPLES or (found[2] == "元") is not (kind == "decimal"):
        return None
    multiple = Decimal(MULTIPLES[found[1]])
    return multiple / YUAN_OF_THE_FORM if kind == "decimal" else multiple


def of_kind(stated: tuple[str, ...], kind: str) -> str | None:
    """The stated unit that a column of that kind is in; empty where none is stated, None where none fits."""
    fitting = [unit for unit in stated if kind == "amount" or scale(unit, kind) is not None]
    if fitting:
        return fitting[0]
    return None if stated else ""


def above(stated: tuple[str, ...], kind: str) -> str | None:
    """The same of units stated above a whole table, which need not be those of all its columns: 单位：件."""
    strange = [unit for unit in stated if not UNIT.fullmatch(unit)]
    return of_kind(stated, kind) or (None if strange else "")


def settled(
    own: Iterable[tuple[str, ...]], table: Iterable[tuple[str, ...]], kind: str
) -> str | None:
    """The unit of a column of that kind, empty for the form's; None where what is stated differs or does not fit.

    `own` is what is stated wherever the column or the row is named, `table` what stands above the whole table.
    """
    found = {of_kind(stated, kind) for stated in own} | (
        {above(stated, kind) for stated in table} - {""}
    )
    units = [unit for unit in found if unit is not None]
    worth = {unit if kind == "amount" else scale(unit or FORM_UNIT[kind], kind) for unit in units}
    return max(units, default="") if len(units) == len(found) and len(worth) <= 1 else None
