"""Objects of a PDF file, which may be named by their number, and need not be what they should."""

from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral


def dictionary(value: object) -> dict[str, Any]:
    """The entries of a dictionary; none of anything else."""
    found = resolve1(value)
    return found if isinstance(found, dict) else {}


def name_of(value: object) -> str:
    """A name; empty for anything else."""
    found = resolve1(value)
    return str(found.name) if isinstance(found, PSLiteral) else ""


def items(value: object) -> list[Any]:
    """The items of a list, each as it is; none of anything else."""
    found = resolve1(value)
    return found if isinstance(found, list) else []


def numbers(value: object) -> list[float]:
    """The numbers of a list; none where one of them is something else."""
    found = [resolve1(item) for item in items(value)]
    return found if all(isinstance(item, int | float) for item in found) else []
