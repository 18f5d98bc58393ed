"""Objects of a PDF file, which may be named by their number, and need not be what they should."""

from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral


def dictionary(value: object) -> dict[str, Any]:
    """The entries of a dictionary; none of anything else."""
    resolved = resolve1(value)
    if isinstance(resolved, dict):
        return resolved
    return {}


def name_of(value: object) -> str:
    """A name; empty for anything else."""
    resolved = resolve1(value)
    if isinstance(resolved, PSLiteral):
        return str(resolved.name)
    return ""


def items(value: object) -> list[Any]:
    """The items of a list, each as it is; none of anything else."""
    resolved = resolve1(value)
    if isinstance(resolved, list):
        return resolved
    return []


def number(value: object, default: float) -> float:
    """A number; the default for anything else."""
    resolved = resolve1(value)
    if isinstance(resolved, int | float):
        return float(resolved)
    return default


def numbers(value: object) -> list[float]:
    """The numbers of a list; none where one of them is something else."""
    resolved = [resolve1(item) for item in items(value)]
    if all(isinstance(item, int | float) for item in resolved):
        return resolved
    return []


def entries(resources: object, kind: str) -> dict[str, Any]:
    """What a page calls its fonts, layers, states … of one kind."""
    of_all_kinds = dictionary(resources)
    return dictionary(of_all_kinds.get(kind))
