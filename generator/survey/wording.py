"""The words of a report beside those of its original: spaces and marks of layout are no words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.archive.report import Report
from generator.archive.values import Position
from generator.content.narrative import Part, narrative
from generator.content.originals import RULE
from generator.finding import ERROR, Finding
from generator.form.editions import SECTIONS
from generator.rules.acknowledgement import ORIGINAL, PREAMBLE

BY_NUMBER = {section.number: section for section in SECTIONS}
NAMES = {PREAMBLE: "第一部分之前"} | {each.id: f"第{each.number}部分" for each in SECTIONS}
WITHOUT_WORDS = {section.id for section in SECTIONS if section.table}
"Their heading may stand there or not, where there is nothing but a table."
WHOLE_TITLE = ("报告", "年报")
BEFORE, SHOWN = 8, 16
"Characters of a text that a finding shows before the first that differs, and from there."


@dataclass(slots=True)
class Wording:
    """What comes of the sections of a report."""

    same: int = 0
    noted: tuple[str, ...] = ()
    "Why others differ, each with its name."
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """What stands in one section: its heading, and all that follows."""

    heading: str
    words: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands below the heading."""
        return self.words == _squeezed(self.heading)


def compared(report: Report, read: Report) -> Wording:
    """Whether each section says the same in both, and the title, and the day; `read`: the original.

    What differs and is acknowledged (`original.problems`) is told with its reason.
    """
    wording = Wording()
    all_ours = _sections(report.body)
    all_theirs = _sections(read.body)
    for name, words in NAMES.items():
        ours = all_ours.get(name)
        theirs = all_theirs.get(name)
        if ours or theirs:
            fault = _fault(f"{words}的文字", ours, theirs)
            place = _place(report, ours)
            _note(wording, report, name, fault, place)
            wording.same += not fault
    fault = _title_fault(report.title, read.title)
    _note(wording, report, "title", fault, report.title_position)
    fault = _day_fault(report, read)
    _note(wording, report, "published", fault, report.published_position)
    return wording


def at(report: Report, position: Position, message: str, hint: str) -> Finding:
    """An error at a place of the report."""
    line, column = position
    return Finding(
        path=report.path,
        line=line,
        column=column,
        rule=RULE,
        severity=ERROR,
        message=message,
        hint=hint,
    )


def _note(wording: Wording, report: Report, name: str, fault: str, position: Position) -> None:
    """Take note of what differs, or that nothing does."""
    key = f"{ORIGINAL}{name}"
    stated = report.acknowledged.get(key)
    if fault and stated:
        words = NAMES.get(name, name)
        told = f"{words}与程序读出的不同：{stated.reason}"
        wording.noted += (told,)
    elif fault:
        hint = f"照原件改；是程序读错的，在 acknowledged 中写 {key}: （写明情况）"
        finding = at(report, position, fault, hint)
        wording.findings.append(finding)
    elif stated:
        message = f"{key} 没有需要注明的地方"
        finding = at(report, stated.position, message, "删去这一行注明")
        wording.findings.append(finding)


def _sections(body: str) -> Mapping[str, Section]:
    """Id of a section → what stands in it; what has a heading of its own belongs to the last."""
    sections: dict[str, Section] = {}
    name = PREAMBLE
    for part in narrative(body):
        if part.number:
            name = BY_NUMBER[part.number].id
        section = sections.setdefault(name, Section(part.heading))
        section.words += _words(part)
    for name in WITHOUT_WORDS:
        if name in sections and sections[name].is_bare:
            del sections[name]
    return sections


def _words(part: Part) -> str:
    texts = (block.text for block in part.blocks)
    return _squeezed("".join(texts))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _fault(name: str, ours: Section | None, theirs: Section | None) -> str:
    """How two texts differ; empty where they do not."""
    if ours is None:
        return f"缺少{name}，原件有"
    if theirs is None:
        return f"多出{name}，原件没有"
    if ours.words == theirs.words:
        return ""
    same = _alike(ours.words, theirs.words)
    before = ours.words[:same][-BEFORE:]
    shown = slice(same, same + SHOWN)
    ought = theirs.words[shown]
    stated = ours.words[shown]
    return f"{name}应与原件相同，“{before}”后面应为“{ought}”，实为“{stated}”"


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    count = 0
    for here, there in zip(one, other, strict=False):
        if here != there:
            break
        count += 1
    return count


def _title_fault(ours: str, theirs: str) -> str:
    """A title that is torn in the original may have been completed."""
    written = _squeezed(ours)
    is_torn = not theirs.endswith(WHOLE_TITLE)
    if written == theirs or (is_torn and written.startswith(theirs)):
        return ""
    return f"title 应与原件相同，为“{theirs}”，实为“{ours}”"


def _day_fault(report: Report, read: Report) -> str:
    """A day that the report leaves open is no other."""
    if not report.published or not read.published:
        return ""
    if report.published == read.published:
        return ""
    return f"published 应与原件相同，为 {read.published}，实为 {report.published}"


def _place(report: Report, section: Section | None) -> Position:
    """Where a section begins in the file; where the narrative does, if it is not there."""
    if section and section.heading:
        sought = _squeezed(section.heading)
        lines = report.body.split("\n")
        for number, line in enumerate(lines, report.body_line):
            words = line.lstrip("#")
            if _squeezed(words) == sought:
                return number, 0
    return report.body_line, 0
