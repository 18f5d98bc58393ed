"""What a key of the front matter is: how its value is read and written, and its JSON Schema."""

from collections.abc import (
    Callable,
    Iterable,
    Iterator,
    Mapping,
)
from dataclasses import dataclass
from typing import Any

from generator.content.entries import Entries
from generator.content.fields import Fields
from generator.content.nodes import Node
from generator.content.scalars import scalar

TEXT: Mapping[str, Any] = {"type": ["string", "null"]}
DATE: Mapping[str, Any] = {"type": ["string", "null"], "format": "date"}


@dataclass(frozen=True, slots=True)
class Key:
    """A key, and the attribute of a record that is called so."""

    name: str
    read: Callable[[Fields, Node | None], Any]
    "The value at a node; what is wrong with it is noted by the fields."
    write: Callable[[Any], Iterator[str]]
    "The lines that state a value; none for one that is left out."
    schema: Mapping[str, Any]
    below: tuple[str, ...] = ()
    "The keys that stand under it, where they are the same in every file."
    is_day: bool = False

    @classmethod
    def of_text(
        cls,
        name: str,
        read: Callable[[Fields, Node | None, str], str | None] = Fields.text,
        schema: Mapping[str, Any] = TEXT,
        *,
        is_optional: bool = False,
    ) -> "Key":
        """A key of one line of text.

        is_optional: it is left out, not `null`, where there is none.
        """

        def write(text: str | None) -> Iterator[str]:
            if text or not is_optional:
                yield f"{name}: {scalar(text)}"

        def read_named(fields: Fields, node: Node | None) -> str | None:
            return read(fields, node, name)

        return cls(
            name,
            read_named,
            write,
            schema,
            is_day=read is Fields.day,
        )


def read_all(keys: Iterable[Key], entries: Entries) -> dict[str, Any]:
    """Name → value of each key."""
    values = {}
    for key in keys:
        node = entries.get(key.name)
        values[key.name] = key.read(entries.fields, node)
    return values


def write_all(keys: Iterable[Key], record: object) -> Iterator[str]:
    """The lines of each key, in their order."""
    for key in keys:
        value = getattr(record, key.name)
        yield from key.write(value)
