"""How a workbook shows a number that it stores: what is printed is what the format makes of it."""

from collections.abc import Callable, Iterator
from random import Random

from generator.archive.values import Missing, Value
from support.mutations.mutation import Mutation, Says, blank, dressing, nothing, same
from support.mutations.original import Run


def _times(factor: int) -> Says:
    return lambda figure: int(figure) * factor


def _nought_blank(figure: str) -> Value:
    return Missing.BLANK if int(figure) == 0 else int(figure)


def _at_most_five(figure: str) -> Value:
    return Missing.LOST if int(figure) > 5 else int(figure)


FORMATS: tuple[tuple[str, Says], ...] = (
    ("0", same),
    ("#,##0", same),
    ("0_ ", same),
    ("@", same),
    ('0"件"', same),
    ("[Red]0", same),
    ("0.00", same),
    ("[DBNum1]0", same),
    ("000", same),
    ("#", _nought_blank),
    ('0;-0;""', _nought_blank),
    ('0;-0;"—"', _nought_blank),
    (";;;", blank),
    ('"—"', blank),
    ('""', blank),
    ("0,", nothing),
    ("0.00,,", nothing),
    ('0"0"', _times(10)),
    ('"1"0', nothing),
    ("0%", nothing),
    ('0"‰"', nothing),
    ('0"元"', nothing),
    ('0"万"', _times(10_000)),
    ("\\-0", nothing),
    ("0E+00", nothing),
    ("# ?/?", same),
    ("yyyy-mm-dd", nothing),
    ('[>5]"多";0', _at_most_five),
    ('"十"', nothing),
    ("0\\ 7", nothing),
)
"Number format → what a reader then knows of the figure stored."


def stored(code: str) -> str:
    """The look of a number that a workbook stores with that format."""
    return f"format {code}"


def _mutations() -> Iterator[Mutation]:
    def showing(code: str) -> Callable[[str, Random], tuple[Run, ...]]:
        return lambda figure, _: (Run(figure, stored(code)),)

    for code, says in FORMATS:
        yield dressing(f"number format {code}", showing(code), says)


MUTATIONS = tuple(_mutations())
