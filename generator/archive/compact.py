"""Records that go from one process to another, and into the ledger of a build."""

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

Record = TypeVar("Record")


def compact(record: type[Record]) -> type[Record]:
    """Pickle a frozen dataclass of several fields as its class and their values.

    The library's own way looks each field up by its name, and again to set it: three times as
    long, and twice the bytes.
    """
    names = [field.name for field in fields(record)]  # type: ignore[arg-type]  # it is a dataclass
    values = attrgetter(*names)

    def reduce(self: Record) -> tuple[type[Record], tuple[Any, ...]]:
        return record, values(self)

    record.__reduce__ = reduce  # type: ignore[method-assign,assignment]  # as pickle asks for it
    return record
