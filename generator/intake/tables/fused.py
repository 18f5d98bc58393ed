"""Text in which the cells of a table have run together: digits between labels, without borders.

White space between the digits may stand for a border, or inside a number. A row is read when there is one way only to
cut its digits; where the identities of the form leave one way, by these.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from generator.form.form import Form
from generator.form.identities import Identity
from generator.form.parts import Line, Table
from generator.intake.tables.labels import MARKS, bare

MOST_DIGITS = 36
MOST_WAYS = 4_000
MOST_TRIALS = 20_000
RAISED = re.compile("[¹²³⁰-⁹₀-₉①-⑳⓪-⓿❶-➓㊀-㊉]")
"Marks of notes, which would become digits; ⒈ and ⑴ number rows and may."
UP_TO_DIGIT = re.compile(r".*[0-9](?![.、])", re.DOTALL)
COUNT = re.compile("0|[1-9][0-9]{0,8}")
FIGURES = re.compile(r"[0-9.+\-\s]*(?:万元|元)?")
"Digits, signs, points and units; a heading behind them ends it."
NUMBER = r"(?:(?:[0-9]\s*[.、]|\(\s*[一二三四五六七]\s*\)|[一二三四]\s*、)\s*)?"


class Strip(NamedTuple):
    """A row whose label stands in a text."""

    row: Line
    before: str
    "What stands between the last digit before the label and the label: headers, where it is the first row."
    words: tuple[str, ...]
    "The digits it has up to the next label, as white space sets them apart."
    behind: str
    "What stands between these and the next label."

    @property
    def digits(self) -> str:
        """The same without white space."""
        return "".join(self.words)


def strips(text: str, rows: Sequence[Line]) -> Iterator[Strip]:
    """The rows whose labels stand in the text, in the form's order."""
    written = plain(text)
    found: list[tuple[Line, int, int]] = []
    position = 0
    for row in rows:
        marks = MARKS.pattern
        name = rf"{marks}*".join(map(re.escape, bare(row.label)))
        note = r"[\"'”’」』\s]*(?:\([^()]*区\s*分\s*处\s*理[^()]*\))?"
        match = re.compile(NUMBER + name + note).search(written, position)
        if match:
            found.append((row, match.start(), match.end()))
            position = match.end()
    ends = [start for _, start, _ in found[1:]] + [len(written)] * bool(found)
    for (row, label, start), end in zip(found, ends, strict=True):
        figures = FIGURES.match(written, start, end)
        digits = figures.group() if figures else ""
        behind = written[start + len(digits) : end]
        yield Strip(row, UP_TO_DIGIT.sub("", written[:label]), tuple(digits.split()), behind)


def plain(text: str) -> str:
    """A text half-width, its marks of notes made none of its digits."""
    return unicodedata.normalize("NFKC", RAISED.sub("※", text))


def leading_words(text: str) -> tuple[str, ...]:
    """The digits a text begins with, signs, points and units included; a heading behind them ends it."""
    match = FIGURES.match(text)
    return tuple(match.group().split()) if match else ()


def apart(words: Sequence[str], count: int) -> list[tuple[int, ...]]:
    """The way to read so many words as a row whose last number is the sum of the others: each word one of them.

    Or each digit, where there are as many as cells: 3000003. With a cell left blank, one number of these digits would
    have two; but then the sum has two as well, and digits cast out by nines never add up to its last one.
    """
    digits = "".join(words)
    for pieces in (words, digits):
        known = len(pieces) == count and all(map(COUNT.fullmatch, pieces))
        row = tuple(map(int, pieces)) if known else ()
        if row and sum(row[:-1]) == row[-1]:
            return [row]
    return []


def summed(form: Form, table: Table) -> set[str]:
    """The rows of a table whose cells an identity adds up: the last is the sum of the others."""
    must = [identity for identity in form.identities if identity.must_hold]
    rows = [{term.cell.rpartition(".")[0] for term in one.terms} for one in must]
    alone = [row.pop() for row in rows if len(row) == 1]
    return {row.removeprefix(f"{table.id}.") for row in alone if row.startswith(f"{table.id}.")}


def ways(digits: str, count: int) -> list[tuple[int, ...]]:
    """Every way to cut a string of digits into so many counts, none with a leading zero; none when too many."""
    if not digits.isdigit() or len(digits) < count or len(digits) > MOST_DIGITS:
        return []
    found: list[tuple[int, ...]] = []

    def cut(start: int, done: tuple[int, ...]) -> None:
        left = count - len(done)
        if len(found) > MOST_WAYS:
            return
        if left == 0:
            if start == len(digits):
                found.append(done)
            return
        longest = 1 if digits[start : start + 1] == "0" else min(9, len(digits) - start - left + 1)
        for length in range(1, longest + 1):
            if start + length <= len(digits):
                cut(start + length, (*done, int(digits[start : start + length])))

    cut(0, ())
    return found if len(found) <= MOST_WAYS else []


def summing(digits: str, count: int) -> list[tuple[int, ...]]:
    """The ways in which the last number is the sum of the others."""
    found: list[tuple[int, ...]] = []
    if not digits.isdigit() or len(digits) < count or len(digits) > MOST_DIGITS:
        return []
    for length in range(1, min(9, len(digits) - count + 1) + 1):
        last = digits[-length:]
        if last != "0" and last.startswith("0"):
            continue
        found += [(*parts, int(last)) for parts in _parts(digits[:-length], count - 1, int(last))]
        if len(found) > MOST_WAYS:
            return []
    return found


def _parts(digits: str, count: int, total: int) -> Iterator[tuple[int, ...]]:
    """Every way to cut digits into so many counts that add up to the total."""
    if count == 0:
        if not digits and total == 0:
            yield ()
        return
    longest = 1 if digits[:1] == "0" else min(9, len(digits) - count + 1)
    for length in range(1, longest + 1):
        number = int(digits[:length])
        if number > total:
            break
        yield from ((number, *rest) for rest in _parts(digits[length:], count - 1, total - number))


def solve(
    rows: dict[str, list[tuple[int, ...]]], columns: Sequence[str], identities: Sequence[Identity]
) -> dict[str, tuple[int, ...]]:
    """Row → the only way of cutting it with which every identity down the columns holds.

    A row without any way is left out, and what it would have to be follows from the others: two identities that share
    it are added up. Without a solution, or with a row that differs between solutions, that row is not read.
    """
    known = {row: found for row, found in rows.items() if found}
    trials = 1
    for found in known.values():
        trials *= len(found)
    if trials > MOST_TRIALS:
        return {}
    names = list(known)
    equations = list(_equations(identities, set(known), columns))
    solutions = []
    for choice in product(*known.values()):
        chosen = dict(zip(names, choice, strict=True))
        if all(_holds(equation, chosen, columns) for equation in equations):
            solutions.append(chosen)
    return {
        row: solutions[0][row]
        for row in names
        if solutions and len({solution[row] for solution in solutions}) == 1
    }


Equation = tuple[str, dict[str, int]]
"A column, and each row's factor in a sum that must be 0."


def _equations(
    identities: Sequence[Identity], known: set[str], columns: Sequence[str]
) -> Iterator[Equation]:
    for column in columns:
        sums = []
        for identity in identities:
            terms = [(term.cell.split("."), 1) for term in identity.left]
            terms += [(term.cell.split("."), -1) for term in identity.right]
            if all(cell[2] == column for cell, _ in terms) and len(
                {cell[1] for cell, _ in terms}
            ) == len(terms):
                sums.append({cell[1]: factor for cell, factor in terms})
        yield from ((column, terms) for terms in sums if set(terms) <= known)
        if (
            len(sums) > 1
            and (unknown := {row for terms in sums for row in terms} - known)
            and len(unknown) == 1
        ):
            row = unknown.pop()
            first, second, *_ = [terms for terms in sums if row in terms] + [{}, {}]
            if first and second:
                sign = -first[row] * second[row]
                joined = {
                    key: first.get(key, 0) + sign * second.get(key, 0) for key in first | second
                }
                yield column, {key: factor for key, factor in joined.items() if key != row}


def _holds(equation: Equation, chosen: dict[str, tuple[int, ...]], columns: Sequence[str]) -> bool:
    column, terms = equation
    at = columns.index(column)
    return sum(factor * chosen[row][at] for row, factor in terms.items()) == 0
