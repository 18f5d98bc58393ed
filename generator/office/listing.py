"""Sheets of an office's workbooks: a sentence, headings, and rows of words and numbers.

A number is a number, and what is lacking is a word on a hatched ground.
"""

from collections.abc import (
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from decimal import Decimal
from typing import NamedTuple

from generator.authoring.workbook.looks import (
    FRAMED,
    HATCHED,
    PLAIN,
    PROPERTIES,
    TOP,
    WHOLE,
    Look,
    Style,
    style,
    styled,
)
from generator.authoring.workbook.room import USUAL, make_room
from generator.authoring.workbook.rows import PlainBook, Stored
from generator.authoring.workbook.shell import Area, Layout
from generator.authoring.workbook.stored import keeps_every_digit
from generator.office.entry import (
    Entry,
    Figure,
    Without,
    plain,
)
from generator.text.characters import on_one_line

SPARE = 3
"Room beside a number, in digits."
NUMBER = PLAIN | FRAMED | {"valign": "top", "align": "right", "indent": 1}
WRONG = PROPERTIES[Look.WRONG]
LACKING = styled(PLAIN | FRAMED | TOP | HATCHED | {"italic": True, "align": "right"})
WIDE: Style = styled(PLAIN | TOP)

Field = Entry | None
"What a cell holds; None for nothing."


class Line(NamedTuple):
    """A row."""

    fields: Sequence[Field]
    is_wrong: bool = False
    "Whether it is set off."


def kept(value: Field) -> Stored:
    """A figure as a number, where no digit of it is lost by that; all else as words.

    What hides in a word, or turns the direction of what stands behind it, is shown as what it is.
    """
    if isinstance(value, Without):
        return value.word
    if isinstance(value, str):
        return on_one_line(value)
    if not isinstance(value, Decimal):
        return value
    return float(value) if keeps_every_digit(value) else plain(value)


def code_of(value: Field) -> str:
    """The format of a number; as many places as the amount is written with."""
    if not isinstance(value, Decimal):
        return WHOLE
    _, _, places = plain(value).partition(".")
    return f"{WHOLE}.{'0' * len(places)}" if places else WHOLE


def looks(value: Field, *, is_wrong: bool = False) -> Style:
    """How a field of a list looks."""
    if isinstance(value, Without):
        return LACKING
    ground = WRONG if is_wrong else {}
    if isinstance(value, int | Decimal):
        return styled(NUMBER | ground | {"num_format": code_of(value)})
    return styled(PROPERTIES[Look.LISTED] | ground)


class Plan(NamedTuple):
    """What a sheet is like before it has rows."""

    title: str
    columns: Mapping[str, float]
    "Heading → width, in digits."
    is_landscape: bool = False


def listing(
    book: PlainBook,
    plan: Plan,
    lead: str,
    lines: Iterable[Line],
) -> None:
    """A sheet that prints on A4, with a sentence above its headings."""
    lines = list(lines)
    widths = tuple(_widened(plan.columns, lines))
    layout = Layout(
        name=plan.title,
        widths=widths,
        height=USUAL,
        frozen=(2, 0),
        merged=(Area(0, 0, 0, len(widths) - 1),),
        filtered=Area(1, 0, max(2, len(lines) + 1), len(widths) - 1),
        is_headed=True,
        is_landscape=plan.is_landscape,
    )
    rows = book.sheet(layout)
    rows.put(0, 0, lead, WIDE)
    make_room(rows, 0, [lead], [sum(widths)])
    for column, heading in enumerate(plan.columns):
        rows.put(1, column, heading, style(Look.LISTED_HEADING))
    make_room(rows, 1, plan.columns, widths)
    for number, line in enumerate(lines, 2):
        words = [_words(field) for field in line.fields]
        make_room(rows, number, words, widths)
        for column, field in enumerate(line.fields):
            look = looks(field, is_wrong=line.is_wrong)
            rows.put(number, column, kept(field), look)


def _widened(columns: Mapping[str, float], lines: Sequence[Line]) -> Iterator[float]:
    """The width of each column, that no number is cut."""
    for column, width in enumerate(columns.values()):
        fields = [line.fields[column] for line in lines]
        numbers = [field for field in fields if isinstance(field, int | Decimal)]
        yield max([width, *map(width_of, numbers)])


def width_of(number: Figure) -> int:
    """The room that a number takes with its commas, in digits."""
    return len(f"{number:,f}" if isinstance(number, Decimal) else f"{number:,}") + SPARE


def _words(field: Field) -> str:
    """What a field takes room for."""
    return field if isinstance(field, str) else ""
