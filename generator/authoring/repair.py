"""Repairs what has exactly one meaning in a report file, also in one that cannot be read yet.

Line by line, because the likeliest slips (a full-width colon, a tab) are what keeps a file from
being read. Only lines that begin with a name the file may have in that place are looked at, and in
them only the separator and, in the three tables, the figures. What can be read without an error is
never touched; whatever could be read reads the same after.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain

from generator.archive.report import Report
from generator.archive.values import Missing
from generator.authoring import slips
from generator.authoring.slips import Slip
from generator.content.frontmatter import MARK
from generator.content.records import read_report
from generator.content.report_keys import ABOVE, BELOW, REPORT_KEYS, SOURCE
from generator.finding import ERROR
from generator.form.editions import EDITIONS, TABLES, whole_form
from generator.rules.acknowledgement import FACTS

BOM = "\ufeff"
ENTRY = re.compile(
    r"(?P<indent>[ \t]*)(?P<key>[\w.-]+)(?P<gap>[ \t]*)(?P<colon>[:：])(?P<rest>.*)", re.DOTALL
)
DAYS = {"form", "date"} | {key.name for key in (*ABOVE, *SOURCE) if key.is_day}
"Keys of a year or a day: digits and nothing else."

ADDED_TO = ("source", "acknowledged", "corrections")
"Keys whose values hold several things, of which a repair may make more readable."


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that was repaired."""

    line: int
    "1-based."
    before: str
    after: str


def repaired(text: str, path: str) -> tuple[str, list[Repair]]:
    """The text of a report file with what was repaired in it.

    The text itself where nothing may be.
    """
    plain = text.removeprefix(BOM)
    repairs = [] if plain == text else [Repair(1, "字节顺序标记（BOM）", "删去")]
    old, readable = _read(plain, path)
    lines = plain.split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == MARK), None)
    if readable or lines[0].rstrip() != MARK or end is None:
        return plain, repairs
    found: list[Repair] = []
    for number, line in _changed(lines[1:end], found):
        lines[number] = line
    after = "\n".join(lines)
    new, _ = _read(after, path)
    if old and not (new and _kept(old, new)):
        return plain, repairs
    return after, repairs + found


def _read(text: str, path: str) -> tuple[Report | None, bool]:
    report, findings = read_report(text, path)
    return report, not any(finding.severity == ERROR for finding in findings)


def _kept(old: Report, new: Report) -> bool:
    """Whether everything that could be read reads the same."""
    read = zip(old.figures.form.cells, old.figures.values, strict=True)
    figures = all(
        item.id in new.figures and new.figures[item.id] == value
        for item, value in read
        if value is not Missing.UNREAD
    )
    whole = [key.name for key in (*ABOVE, *BELOW) if key.name not in ADDED_TO]
    fields = [getattr(old, name) in (None, "", (), getattr(new, name)) for name in whole]
    names = [key.name for key in SOURCE]
    fields += [getattr(old.source, name) in (None, getattr(new.source, name)) for name in names]
    notes = old.acknowledged.items() <= new.acknowledged.items() and set(old.corrections) <= set(
        new.corrections
    )
    return figures and all(fields) and notes


def _changed(head: list[str], repairs: list[Repair]) -> Iterator[tuple[int, str]]:
    """Index in the file and text of the lines of the front matter that change."""
    parent, indent = "", "  "
    for number, line in enumerate(head, 1):
        entry = ENTRY.fullmatch(line)
        if not entry:
            continue
        key, inner = entry["key"], bool(entry["indent"])
        if not inner:
            parent, indent = key, "  "
        if key not in (_children().get(parent, ()) if inner else REPORT_KEYS):
            continue
        found: list[Slip] = []
        if "\t" in entry["indent"]:
            found.append(("制表符缩进", "空格缩进"))
        else:
            indent = entry["indent"] or indent
        opening, rest = _separated(entry, found)
        if key in DAYS:
            rest = _within(rest, slips.day, found)
        elif inner and parent in TABLES:
            rest = _within(rest, partial(slips.row, slips.kinds()[parent, key]), found)
        if found:
            repairs += [Repair(number + 1, before, after) for before, after in found]
            yield number, (indent if inner else "") + opening + rest


def _within(rest: str, mended: Callable[[str, list[Slip]], str], found: list[Slip]) -> str:
    """What follows a colon, its value mended; the space around it and a comment stay."""
    comment = re.search(r"\s#", rest)
    written = rest[: comment.start()] if comment else rest
    value = written.strip()
    start = len(written) - len(written.lstrip())
    return rest[:start] + mended(value, found) + rest[start + len(value) :]


def _separated(entry: re.Match[str], found: list[Slip]) -> tuple[str, str]:
    """Key with its colon, and what follows.

    The colon made one that YAML knows where that cuts no text short.
    """
    key, gap, colon, rest = entry["key"], entry["gap"], entry["colon"], entry["rest"]
    value = rest.strip()
    if (colon == ":" and (not value or rest[0].isspace())) or (
        ": " in value or value.endswith(":")
    ):
        return f"{key}{gap}{colon}", rest
    if " #" in value and not value.startswith(("[", "［", "【")):
        return f"{key}{gap}{colon}", rest
    found.append((f"{key}{colon}", f"{key}: "))
    return f"{key}:", f" {rest.lstrip()}" if value else rest


@lru_cache(maxsize=1)
def _children() -> dict[str, set[str]]:
    """Key of the front matter → the keys below it."""
    every = chain.from_iterable(whole_form(edition).identities for edition in EDITIONS)
    identities = {identity.id for identity in every}
    found = {key.name: set(key.below) for key in (*ABOVE, *BELOW) if key.below}
    found["acknowledged"] = identities | set(FACTS)
    for table, row in slips.kinds():
        found.setdefault(table, set()).add(row)
    return found
