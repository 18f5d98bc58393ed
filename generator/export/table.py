"""A table as CSV that a spreadsheet opens as it is: UTF-8 with its mark, RFC 4180 line ends, text that stays text."""

import csv
from collections.abc import Iterable
from io import StringIO

MARK = "\ufeff"
"Without it spreadsheets take UTF-8 for the system's own encoding."
ACTIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"What a spreadsheet takes for the start of a formula, full-width forms among them."


def table(columns: Iterable[str], rows: Iterable[Iterable[str | int]]) -> str:
    """The text of the file. Text that would be run as a formula is preceded by an apostrophe; numbers are numbers."""
    target = StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([inert(value) for value in row] for row in rows)
    return MARK + target.getvalue()


def inert(value: str | int) -> str | int:
    """The value as no spreadsheet runs it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(ACTIVE) else value
