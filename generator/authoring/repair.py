"""Repairs what has exactly one meaning in a report file, also in one that cannot be read yet.

Line by line, because the likeliest slips (a full-width colon, a tab) are what keeps a file from
being read. Only lines that begin with a name the file may have in that place are looked at, and in
them only the separator and, in the three tables, the figures. What can be read without an error is
never touched; whatever could be read reads the same after.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain

from generator.archive.figures import Figures
from generator.archive.report import Report
from generator.archive.values import Missing
from generator.authoring import slips
from generator.authoring.slips import Mended, Slip
from generator.content.frontmatter import MARK, ending
from generator.content.report_file import read_report
from generator.content.report_keys import ABOVE, BELOW, REPORT_KEYS, SOURCE
from generator.finding import ERROR
from generator.form.editions import EDITIONS, TABLES, whole_form
from generator.rules.acknowledgement import FACTS

BOM = "\ufeff"
ENTRY = re.compile(
    r"(?P<indent>[ \t]*)(?P<key>[\w.-]+)(?P<gap>[ \t]*)(?P<colon>[:：])(?P<rest>.*)", re.DOTALL
)
Entry = re.Match[str]
"A line that begins with a key."

INDENT = "  "
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


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the file as it should be."""

    index: int
    text: str
    slips: tuple[Slip, ...]

    @property
    def repairs(self) -> Iterator[Repair]:
        """One for each slip."""
        return (Repair(self.index + 1, before, after) for before, after in self.slips)


def repaired(text: str, path: str) -> tuple[str, list[Repair]]:
    """The text of a report file with what was repaired in it.

    The text itself where nothing may be.
    """
    plain = text.removeprefix(BOM)
    repairs = []
    if plain != text:
        repairs.append(Repair(1, "字节顺序标记（BOM）", "删去"))
    old, is_readable = _read(plain, path)
    lines = plain.split("\n")
    end = _end(lines)
    if is_readable or end is None:
        return plain, repairs
    changes = list(_changes(lines[1:end]))
    for change in changes:
        lines[change.index] = change.text
    after = "\n".join(lines)
    new, _ = _read(after, path)
    if old and not (new and _is_kept(old, new)):
        return plain, repairs
    repairs += chain.from_iterable(change.repairs for change in changes)
    return after, repairs


def _end(lines: list[str]) -> int | None:
    """Index of the line that ends the front matter; None where there is none that begins it."""
    if lines[0].rstrip() != MARK:
        return None
    return ending(lines)


def _read(text: str, path: str) -> tuple[Report | None, bool]:
    """The report, and whether all of it can be read."""
    report, findings = read_report(text, path)
    is_faulty = any(finding.severity == ERROR for finding in findings)
    return report, not is_faulty


def _is_kept(old: Report, new: Report) -> bool:
    """Whether everything that could be read reads the same."""
    whole = [key.name for key in (*ABOVE, *BELOW) if key.name not in ADDED_TO]
    of_source = [key.name for key in SOURCE]
    return (
        _are_figures_kept(old.figures, new.figures)
        and _are_fields_kept(old, new, whole)
        and _are_fields_kept(old.source, new.source, of_source)
        and old.acknowledged.items() <= new.acknowledged.items()
        and set(old.corrections) <= set(new.corrections)
    )


def _are_figures_kept(old: Figures, new: Figures) -> bool:
    for cell, value in zip(old.form.cells, old.values, strict=True):
        if value is Missing.UNREAD:
            continue
        if cell.id not in new or new[cell.id] != value:
            return False
    return True


def _are_fields_kept(old: object, new: object, names: Iterable[str]) -> bool:
    """Whether each that the old one states is the same in the new."""
    for name in names:
        stated = getattr(old, name)
        if stated not in (None, "", (), getattr(new, name)):
            return False
    return True


def _changes(head: list[str]) -> Iterator[Change]:
    """The lines of the front matter that change."""
    parent, indent = "", INDENT
    for index, line in enumerate(head, 1):
        entry = ENTRY.fullmatch(line)
        if not entry:
            continue
        is_inner = bool(entry["indent"])
        if not is_inner:
            parent, indent = entry["key"], INDENT
        known = _children().get(parent, ()) if is_inner else REPORT_KEYS
        if entry["key"] not in known:
            continue
        if is_inner and not _has_tab(entry):
            indent = entry["indent"]
        mended = _mended(entry, parent)
        if mended.slips:
            before = indent if is_inner else ""
            yield Change(index, before + mended.text, mended.slips)


def _has_tab(entry: Entry) -> bool:
    return "\t" in entry["indent"]


def _mended(entry: Entry, parent: str) -> Mended:
    """A line without its indent."""
    found: list[Slip] = []
    if _has_tab(entry):
        found.append(("制表符缩进", "空格缩进"))
    opening, rest = f"{entry['key']}{entry['gap']}{entry['colon']}", entry["rest"]
    if _is_colon_wrong(entry):
        key, colon, value = entry["key"], entry["colon"], entry["rest"].lstrip()
        found.append((f"{key}{colon}", f"{key}: "))
        opening = f"{key}:"
        rest = f" {value}" if value else entry["rest"]
    mend = _mender(entry, parent)
    if mend:
        rest, of_value = _within(rest, mend)
        found += of_value
    return Mended(opening + rest, tuple(found))


def _is_colon_wrong(entry: Entry) -> bool:
    """Whether its colon can be made one that YAML knows, and that cuts no text short."""
    rest = entry["rest"]
    value = rest.strip()
    if entry["colon"] == ":" and (not value or rest[0].isspace()):
        return False
    if ": " in value or value.endswith(":"):
        return False
    return " #" not in value or value.startswith(("[", "［", "【"))


def _mender(entry: Entry, parent: str) -> Callable[[str], Mended] | None:
    """What mends the value of that key; None for one that may be any text."""
    key = entry["key"]
    if key in DAYS:
        return slips.day
    if entry["indent"] and parent in TABLES:
        return partial(slips.row, slips.kinds()[parent, key])
    return None


def _within(rest: str, mend: Callable[[str], Mended]) -> Mended:
    """What follows a colon, its value mended; the space around it and a comment stay."""
    comment = re.search(r"\s#", rest)
    written = rest[: comment.start()] if comment else rest
    value = written.strip()
    start = len(written) - len(written.lstrip())
    mended = mend(value)
    before, behind = rest[:start], rest[start + len(value) :]
    return Mended(before + mended.text + behind, mended.slips)


@lru_cache(maxsize=1)
def _children() -> dict[str, set[str]]:
    """Key of the front matter → the keys below it."""
    forms = map(whole_form, EDITIONS)
    identities = chain.from_iterable(form.identities for form in forms)
    known = {key.name: set(key.below) for key in (*ABOVE, *BELOW) if key.below}
    known["acknowledged"] = {identity.id for identity in identities} | set(FACTS)
    for table, row in slips.kinds():
        known.setdefault(table, set()).add(row)
    return known
