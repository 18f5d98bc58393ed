"""Repairs what has exactly one meaning in a report file, also in one that cannot be read yet.

Line by line, because the likeliest slips (a full-width colon, a tab) are what keeps a file from
being read. Only lines that begin with a name the file may have in that place are looked at, and in
them only the separator and, in the three tables, the figures. What can be read without an error is
never touched; whatever could be read reads the same after.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.archive.figures import Figures
from generator.archive.report import Report
from generator.archive.values import Missing
from generator.authoring.repair_lines import changes
from generator.content.frontmatter import MARK, ending
from generator.content.report_file import read_report
from generator.content.report_keys import ABOVE, BELOW, SOURCE
from generator.finding import ERROR

BOM = "\ufeff"
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
    for change in changes(head):
        lines[change.index] = change.text
        line = change.index + 1
        made += (Repair(line, *slip) for slip in change.slips)
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
    if new is None:
        return False
    if not _are_figures_kept(old.figures, new.figures):
        return False
    keys = (key.name for key in (*ABOVE, *BELOW))
    whole = [name for name in keys if name not in ADDED_TO]
    if not _are_fields_kept(old, new, whole):
        return False
    of_source = [key.name for key in SOURCE]
    if not _are_fields_kept(old.source, new.source, of_source):
        return False
    corrections = set(old.corrections)
    if not corrections.issubset(new.corrections):
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
