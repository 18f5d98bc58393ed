"""Slips of hand that have exactly one meaning, and what they mean.

In a year, a day or a row of figures.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from generator.archive import cell
from generator.form.editions import EDITIONS, whole_form

ROW = re.compile(r"[\[［【](?P<inside>[^\[\]［］【】]*)[\]］】]")
FIGURE = re.compile(r"[0-9０-９,，_.．+＋－-]*[0-9０-９](?:元|万元|亿元)?")
"What a figure may be written with; in anything else, such as `1²` or `3 5`, a person must decide."
QUOTED = re.compile(r"\"(.*)\"|'(.*)'|“(.*)”")

Slip = tuple[str, str]
"What was written, and what it means."


def day(text: str, found: list[Slip]) -> str:
    """A year or a day with full-width digits, in plain ones.

    What was changed is added to `found`.
    """
    plain = unicodedata.normalize("NFKC", text) if re.fullmatch(r"[0-9０-９－-]+", text) else text
    if plain == text or not re.fullmatch(r"[0-9]{4}(-[0-9]{2}-[0-9]{2})?", plain):
        return text
    found.append((text, plain))
    return plain


def row(editions: Sequence[tuple[str, ...]], text: str, found: list[Slip]) -> str:
    """The figures of a row, written as they should be.

    The row as it is unless it has as many as the form.

    `editions`: the kinds of its columns, in each edition that has the row.
    """
    match = ROW.fullmatch(text)
    if not match:
        single = [columns[0] for columns in editions if len(columns) == 1]
        return _figures([text], single, found)[0] if single else text
    inside = match["inside"]
    # `1,234, 0`: a comma inside a number has no space behind it, one between numbers has.
    splits = [inside.split(","), re.split(r",(?=\s)", inside)]
    # `1，234` could be one number or two; where no full-width comma could be inside a number, all
    # are between numbers.
    if not any("，" in item and cell.repaired(item, "count") for item in splits[0]):
        splits.append([f" {item.strip()}" for item in re.split("[,，]", inside)])
    for columns in editions:
        for items in splits:
            if len(items) == len(columns) > 1:
                whole = text[0] != "[" or text[-1] != "]" or items not in splits[:2]
                after = f"[{','.join(_figures(items, columns, [] if whole else found))}]"
                after = after.replace("[ ", "[") if whole else after
                found += [(text, after)] if whole else []
                return after
    return text


def _figures(items: Sequence[str], kinds: Sequence[str], found: list[Slip]) -> list[str]:
    written = []
    for item, kind in zip(items, kinds, strict=True):
        text = item.strip()
        quoted = QUOTED.fullmatch(text)
        inner = (quoted[1] or quoted[2] or quoted[3] or "") if quoted else text
        after = cell.repaired(inner, kind) if FIGURE.fullmatch(inner) else None
        if cell.PATTERNS[kind].fullmatch(text) or after is None:
            written.append(item)
            continue
        found.append((text, after))
        written.append(item.replace(text, after))
    return written


@lru_cache(maxsize=1)
def kinds() -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
    """Table and row → the kinds of its columns, in each edition that has the row."""
    found: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for table in chain.from_iterable(whole_form(edition).tables for edition in EDITIONS):
        for block in table.blocks:
            columns = tuple(column.kind for column in block.leaf_columns())
            for row in block.leaf_rows():
                found.setdefault((table.id, row.id), set()).add(columns)
    return {name: tuple(sorted(each)) for name, each in found.items()}
