"""Two figures in one cell: nobody knows which is meant."""

from collections.abc import Iterator

from support.mutations.mutation import Dress, Mutation, dressing, nothing
from support.mutations.original import Run

BETWEEN = ("line end", "paragraph", "tab", "item", "division", "inner table", "carriage return")
"Looks of what stands between two."


def _two(look: str) -> Dress:
    return lambda figure, rng: (Run(figure), Run("", look), Run(str(rng.randint(1, 99))))


def _spaced(space: str) -> Dress:
    return lambda figure, rng: (Run(f"{figure}{space}{rng.randint(1, 99)}"),)


def _boxed(look: str) -> Dress:
    return lambda figure, rng: (Run(figure), Run(str(rng.randint(1, 99)), look))


def _broken(look: str) -> Dress:
    """One figure whose digits stand on two lines: it may be one or two."""
    return lambda figure, rng: (Run(str(rng.randint(1, 9))), Run("", look), Run(figure))


def _mutations() -> Iterator[Mutation]:
    for look in BETWEEN:
        yield dressing(f"two figures, between them a {look}", _two(look), nothing)
        yield dressing(f"digits on both sides of a {look}", _broken(look), nothing)
        yield dressing(f"a figure and a {look}", lambda f, _, look=look: (Run(f), Run("", look)))  # type: ignore[misc]
    yield dressing("two figures, between them a space", _spaced(" "), nothing)
    yield dressing("two figures, between them a wide space", _spaced("\u3000"), nothing)
    yield dressing("two figures, between them several spaces", _spaced("    "), nothing)
    yield dressing("a figure and another in a text box", _boxed("text box"), nothing)
    yield dressing("a figure below a text box", _boxed("text box over it"), nothing)
    yield dressing("two figures side by side", _two("gap"), nothing)


MUTATIONS = tuple(_mutations())
