"""The geometry of figures as dots on one axis, in percent of its width."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

STEPS = (1, 2, 5)
"What ticks are apart, and ten, a hundred … times as much."
MOST_TICKS = 2
"Above 0; more of them run into each other on a phone."
UNITS = ((10**8, "亿"), (10**4, "万"))
"In which a tick is told, if it is a whole number of them."


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis that is named."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From 0 on."""

    reach: int
    "The figure at its end."
    ticks: tuple[Tick, ...]
    "0 first, then the end last."

    def at(self, value: int) -> float:
        """Where that figure stands."""
        return _percent(value, self.reach)

    def strip(self, values: Iterable[int]) -> str:
        """The figures as one path, a thousand units wide and two high, whose ends are round.

        However many there are, they are one element; those that are equal lie on each other.
        """
        each_once = sorted(set(values))
        return "".join(f"M{10 * self.at(value):g} 1h0" for value in each_once)


def axis(highest: int) -> Axis:
    """The shortest that holds that figure, which is not 0."""
    apart = next(each for each in _distances() if each * MOST_TICKS >= highest)
    needed = -(-highest // apart)
    reach = apart * needed
    figures = range(0, reach + 1, apart)
    ticks = [Tick(_percent(figure, reach), _words(figure)) for figure in figures]
    return Axis(reach, tuple(ticks))


def _distances() -> Iterator[int]:
    """What ticks may be apart, the shortest first."""
    for power in count():
        for step in STEPS:
            yield step * 10**power


def _words(figure: int) -> str:
    for unit, name in UNITS:
        if figure and figure % unit == 0:
            return f"{figure // unit} {name}"
    return str(figure)


def _percent(value: int, reach: int) -> float:
    return round(100 * value / reach, 2)
