"""Questions to elements of an Office file that may be missing: of none, each answer is nothing."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

TRUE = {"1", "true"}
FALSE = {"0", "false"}
"What attributes say that are either."


def child(element: "etree._Element | None", path: str) -> "etree._Element | None":
    """The first element at that path."""
    return None if element is None else element.find(path)


def children(element: "etree._Element | None", path: str = ".") -> "list[etree._Element]":
    """All children of the first element at that path."""
    parent = child(element, path)
    return [] if parent is None else list(parent)


def descendants(element: "etree._Element | None", tag: str) -> "Iterator[etree._Element]":
    """All elements of that tag within it."""
    return iter(()) if element is None else element.iter(tag)


def attribute(element: "etree._Element | None", name: str, otherwise: str = "") -> str:
    """What an attribute says."""
    return otherwise if element is None else element.get(name, otherwise)


def of_number(listed: "Sequence[etree._Element]", number: str) -> "etree._Element | None":
    """The element that has the number, from 0, as it is written in another."""
    is_there = number.isdecimal() and int(number) < len(listed)
    return listed[int(number)] if is_there else None


def name_of(element: "etree._Element") -> str:
    """Its tag without the namespace: tbl."""
    return str(element.tag).rpartition("}")[2]
