"""Agencies as files name them: `410411/jmj`."""

from collections.abc import Iterable, Iterator

from generator.archive.reference import SHAPE, Reference
from generator.content.entries import Entries
from generator.content.fields import Fields
from generator.content.ids import CODE, ID
from generator.content.nodes import Node, PlainRow, Sequence

AGENCY = f"{CODE}/{ID}"


def references(fields: Fields, items: Iterable[Node], name: str) -> Iterator[Reference]:
    """Those that the items of a list state."""
    for item in items:
        key = fields.matching(item, name, AGENCY, SHAPE, required=True)
        if key:
            yield Reference(key, item.position)


def one_or_more(entries: Entries, name: str) -> tuple[Reference, ...]:
    """The key of one, or a list of keys."""
    node = entries.get(name)
    if isinstance(node, Sequence | PlainRow):
        return tuple(references(entries.fields, node.items, name))
    key = entries.matching(name, AGENCY, SHAPE)
    if key is None:
        return ()
    only = Reference(key, entries.position(name))
    return (only,)
