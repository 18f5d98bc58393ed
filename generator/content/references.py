"""Agencies as files name them: `410411/jmj`."""

from collections.abc import Iterable, Iterator

from generator.archive.reference import SHAPE, Reference
from generator.content.fields import Fields, position
from generator.content.ids import CODE, ID
from generator.content.nodes import Node, Sequence

AGENCY = f"{CODE}/{ID}"


def references(fields: Fields, items: Iterable[Node], name: str) -> Iterator[Reference]:
    """Those that the items of a list state."""
    for item in items:
        key = fields.matching(item, name, AGENCY, SHAPE, required=True)
        if key:
            yield Reference(key, item.position)


def one_or_more(fields: Fields, node: Node | None, name: str) -> tuple[Reference, ...]:
    """The key of one, or a list of keys."""
    if isinstance(node, Sequence):
        return tuple(references(fields, node.items, name))
    key = fields.matching(node, name, AGENCY, SHAPE)
    return (Reference(key, position(node)),) if key else ()
