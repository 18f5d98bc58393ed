"""Agencies as files name them: `410411/jmj`."""

from collections.abc import Iterable, Iterator

from generator.archive.reference import SHAPE, Reference
from generator.content.entries import Entries
from generator.content.fields import Fields
from generator.content.ids import CODE, ID, ID_HINT, is_agency_id
from generator.content.nodes import Node, PlainRow, Sequence

AGENCY = f"{CODE}/{ID}"
FORMER = f"(?:{CODE}/)?{ID}"
MOST_FORMER = 20
"Former ids of one agency: each is a page for every page that it has."


def references(fields: Fields, items: Iterable[Node], name: str) -> Iterator[Reference]:
    """Those that the items of a list state."""
    for item in items:
        key = fields.matching(item, name, AGENCY, SHAPE, required=True)
        if key:
            yield Reference(key, item.position)


def former_ids(entries: Entries, region: str) -> Iterator[Reference]:
    """Keys that a folder had before; one without a region was in the same."""
    fields = entries.fields
    items = entries.items("former_ids")
    if items[MOST_FORMER:]:
        message = f"former_ids 有 {len(items)} 个，最多 {MOST_FORMER} 个"
        fields.error(items[MOST_FORMER], "shape", message, "只留确实用过的")
    for item in items[:MOST_FORMER]:
        text = fields.matching(item, "former_ids", FORMER, f"机关或 {SHAPE}", required=True)
        if text is None:
            continue
        code, _, own = text.rpartition("/")
        if is_agency_id(own):
            yield Reference(f"{code or region}/{own}", item.position)
        else:
            fields.error(item, "shape", f"“{own}” 不能是机关的文件夹名", ID_HINT)


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
