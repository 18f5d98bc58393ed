"""What stands in a cell is no text.

A picture, a form's field, a formula, a number that a program writes.
"""

from collections.abc import Iterator

from support.mutations.mutation import Dress, Mutation, dressing, nothing
from support.mutations.original import Run

ALONE = (
    "picture",
    "drawing",
    "input",
    "text area",
    "drop-down",
    "checkbox",
    "drop-down placeholder",
    "form field",
    "equation",
    "symbol",
    "object",
    "canvas",
    "frame",
    "meter",
    "made by a script",
    "numbering",
    "formula without result",
    "formula with an error",
    "truth value",
    "date",
    "a field without result",
    "glyphs without names",
)
"Looks of things that show a figure, or may, which the text does not hold."
BESIDE = (
    "picture",
    "input",
    "drop-down",
    "checkbox",
    "equation",
    "symbol",
    "numbering",
    "object",
    "drawing",
)
"Those that change the figure they stand beside."


def _only(look: str) -> Dress:
    return lambda figure, _: (Run(figure, look),)


def _and(look: str) -> Dress:
    return lambda figure, rng: (Run(str(rng.randint(1, 9)), look), Run(figure))


def _mutations() -> Iterator[Mutation]:
    for look in ALONE:
        yield dressing(f"only a thing: {look}", _only(look), nothing)
    for look in BESIDE:
        yield dressing(f"a thing and a figure: {look}", _and(look), nothing)
    for look in ("calculated", "formula with a result", "content control", "inserted", "nested"):
        yield dressing(f"a figure: {look}", _only(look))
    for look in (
        "doubled",
        "doubled exactly",
        "outlined",
        "turned",
        "raised on its own",
        "small caps",
    ):
        yield dressing(f"a figure: {look}", _only(look))
    yield dressing("a figure: turned upside down", _only("turned upside down"))
    yield dressing("a figure: mirrored", _only("mirrored"), nothing)


MUTATIONS = tuple(_mutations())
