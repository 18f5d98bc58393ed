"""The summary that opens from the folder: what came in, what is open, and what to do next."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from generator.office.answers import Answer
from generator.office.collection import Collected, Outcome, Stray
from generator.office.draft import Comparison, compared
from generator.office.points import (
    OfBody,
    OfRule,
    by_body,
    by_rule,
)
from generator.office.roll_up import RollUp, Total
from generator.site.templates import environment

TEMPLATE = "office/summary.html"
SHAPES = {"对不上": "▲", "待补": "◇", "待看": "◌"}
"Word of a body with something open → its sign."


@dataclass(frozen=True, slots=True)
class Run:
    """This run of the collection."""

    folder: str
    roster: str
    files: Sequence[str]
    "Names of all that were looked at."
    again: int
    "How many of them were known from the last run."


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: whose, and what of it."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One of the lists."""

    title: str
    note: str
    rows: tuple[Row, ...]


class Sum(NamedTuple):
    """A figure of the roll-up, and the same of the government's draft."""

    label: str
    total: Total
    draft: Comparison | None


@dataclass(frozen=True, slots=True)
class Summary:
    """All that the page shows."""

    place: str
    collected: Collected
    rolled: RollUp
    run: Run
    given: Sequence[Answer]
    "Feedback sheets that came back."
    is_taken: bool
    "Whether what they say stands in the collection."
    feedback: Mapping[str, str]
    "Name of a body → its feedback sheet, relative to the page."
    files: Mapping[str, str]
    "What else was made → what it is for."

    @property
    def lists(self) -> tuple[Listed, ...]:
        """Missing, late, doubled, unexpected, unreadable; and those nobody can date."""
        made = self.collected
        return (
            Listed("未交", _days(made), tuple(Row(e.body.name, e.missing) for e in made.missing)),
            Listed("逾期", "按报告写明的公布日期", tuple(map(_late, made.late))),
            Listed("重复", "", tuple(_doubled(made))),
            Listed("名册之外", "没有算进任何一家", _strays(made.unexpected)),
            Listed("读不出", "请要原来的文件", _strays(made.unreadable)),
        )

    @property
    def undated(self) -> tuple[Row, ...]:
        """Bodies of which nobody can tell whether they kept their day."""
        return tuple(Row(each.body.name, each.body.due or "") for each in self.collected.undated)

    @property
    def sums(self) -> Iterator[Sum]:
        """The figures by which the form is known, each beside the draft's where there is one."""
        index = self.rolled.form.index
        drafts = {each.total.cell.id: each for each in compared(self.rolled)}
        for quantity in self.rolled.form.headline:
            if len(quantity.cells) == 1:
                (cell,) = quantity.cells
                yield Sum(quantity.label, self.rolled.totals[index[cell]], drafts.get(cell))

    @property
    def rules(self) -> list[OfRule]:
        """What is open, by rule."""
        return by_rule(self.collected)

    @property
    def bodies(self) -> list[OfBody]:
        """The same by body."""
        return by_body(self.collected)

    @property
    def kinds(self) -> str:
        """How many files of each kind: docx 21 · xlsx 9."""
        endings = (PurePath(name).suffix.lower().removeprefix(".") for name in self.run.files)
        counts = Counter(ending or "没有后缀" for ending in endings)
        return " · ".join(f"{ending} {count}" for ending, count in sorted(counts.items()))

    @property
    def wrong(self) -> int:
        """Bodies whose report is to be mended or explained."""
        return sum(1 for each in self.collected.filed if each.errors)

    @property
    def doubted(self) -> int:
        """Bodies whose report is only to be looked at."""
        return sum(1 for each in self.collected.filed if _is_doubted(each))

    @property
    def clean(self) -> int:
        """Bodies whose report has nothing open."""
        return sum(1 for each in self.collected.filed if not (each.findings or each.doubts))


def _is_doubted(outcome: Outcome) -> bool:
    return bool(outcome.findings or outcome.doubts) and not outcome.errors


def _days(made: Collected) -> str:
    """Until when, and by what, where all bodies have the same day."""
    days = {(each.body.due, each.body.notice) for each in made.missing}
    if len(days) != 1:
        return ""
    ((due, notice),) = days
    return "，".join(filter(None, (f"到期 {due}" if due else "", notice)))


def _late(outcome: Outcome) -> Row:
    published = outcome.report.published if outcome.report else ""
    return Row(outcome.body.name, f"{published}，晚 {outcome.days_late} 天")


def _doubled(made: Collected) -> Iterator[Row]:
    for each in made.doubled:
        yield Row(each.body.name, f"{'、'.join(each.names)}。{each.said}")


def _strays(strays: Sequence[Stray]) -> tuple[Row, ...]:
    return tuple(Row(each.name, each.why) for each in strays)


def summary_page(summary: Summary) -> str:
    """The page, which needs nothing beside it."""
    filled = environment()
    # Whoever reads it knows the place; names without it fit a line.
    filled.filters["short"] = lambda name: name.removeprefix(summary.place) or name
    template = filled.get_template(TEMPLATE)
    return template.render(summary=summary, made=summary.collected, shapes=SHAPES)
