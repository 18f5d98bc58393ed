"""The geometry of the one chart: bars by year.

Places are percentages of the width and pixels of the height, so that text keeps its size on a phone.
"""

from dataclasses import dataclass

from generator.content.widths import classes
from generator.survey.years import spelled

HEIGHT = 190
BASE = 160
TALLEST = 120
APART = 28
"Percent of a phone's width that a word beside a break takes."


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
    breaks: tuple[tuple[float, str], ...]
    "Percent of the width, and the word beside it; empty where it would run into the one before."
    widths: str
    "The classes for the digits of its longest figure."


def bars(values: dict[int, tuple[int | None, int]]) -> Chart | None:
    """Year → (figure, edition). None when there is nothing to see: no figure above 0."""
    highest = max((value or 0 for value, _ in values.values()), default=0)
    if not highest:
        return None
    years = spelled(values)
    step = 100 / len(years)
    found: list[Bar] = []
    breaks: list[tuple[float, str]] = []
    for place, year in enumerate(years):
        value, edition = values.get(year, (None, None))
        height = round(TALLEST * (value or 0) / highest, 1) if value is not None else float(TALLEST)
        previous = next((bar.edition for bar in reversed(found) if bar.edition), None)
        if edition and previous and edition != previous:
            at = round(step * place, 2)
            crowded = bool(breaks) and at - breaks[-1][0] < APART
            breaks.append(
                (at, "" if crowded else "改用新表式" if edition > previous else "改用旧表式")
            )
        left = round(step * (place + 0.2), 2)
        found.append(
            Bar(
                year,
                value,
                year in values,
                edition,
                left,
                round(step * 0.6, 2),
                round(BASE - height, 1),
                height,
            )
        )
    return Chart(tuple(found), tuple(breaks), classes(len(str(highest))))
