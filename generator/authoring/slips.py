"""Slips of hand that have exactly one meaning, and what they mean.

In a year, a day or a row of figures.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from generator.archive import cell
from generator.form.editions import EDITIONS, whole_form

DIGITS = re.compile(r"[0-9０-９－-]+")
DAY = re.compile(r"[0-9]{4}(-[0-9]{2}-[0-9]{2})?")
ROW = re.compile(r"[\[［【](?P<inside>[^\[\]［］【】]*)[\]］】]")
FIGURE = re.compile(r"[0-9０-９,，_.．+＋－-]*[0-9０-９](?:元|万元|亿元)?")
"What a figure may be written with; in anything else, such as `1²` or `3 5`, a person must decide."
QUOTED = re.compile(r"\"(.*)\"|'(.*)'|“(.*)”")

Slip = tuple[str, str]
"What was written, and what it means."

RowKey = tuple[str, str]
"Table and row."
Slips = tuple[Slip, ...]
Kinds = tuple[str, ...]
"Those of the columns of a row."


class Mended(NamedTuple):
    """A text as it should be, and the slips that were in it."""

    text: str
    slips: Slips = ()


class Division(NamedTuple):
    """A way to divide what stands in the brackets of a row."""

    pieces: list[str]
    is_of_yaml: bool
    "Whether YAML divides it at the same commas."


def day(text: str) -> Mended:
    """A year or a day with full-width digits, in plain ones."""
    if not DIGITS.fullmatch(text):
        return Mended(text)
    plain = unicodedata.normalize("NFKC", text)
    if plain == text or not DAY.fullmatch(plain):
        return Mended(text)
    slip = (text, plain)
    return Mended(plain, (slip,))


def row(editions: Sequence[Kinds], text: str) -> Mended:
    """The figures of a row, written as they should be.

    The row as it is unless it has as many as the form: of three columns of whole numbers,
    `[1,234, 0, ３]` becomes `[1234, 0, 3]`.

    `editions`: the kinds of its columns, in each edition that has the row.
    """
    bracketed = ROW.fullmatch(text)
    if not bracketed:
        return _single(editions, text)
    divisions = list(_divisions(bracketed["inside"]))
    for kinds_of_row in editions:
        if len(kinds_of_row) == 1:
            continue
        for division in divisions:
            if len(division.pieces) == len(kinds_of_row):
                return _rewritten(text, division, kinds_of_row)
    return Mended(text)


def _single(editions: Sequence[Kinds], text: str) -> Mended:
    """The figure of a row that has but one, in the first edition where it has."""
    for kinds_of_row in editions:
        if len(kinds_of_row) == 1:
            (figure,), slips = _figures([text], kinds_of_row)
            return Mended(figure, slips)
    return Mended(text)


def _divisions(inside: str) -> Iterator[Division]:
    """The ways to divide it, the likeliest first."""
    at_commas = inside.split(",")
    yield Division(at_commas, is_of_yaml=True)
    # `1,234, 0`: a comma inside a number has no space behind it, one between numbers has.
    at_gaps = re.split(r",(?=\s)", inside)
    yield Division(at_gaps, is_of_yaml=True)
    # `1，234` could be one number or two; where no full-width comma could be inside a number, all
    # are between numbers.
    with_full_comma = [piece for piece in at_commas if "，" in piece]
    for piece in with_full_comma:
        if cell.repaired(piece, "count"):
            return
    pieces = re.split("[,，]", inside)
    spaced = [f" {piece.strip()}" for piece in pieces]
    yield Division(spaced, is_of_yaml=False)


def _rewritten(text: str, division: Division, kinds_of_row: Kinds) -> Mended:
    """The row with its figures mended; one slip in all where its brackets or commas are wrong."""
    pieces, slips = _figures(division.pieces, kinds_of_row)
    after = f"[{','.join(pieces)}]"
    is_row = text.startswith("[") and text.endswith("]")
    if is_row and division.is_of_yaml:
        return Mended(after, slips)
    after = after.replace("[ ", "[")
    slip = (text, after)
    return Mended(after, (slip,))


def _figures(pieces: list[str], kinds_of_row: Kinds) -> tuple[list[str], Slips]:
    """The figures as they should be, the space around each kept."""
    written: list[str] = []
    slips: list[Slip] = []
    for piece, kind in zip(pieces, kinds_of_row, strict=True):
        after = _figure(piece, kind)
        if after is None:
            written.append(piece)
            continue
        before = piece.strip()
        slips.append((before, after))
        written.append(piece.replace(before, after))
    return written, tuple(slips)


def _figure(piece: str, kind: str) -> str | None:
    """What a figure should be; None where it is right, or means nothing."""
    text = piece.strip()
    if cell.PATTERNS[kind].fullmatch(text):
        return None
    quoted = QUOTED.fullmatch(text)
    inner = text
    if quoted:
        of_marks = filter(None, quoted.groups())
        inner = "".join(of_marks)
    if not FIGURE.fullmatch(inner):
        return None
    return cell.repaired(inner, kind)


@lru_cache(maxsize=1)
def kinds() -> dict[RowKey, tuple[Kinds, ...]]:
    """Table and row → the kinds of its columns, in each edition that has the row."""
    known: dict[RowKey, set[Kinds]] = {}
    forms = map(whole_form, EDITIONS)
    tables = chain.from_iterable(form.tables for form in forms)
    for table in tables:
        for block in table.blocks:
            leaves = block.leaf_columns()
            columns = tuple(column.kind for column in leaves)
            for line in block.leaf_rows():
                key = table.id, line.id
                editions = known.setdefault(key, set())
                editions.add(columns)
    return {key: tuple(sorted(editions)) for key, editions in known.items()}
