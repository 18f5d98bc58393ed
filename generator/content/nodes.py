"""What YAML holds: scalars as they were written, sequences and mappings, each at its position."""

from dataclasses import dataclass

from generator.archive.values import Position


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as it was written."""

    text: str
    plain: bool
    "Written without quotation marks."
    position: Position
    end: Position
    "Just behind it."


@dataclass(frozen=True, slots=True)
class Sequence:
    """`[…]` or `- …`."""

    items: "tuple[Node, ...]"
    position: Position


@dataclass(frozen=True, slots=True)
class Mapping:
    """`key: value`, in the order written, without duplicate keys."""

    items: "tuple[tuple[Scalar, Node], ...]"
    position: Position

    def get(self, key: str) -> "Node | None":
        """The value of that key."""
        return next((value for name, value in self.items if name.text == key), None)


Node = Scalar | Sequence | Mapping
