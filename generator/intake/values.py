"""A cell of an original → a value of the form, or nothing that can be told."""

import re
import unicodedata

from generator.cell import PATTERNS
from generator.model import Missing, Value

BLANK = {"", "/", "\\", "-", "--", "—", "——", "－", "―", "–", "~", "无", "空"}
"How originals leave a cell blank."
LOST = {"lost", "?"}
"How our own pages and workbooks mark a cell that our copy lost."
UNITS = re.compile(r"(?:件|条|个|项)$")


def read(text: str, kind: str) -> Value | None:
    """The value, exactly as the cell says it; None where the text is no value of that kind."""
    written = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    if written in BLANK:
        return Missing.BLANK
    if written in LOST:
        return Missing.LOST
    written = re.sub(r"^([+-]?[0-9]{1,3}(?:,[0-9]{3})+)(?=\D*$|\.)", lambda found: found[1].replace(",", ""), written)
    if kind in ("count", "signed"):
        written = UNITS.sub("", written)
    if kind == "decimal":
        written = written.removesuffix("万元")
    if not PATTERNS[kind].fullmatch(written):
        return None
    return int(written) if kind in ("count", "signed") else written


def is_figure(text: str) -> bool:
    """Whether a cell holds a number of any kind, as opposed to a label or nothing."""
    return any(isinstance(read(text, kind), (int, str)) for kind in ("signed", "amount"))


def is_value(text: str) -> bool:
    """Whether a cell may be a value: a number, blank, or marked as lost."""
    return is_figure(text) or isinstance(read(text, "count"), Missing)
