"""Questions to elements of an Office file that may be missing: of none, each answer is nothing."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"Of Word."
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
"Of Excel."
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TRUE = {"1", "true"}
FALSE = {"0", "false"}
"What attributes say that are either."
NUMBER = re.compile("[0-9]{1,5}")


def child(element: "etree._Element | None", path: str) -> "etree._Element | None":
    """The first element at that path."""
    if element is None:
        return None
    return element.find(path)


def children(element: "etree._Element | None", path: str = ".") -> "list[etree._Element]":
    """All children of the first element at that path."""
    parent = child(element, path)
    if parent is None:
        return []
    return list(parent)


def descendants(element: "etree._Element | None", tag: str) -> "Iterator[etree._Element]":
    """All elements of that tag within it."""
    if element is None:
        return iter(())
    return element.iter(tag)


def attribute(element: "etree._Element | None", name: str, otherwise: str = "") -> str:
    """What an attribute says."""
    if element is None:
        return otherwise
    return element.get(name, otherwise)


def of_number(listed: "Sequence[etree._Element]", written: str) -> "etree._Element | None":
    """The element that has the number, from 0, as it is written in another."""
    if not written.isdecimal():
        return None
    index = int(written)
    if index >= len(listed):
        return None
    return listed[index]


def number(written: str, otherwise: int = 0) -> int:
    """A number as Word writes it, up to five digits."""
    if not NUMBER.fullmatch(written):
        return otherwise
    return int(written)


def name_of(element: "etree._Element") -> str:
    """Its tag without the namespace: tbl."""
    _, _, name = str(element.tag).rpartition("}")
    return name
