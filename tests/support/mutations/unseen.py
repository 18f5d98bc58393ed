"""Digits in a cell that no reader sees, or struck out, beside the figure or in its place."""

from collections.abc import Iterator
from random import Random

from support.mutations.mutation import Dress, Mutation, blank, dressing, nothing
from support.mutations.original import Run

STRUCK = ("struck", "struck twice", "struck by style", "struck by style sheet", "deleted")
"Seen, but as what is no longer said."
UNSEEN = (
    "hidden",
    "hidden by style",
    "hidden by style sheet",
    "hidden with its parent",
    "invisible",
    "transparent",
    "white",
    "white by style",
    "tiny",
    "of no size",
    "off the page",
    "covered",
    "clipped",
    "closed",
    "unpainted",
    "in a comment",
    "an instruction",
    "in ruby",
    "in a fallback",
    "of a hidden layer",
    "hidden by a condition",
    "of an unknown kind",
)


def _before(look: str) -> Dress:
    return lambda figure, rng: (Run(str(rng.randint(1, 9)), look), Run(figure))


def _behind(look: str) -> Dress:
    return lambda figure, rng: (Run(figure), Run(str(rng.randint(1, 9)), look))


def _alone(look: str) -> Dress:
    return lambda figure, _: (Run(figure, look),)


def _replaced(figure: str, rng: Random) -> tuple[Run, ...]:
    return Run(str(rng.randint(1, 99)), "deleted"), Run(figure, "inserted")


def _mutations() -> Iterator[Mutation]:
    for look in (*STRUCK, *UNSEEN):
        yield dressing(f"a digit before, {look}", _before(look))
        yield dressing(f"a digit behind, {look}", _behind(look))
    for look in STRUCK:
        yield dressing(f"a figure {look}", _alone(look), nothing)
    for look in UNSEEN:
        yield dressing(f"a figure {look}", _alone(look), blank)
    yield dressing("a figure deleted, another inserted", _replaced)
    yield dressing("a figure moved by style", _alone("moved by style"), nothing)
    yield dressing("a digit made by a style sheet", _behind("made by style sheet"), nothing)


MUTATIONS = tuple(_mutations())
