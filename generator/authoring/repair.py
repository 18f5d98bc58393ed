"""Repairs what has exactly one meaning in a report file, also in one that cannot be read yet.

Line by line, because the likeliest slips (a full-width colon, a tab) are what keeps a file from
being read. Only lines that begin with a name the file may have in that place are looked at, and in
them only the separator and, in the three tables, the figures. What can be read without an error is
never touched; whatever could be read reads the same after.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
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
BRACKETS = ("[", "［", "【")
"What a row begins with."
DAYS = {"form", "date"}
DAYS.update(key.name for key in (*ABOVE, *SOURCE) if key.is_day)
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
        for before, after in self.slips:
            yield Repair(self.index + 1, before, after)


def repaired(text: str, path: str) -> tuple[str, list[Repair]]:
    """The text of a report file with what was repaired in it.

    The text itself where nothing may be.
    """
    plain = text.removeprefix(BOM)
    repairs = []
    if plain != text:
        mark = Repair(1, "字节顺序标记（BOM）", "删去")
        repairs.append(mark)
    old, is_readable = _read(plain, path)
    lines = plain.split("\n")
    end = _end(lines)
    if is_readable or end is None:
        return plain, repairs
    head = lines[1:end]
    made: list[Repair] = []
    for change in _changes(head):
        lines[change.index] = change.text
        made += change.repairs
    after = "\n".join(lines)
    new, _ = _read(after, path)
    if old and not _is_kept(old, new):
        return plain, repairs
    return after, repairs + made


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


def _is_kept(old: Report, new: Report | None) -> bool:
    """Whether everything that could be read reads the same."""
    if new is None or not _are_figures_kept(old.figures, new.figures):
        return False
    keys = (key.name for key in (*ABOVE, *BELOW))
    whole = [name for name in keys if name not in ADDED_TO]
    if not _are_fields_kept(old, new, whole):
        return False
    of_source = [key.name for key in SOURCE]
    if not _are_fields_kept(old.source, new.source, of_source):
        return False
    if not set(old.corrections) <= set(new.corrections):
        return False
    return old.acknowledged.items() <= new.acknowledged.items()


def _are_figures_kept(old: Figures, new: Figures) -> bool:
    stated = zip(old.form.cells, old.values, strict=True)
    for cell, value in stated:
        if value is Missing.UNREAD:
            continue
        if cell.id not in new:
            return False
        if new[cell.id] != value:
            return False
    return True


def _are_fields_kept(old: object, new: object, names: Iterable[str]) -> bool:
    """Whether each that the old one states is the same in the new."""
    for name in names:
        stated = getattr(old, name)
        if stated in (None, "", ()):
            continue
        if stated != getattr(new, name):
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
        if entry["key"] not in _known(parent, entry):
            continue
        if is_inner and not _has_tab(entry):
            indent = entry["indent"]
        mended = _mended(entry, parent)
        if mended.slips:
            before = indent if is_inner else ""
            yield Change(index, before + mended.text, mended.slips)


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
    key, gap, colon, rest = entry.group("key", "gap", "colon", "rest")
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
    start = len(written) - len(written.lstrip())
    end = start + len(value)
    mended = mend(value)
    text = rest[:start] + mended.text + rest[end:]
    return Mended(text, mended.slips)


@lru_cache(maxsize=1)
def _children() -> dict[str, set[str]]:
    """Key of the front matter → the keys below it."""
    forms = map(whole_form, EDITIONS)
    identities = chain.from_iterable(form.identities for form in forms)
    children = {key.name: set(key.below) for key in (*ABOVE, *BELOW) if key.below}
    children["acknowledged"] = set(FACTS)
    children["acknowledged"].update(identity.id for identity in identities)
    for table, row in slips.kinds():
        of_table = children.setdefault(table, set())
        of_table.add(row)
    return children
