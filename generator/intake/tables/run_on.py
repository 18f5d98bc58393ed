"""Tables of which only text without borders is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.archive.values import Missing, Value
from generator.finding import WARNING
from generator.form.form import Form
from generator.form.parts import Block, Line, Table
from generator.intake.document import Text
from generator.intake.found import Found
from generator.intake.tables import fused, units
from generator.intake.tables.fused import Strip
from generator.intake.tables.headers import Header, Headers
from generator.intake.tables.labels import bare, squeezed
from generator.intake.tables.reading import LOST
from generator.intake.tables.single_row import is_usual
from generator.intake.tables.values import read


@dataclass(frozen=True, slots=True)
class RunOn:
    """Reads one table of the form from such text."""

    table: Table
    form: Form
    headers: Headers
    above: Sequence[tuple[str, ...]]
    "The units stated above the table, line by line."
    sparse: bool
    "Of an original that may lack any cell, only zeros are read."

    def read(self, texts: list[Text], found: Found) -> None:
        """Read rows whose digits can be cut in one way, below headers that are in the form's order."""
        text = "".join(item.text for item in texts)
        if self.table.one_row:
            self._read_row(text, texts[0].place, found)
            return
        for block in self.table.blocks:
            strips = list(fused.strips(text, block.leaf_rows()))
            if strips:
                self._read_block(block, strips, texts[0].place, found)

    def _read_block(self, block: Block, strips: Sequence[Strip], place: str, found: Found) -> None:
        columns = block.leaf_columns()
        header = self.headers.in_text(strips[0].before)
        digits = {strip.row.id: strip.digits for strip in strips}
        solved = self._solved(block, strips, header)
        for line in block.leaf_rows():
            read_values = solved.get(line.id, [LOST] * len(columns))
            for column, value in zip(columns, read_values, strict=True):
                found.values[f"{self.table.id}.{line.id}.{column.id}"] = value
            if LOST in read_values and digits.get(line.id):
                said = f"“{line.label}”一行的数字连在一起，不能确定怎样分开，记作 lost；读到的是 {digits[line.id]}"
                found.notes.append((WARNING, place, said))
        empty = [line.label for line in block.leaf_rows() if not digits.get(line.id)]
        if empty:
            found.notes.append(
                (WARNING, place, f"有 {len(empty)} 行没有读到数字，记作 lost：{'、'.join(empty)}")
            )

    def _solved(
        self, block: Block, strips: Sequence[Strip], header: Header
    ) -> dict[str, list[Value]]:
        columns = block.leaf_columns()
        order = header.order(columns)
        if order is None or order != sorted(order) or header.strangers:
            return {}
        if len(columns) == 1:
            return self._single(columns[0], strips, header)
        if not self._is_in_units_of_the_form(columns, header):
            return {}
        ways = {strip.row.id: self._ways(strip, columns) for strip in strips}
        if self.table.blocks[0].heading:
            # Nothing adds these up, and a blank cell would leave no trace: only zeros, one for each cell, are certain.
            zeros = (0,) * len(columns)
            return {
                line: _typed(zeros, columns) for line, found in ways.items() if found == [zeros]
            }
        identities = [identity for identity in self.form.identities if identity.must_hold]
        chosen = fused.solve(ways, [column.id for column in columns], identities)
        return {line: _typed(row, columns) for line, row in chosen.items()}

    def _is_in_units_of_the_form(self, columns: Sequence[Line], header: Header) -> bool:
        """Whether nothing beside the figures says that they are in another unit than the form's."""
        for column in columns:
            unit = units.settled(header.units(column), self.above, column.kind)
            if unit is None or (
                unit and column.kind != "amount" and units.scale(unit, column.kind) != 1
            ):
                return False
        return True

    def _single(
        self, column: Line, strips: Sequence[Strip], header: Header
    ) -> dict[str, list[Value]]:
        """The rows of a block with one column: their digits are one figure, unless white space parts them."""
        unit = units.settled(header.units(column), self.above, column.kind)
        if unit is None:
            return {}
        whole = [
            strip for strip in strips if len(strip.words) == 1 and self._ends_before(strip.behind)
        ]
        found = {strip.row.id: read(strip.digits, column.kind, unit).value for strip in whole}
        return {
            line: [value]
            for line, value in found.items()
            if value is not None and not isinstance(value, Missing)
        }

    def _ends_before(self, behind: str) -> bool:
        """Whether a figure ends before these words: they are a heading, and not 余件."""
        headings = tuple(bare(block.heading) for block in self.table.blocks if block.heading)
        return not behind.strip() or bare(behind).startswith(headings)

    def _ways(self, strip: Strip, columns: Sequence[Line]) -> list[tuple[int, ...]]:
        """Every way to cut the digits of a row into as many figures as it has columns."""
        count, digits = len(columns), strip.digits
        if self.sparse:
            return [(0,) * count] if digits == "0" * count else []
        if strip.row.id in fused.summed(self.form, self.table):
            if certain := fused.apart(strip.words, count):
                return certain
            # A blank cell leaves no trace: a row that could also be one of fewer numbers is not read.
            fewer = any(fused.summing(digits, fewer) for fewer in range(2, count))
            return [] if fewer else fused.summing(digits, count)
        return (
            fused.ways(digits, count) if all(column.kind == "count" for column in columns) else []
        )

    def _read_row(self, text: str, place: str, found: Found) -> None:
        """Fifteen figures behind the last header: cut where each total is the sum of its group, if in one way."""
        (block,) = self.table.blocks
        width = len(block.leaf_columns())
        written = fused.plain(text)
        last = squeezed(block.leaf_columns()[-1].label)
        if last not in written:
            return
        end = written.rindex(last) + len(last)
        words = fused.leading_words(written[end:])
        digits = "".join(words)
        header = self.headers.in_text(written[:end])
        count = len(block.leaf_rows())
        solutions = _groups_apart(words, count, width) or list(_groups(digits, count, width))
        whole = [groups for groups in solutions if all(len(group) == width for group in groups)]
        only_zeros = not set(digits) - {"0"}
        is_plain = self._is_in_units_of_the_form(block.leaf_columns(), header)
        is_certain = (
            is_plain and len(solutions) == len(whole) == 1 and (only_zeros or not self.sparse)
        )
        if is_certain and is_usual(header, block) and not header.strangers:
            for line, row in zip(block.leaf_rows(), solutions[0], strict=True):
                for column, value in zip(block.leaf_columns(), row, strict=True):
                    found.values[f"{self.table.id}.{line.id}.{column.id}"] = value
        elif digits:
            message = f"表四的数字连在一起，不能确定怎样分开，或者表头的次序不同，记作 lost；读到的是 {digits}"
            found.notes.append((WARNING, place, message))


def _typed(row: tuple[int, ...], columns: Sequence[Line]) -> list[Value]:
    return [
        str(v) if c.kind in ("decimal", "amount") else v for v, c in zip(row, columns, strict=True)
    ]


def _groups_apart(
    words: Sequence[str], count: int, width: int
) -> list[tuple[tuple[int, ...], ...]]:
    """The way to read as many words, or digits, as there are cells: each is one, and every group adds up."""
    for pieces in (words, "".join(words)):
        groups = [pieces[start : start + width] for start in range(0, len(pieces), width)]
        found = [row for group in groups for row in fused.apart(tuple(group), width)]
        if len(pieces) == count * width and len(found) == count:
            return [tuple(found)]
    return []


def _groups(digits: str, count: int, width: int) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Every way to cut digits into so many groups whose last number is the sum of the others, blank cells left out."""
    if count == 0:
        if not digits:
            yield ()
        return
    if len(digits) > fused.MOST_DIGITS:
        return
    ways = (
        (length, group)
        for length in range(2, len(digits) - 2 * (count - 1) + 1)
        for numbers in range(2, width + 1)
        for group in fused.summing(digits[:length], numbers)
    )
    for length, group in ways:
        for rest in _groups(digits[length:], count - 1, width):
            yield (group, *rest)
