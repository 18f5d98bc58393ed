"""A table as CSV that a spreadsheet opens as it is.

UTF-8 with its mark, RFC 4180 line ends, text that stays text.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable
from io import StringIO
from itertools import dropwhile

END = "\r\n"
"Of a line."
MARK = "\ufeff"
"Without it spreadsheets take UTF-8 for the system's own encoding."
ACTIVE = ("=", "+", "-", "@")
"What a spreadsheet takes for the start of a formula."
INVISIBLE = ("Cc", "Cf", "Zs", "Zl", "Zp")
"Categories of characters that spreadsheets drop, some of them, before they look for a formula."
HARMLESS = re.compile(r"[0-9A-Za-z\u4e00-\u9fa5]")
"The beginning of most cells: what is no sign, and has no other form."
TableField = str | int
"What stands in a cell."


def table(columns: Iterable[str], rows: Iterable[Iterable[TableField]]) -> str:
    """The text of the file.

    Text that would be run as a formula is preceded by an apostrophe; numbers are numbers.
    """
    target = StringIO()
    writer = csv.writer(target, lineterminator=END)
    writer.writerow(columns)
    for row in rows:
        writer.writerow(map(inert, row))
    return MARK + target.getvalue()


def inert(value: TableField) -> TableField:
    """The value as no spreadsheet runs it: `=1+1` → `'=1+1`.

    Neither behind what is not seen, nor in full-width or small forms.
    """
    if not isinstance(value, str) or HARMLESS.match(value):
        return value
    plain = unicodedata.normalize("NFKC", value)
    seen = "".join(dropwhile(_is_invisible, plain))
    begins_cell = value.startswith(("\t", "\r"))
    if begins_cell or seen.startswith(ACTIVE):
        return f"'{value}"
    return value


def restored(text: str) -> str:
    """What was made inert, as it was: `'=1+1` → `=1+1`; other text is as it was."""
    if text.startswith("'") and inert(text[1:]) == text:
        return text[1:]
    return text


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in INVISIBLE
