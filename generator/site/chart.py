"""The geometry of the one chart: bars by year.

Across, everything is in percent of the width, and down in pixels, so that text keeps its size on
a phone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.widths import classes
from generator.survey.years import spelled

BASE = 160
"Where bars stand."
TALLEST = 120
APART = 28
"Percent of a phone's width that a word beside a break takes."

Figure = tuple[int | None, int | None]
Figures = dict[int, Figure]
"""Year → a figure, None where it is not known, and the edition of the form it is taken from, None
where the report has none any more."""

Break = tuple[float, str]
"Percent of the width, and the word beside it; empty where it would run into the one before."


@dataclass(frozen=True, slots=True)
class Bar:
    """One year."""

    year: int
    value: int | None
    "None: the figure is not known, or the report is not in this archive."
    present: bool
    "Whether the archive has a report on that year."
    edition: int | None
    left: float
    "Percent of the width."
    width: float
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars in order, and where the edition of the form changes."""

    bars: tuple[Bar, ...]
    breaks: tuple[Break, ...]
    widths: str
    "The classes for the digits of its longest figure."


def bars(figures: Figures) -> Chart | None:
    """A bar for every year there is to see; None without a figure above 0."""
    values = (value or 0 for value, _ in figures.values())
    highest = max(values, default=0)
    if not highest:
        return None
    years = spelled(figures)
    step = 100 / len(years)
    drawn: list[Bar] = []
    for index, year in enumerate(years):
        value, edition = figures.get(year, (None, None))
        height = _height(value, highest)
        bar = Bar(
            year=year,
            value=value,
            present=year in figures,
            edition=edition,
            left=round(step * (index + 0.2), 2),
            width=round(step * 0.6, 2),
            top=round(BASE - height, 1),
            height=height,
        )
        drawn.append(bar)
    breaks = tuple(_breaks(drawn, step))
    digits = len(str(highest))
    return Chart(
        bars=tuple(drawn),
        breaks=breaks,
        widths=classes(digits),
    )


def _height(value: int | None, highest: int) -> float:
    """As high as can be where there is no figure."""
    if value is None:
        return float(TALLEST)
    return round(TALLEST * value / highest, 1)


def _breaks(drawn: list[Bar], step: float) -> Iterator[Break]:
    """Before each bar whose edition is not that of the last one before it that has one."""
    previous: int | None = None
    last: float | None = None
    for index, bar in enumerate(drawn):
        if not bar.edition:
            continue
        if previous and bar.edition != previous:
            left = round(step * index, 2)
            crowded = last is not None and left - last < APART
            word = "改用新表式" if bar.edition > previous else "改用旧表式"
            yield left, "" if crowded else word
            last = left
        previous = bar.edition
