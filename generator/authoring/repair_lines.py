"""The lines of a report file's front matter that have slips of hand in them."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain

from generator.authoring import slips
from generator.authoring.slips import Mended, Slip
from generator.content.report_keys import (
    ABOVE,
    BELOW,
    REPORT_KEYS,
    SOURCE,
)
from generator.form.editions import EDITIONS, TABLES, whole_form
from generator.rules.acknowledgement import FACTS

ENTRY = re.compile(
    r"(?P<indent>[ \t]*)(?P<key>[\w.-]+)(?P<gap>[ \t]*)(?P<colon>[:：])(?P<rest>.*)", re.DOTALL
)
Entry = re.Match[str]
"A line that begins with a key."

INDENT = "  "
BRACKETS = ("[", "［", "【")
"What a row begins with."
DAYS = {"form", "date"}
DAYS.update(key.name for key in (*ABOVE, *SOURCE) if key.is_day)
"Keys of a year or a day: digits and nothing else."


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the file as it should be."""

    index: int
    text: str
    slips: tuple[Slip, ...]


def changes(head: list[str]) -> Iterator[Change]:
    """The lines of the front matter that change."""
    parent, indent = "", INDENT
    for index, line in enumerate(head, 1):
        entry = ENTRY.fullmatch(line)
        if not entry:
            continue
        is_inner = bool(entry["indent"])
        if not is_inner:
            parent, indent = entry["key"], INDENT
        if entry["key"] not in _known(parent, entry):
            continue
        if is_inner and not _has_tab(entry):
            indent = entry["indent"]
        mended = _mended(entry, parent)
        if not mended.slips:
            continue
        text = mended.text
        if is_inner:
            text = indent + text
        yield Change(index, text, mended.slips)


def _known(parent: str, entry: Entry) -> Collection[str]:
    """The keys that there may be in that place."""
    if not entry["indent"]:
        return REPORT_KEYS
    return _children().get(parent, ())


def _has_tab(entry: Entry) -> bool:
    return "\t" in entry["indent"]


def _mended(entry: Entry, parent: str) -> Mended:
    """A line without its indent."""
    found: list[Slip] = []
    if _has_tab(entry):
        found.append(("制表符缩进", "空格缩进"))
    _, key, gap, colon, rest = entry.groups()
    opening = f"{key}{gap}{colon}"
    if _is_colon_wrong(entry):
        opening = f"{key}:"
        found.append((f"{key}{colon}", f"{key}: "))
        value = rest.lstrip()
        if value:
            rest = f" {value}"
    mend = _mender(entry, parent)
    if mend:
        rest, of_value = _within(rest, mend)
        found += of_value
    return Mended(opening + rest, tuple(found))


def _is_colon_wrong(entry: Entry) -> bool:
    """Whether its colon can be made one that YAML knows, and that cuts no text short."""
    rest = entry["rest"]
    value = rest.strip()
    has_gap = not value or rest[0].isspace()
    if entry["colon"] == ":" and has_gap:
        return False
    if ": " in value or value.endswith(":"):
        return False
    return " #" not in value or value.startswith(BRACKETS)


def _mender(entry: Entry, parent: str) -> Callable[[str], Mended] | None:
    """What mends the value of that key; None for one that may be any text."""
    key = entry["key"]
    if key in DAYS:
        return slips.day
    if entry["indent"] and parent in TABLES:
        kinds = slips.kinds()[parent, key]
        return partial(slips.row, kinds)
    return None


def _within(rest: str, mend: Callable[[str], Mended]) -> Mended:
    """What follows a colon, its value mended; the space around it and a comment stay."""
    comment = re.search(r"\s#", rest)
    written = rest[: comment.start()] if comment else rest
    value = written.strip()
    behind_colon = written.lstrip()
    start = len(written) - len(behind_colon)
    end = start + len(value)
    mended = mend(value)
    text = rest[:start] + mended.text + rest[end:]
    return Mended(text, mended.slips)


@lru_cache(maxsize=1)
def _children() -> dict[str, set[str]]:
    """Key of the front matter → the keys below it."""
    forms = map(whole_form, EDITIONS)
    identities = chain.from_iterable(form.identities for form in forms)
    children: dict[str, set[str]] = {}
    for key in (*ABOVE, *BELOW):
        if key.below:
            children[key.name] = set(key.below)
    acknowledged = {identity.id for identity in identities}
    children["acknowledged"] = acknowledged.union(FACTS)
    for table, row in slips.kinds():
        of_table = children.setdefault(table, set())
        of_table.add(row)
    return children
