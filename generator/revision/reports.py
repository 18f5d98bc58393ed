"""What became of reports: figures, words, what was noted, and verdicts that flipped."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import chain

from generator.archive import cell
from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.content.narrative import narrative
from generator.revision.fact import (
    Fact,
    facts,
    shortened,
)
from generator.revision.part import Held
from generator.revision.spelled import of_report
from generator.rules.assessment import Assessment, Verdict
from generator.survey.verdicts import Said, said

PREAMBLE = "第一部分之前"
UNSAID = {Missing.UNREAD: "（读不出）", Missing.BLANK: "留空", Missing.LOST: "副本缺失"}
"How a cell is said that has no figure."
CHAIN = "与上一年"
STATE = "状态"
FAILS = "对不上"
"What is said of an identity that stops publication: that the original is so, nobody has said yet."


@dataclass(frozen=True, slots=True)
class Flip:
    """An identity whose verdict is another one now."""

    name: str
    before: str
    after: str
    statement: str
    "With its figures, where it does not hold now."


@dataclass(frozen=True, slots=True)
class Changes:
    """How a report differs from what it was."""

    keys: tuple[Fact, ...] = ()
    cells: tuple[Fact, ...] = ()
    sections: tuple[Fact, ...] = ()
    noted: tuple[Fact, ...] = ()
    "Acknowledgements, corrections, redactions, a withdrawal."
    standing: tuple[Fact, ...] = ()
    "Its state, and how it joins the year before."
    flips: tuple[Flip, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))


def changes(old: Held, new: Held) -> Changes:
    """What of a report that both revisions have is no longer the same."""
    before, after = old.report, new.report
    return Changes(
        keys=tuple(facts(of_report(before), of_report(after))),
        cells=tuple(_cells(before, after)),
        sections=tuple(_sections(before, after)),
        noted=tuple(facts(_noted(before), _noted(after))),
        standing=tuple(facts(_standing(old), _standing(new))),
        flips=tuple(_flips(old, new)),
    )


def introduced(new: Held) -> Changes:
    """How a report stands that was not there before."""
    stated = {"勾稽关系": "、".join(_counted(new))} | _standing(new)
    shown = {name: value for name, value in stated.items() if value}
    return Changes(standing=tuple(facts({}, shown)))


def value(report: Report, cell_id: str) -> Value | None:
    """What a report has in a cell; None where its form has no such cell."""
    if cell_id not in report.figures:
        return None
    return report.figures[cell_id]


def _standing(held: Held) -> dict[str, str]:
    """How it stands, and how it joins the year before."""
    joining = held.standing.joining
    found = {STATE: held.standing.state.word}
    if joining:
        found[CHAIN] = joining.word
    return found


def _counted(held: Held) -> Iterator[str]:
    """How many of the identities it must satisfy have each verdict, worst first."""
    required = (each for each in held.assessed.assessments if each.identity.must_hold)
    counts = Counter(map(_word, required))
    for word in (FAILS, *(each.word for each in Said)):
        if counts[word]:
            yield f"{word} {counts[word]} 项"


def _cells(before: Report, after: Report) -> Iterator[Fact]:
    """Every cell that has another value, in the form's order."""
    cells = {each.id: each for each in chain(before.form.cells, after.form.cells)}
    for each in cells.values():
        old, new = value(before, each.id), value(after, each.id)
        if old != new:
            yield Fact(
                each.name,
                _written(old),
                _written(new),
                each.id,
            )


def _written(found: Value | None) -> str | None:
    if found is None:
        return None
    if isinstance(found, Missing):
        return UNSAID.get(found, found.value)
    return cell.write(found)


def _sections(before: Report, after: Report) -> Iterator[Fact]:
    """The sections of the narrative that differ, by their headings."""
    for fact in facts(_parts(before), _parts(after)):
        if fact.before is None or fact.after is None:
            yield Fact(fact.name, _size(fact.before), _size(fact.after))
        else:
            yield shortened(fact.name, fact.before, fact.after)


def _parts(report: Report) -> dict[str, str]:
    """Heading → what stands below it; of two with one heading the second one is numbered."""
    found: dict[str, str] = {}
    seen: defaultdict[str, int] = defaultdict(int)
    for part in narrative(report.body):
        heading = part.heading or PREAMBLE
        seen[heading] += 1
        again = f"（{seen[heading]}）" if seen[heading] > 1 else ""
        found[f"正文“{heading}{again}”"] = part.written
    return found


def _size(text: str | None) -> str | None:
    return None if text is None else f"{len(''.join(text.split()))} 字"


def _noted(report: Report) -> dict[str, str]:
    """What people noted of it in its file."""
    found = {}
    for name, stated in report.acknowledged.items():
        found[f"注明“原件如此” {name}"] = stated.reason
    for each in report.corrections:
        name = f"更正记录 {each.date} {called(report, each.cell)}"
        again = f"（再次，{each.before} 起）" if name in found else ""
        found[name + again] = f"{each.before} 改为 {each.after}，{each.reason}"
    for redaction in report.redacted:
        found[f"隐去 {redaction.date} {redaction.what}"] = redaction.reason
    if report.withdrawn:
        found[f"撤回 {report.withdrawn.date}"] = report.withdrawn.reason
    return found


def called(report: Report, cell_id: str) -> str:
    """A cell in words; one that the form does not have as it is written."""
    index = report.form.index.get(cell_id)
    return cell_id if index is None else report.form.cells[index].name


def _flips(old: Held, new: Held) -> Iterator[Flip]:
    """Identities of both forms whose verdict is said otherwise now."""
    known = {each.identity.id: each for each in old.assessed.assessments}
    for after in new.assessed.assessments:
        before = known.get(after.identity.id)
        if before is None or _word(before) == _word(after):
            continue
        identity = after.identity
        name = f"{identity.along.short}：{identity.words}"
        statement = after.statement if after.verdict.fails else ""
        yield Flip(
            name,
            _word(before),
            _word(after),
            statement,
        )


def _word(assessment: Assessment) -> str:
    """What is said of it in public, or would be, if it did not stop publication."""
    if assessment.identity.must_hold and assessment.verdict is Verdict.BROKEN:
        return FAILS
    return said(assessment.identity, assessment.verdict).word
