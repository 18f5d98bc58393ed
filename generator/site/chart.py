"""The geometry of the one chart: bars by year.

All of it is in percent of the drawing, whose height the style sheet gives in the size of type, so
that text keeps its size on a phone and the chart grows with it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.content.widths import classes

BASE = 84
"Where bars stand."
TALLEST = 63
BRACKET = 9
"How high what has no figure is: low, so that it is never taken for much."
APART = 28
"Percent of a phone's width that a word beside a break takes."


@dataclass(frozen=True, slots=True)
class Figure:
    """What there is to draw of one year."""

    value: int | None
    "None where none is known, or to be shown."
    inferred: bool = False
    edition: int | None = None
    "Of the form it is taken from; None where the report has none any more."
    word: str = ""
    "What stands in place of a figure, in two characters at most."
    words: str = ""
    "The same for those who do not see the chart."


Break = tuple[float, str]
"Percent of the width, and the word beside it; empty where it would run into the one before."


@dataclass(frozen=True, slots=True)
class Bar:
    """One year."""

    year: int
    figure: Figure
    left: float
    width: float
    middle: float
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars in order, and where the edition of the form changes."""

    bars: tuple[Bar, ...]
    breaks: tuple[Break, ...]
    edition: int | None
    "Of the newest figure; bars of other editions are pale."
    widths: str
    "The classes for the digits of its longest figure."


def bars(figures: Mapping[int, Figure]) -> Chart | None:
    """A bar for each of these years, which are in order; None without a figure above 0."""
    values = (figure.value or 0 for figure in figures.values())
    highest = max(values, default=0)
    if not highest:
        return None
    step = 100 / len(figures)
    drawn = []
    for index, (year, figure) in enumerate(figures.items()):
        height = _height(figure.value, highest)
        bar = Bar(
            year=year,
            figure=figure,
            left=round(step * (index + 0.2), 2),
            width=round(step * 0.6, 2),
            middle=round(step * (index + 0.5), 2),
            top=round(BASE - height, 2),
            height=height,
        )
        drawn.append(bar)
    editions = [figure.edition for figure in figures.values() if figure.edition]
    digits = len(str(highest))
    return Chart(
        bars=tuple(drawn),
        breaks=tuple(_breaks(drawn, step)),
        edition=editions[-1] if editions else None,
        widths=classes(digits),
    )


def _height(value: int | None, highest: int) -> float:
    if value is None:
        return BRACKET
    return round(TALLEST * value / highest, 2)


def _breaks(drawn: Iterable[Bar], step: float) -> Iterator[Break]:
    """Before each bar whose edition is not that of the last one before it that has one."""
    previous: int | None = None
    last: float | None = None
    for index, bar in enumerate(drawn):
        edition = bar.figure.edition
        if not edition:
            continue
        if previous and edition != previous:
            left = round(step * index, 2)
            crowded = last is not None and left - last < APART
            word = "改用新表式" if edition > previous else "改用旧表式"
            yield left, "" if crowded else word
            last = left
        previous = edition
