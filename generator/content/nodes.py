"""What YAML holds: scalars as they were written, sequences and mappings, each at its position.

They are tuples, which are made in half the time of a frozen record: a report has a hundred.
"""

from typing import NamedTuple

from generator.archive.values import Position


class Scalar(NamedTuple):
    """A value as it was written."""

    text: str
    plain: bool
    "Written without quotation marks."
    position: Position
    end: Position
    "Just behind it."


class Sequence(NamedTuple):
    """`[…]` or `- …`."""

    items: "tuple[Node, ...]"
    position: Position


class PlainRow(NamedTuple):
    """A sequence of plain words on one line, `[12, 0, lost]`, as most of a report's are.

    Whoever needs no more than its words is spared a scalar for each.
    """

    words: tuple[str, ...]
    columns: tuple[int, ...]
    "Where each begins, from 1."
    position: Position

    @property
    def items(self) -> tuple[Scalar, ...]:
        """The words as any other sequence has them."""
        line, _ = self.position
        scalars = []
        for word, column in zip(self.words, self.columns, strict=True):
            scalar = Scalar(
                text=word,
                plain=True,
                position=(line, column),
                end=(line, column + len(word)),
            )
            scalars.append(scalar)
        return tuple(scalars)


class Mapping(NamedTuple):
    """`key: value`, in the order written, without duplicate keys."""

    items: "tuple[tuple[Scalar, Node], ...]"
    position: Position

    def get(self, key: str) -> "Node | None":
        """The value of that key."""
        return next((value for name, value in self.items if name.text == key), None)


Node = Scalar | Sequence | PlainRow | Mapping
