"""A comparison in plain Chinese: headings, and lines below each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.revision.change import (
    Change,
    Kind,
    ReportChange,
)
from generator.revision.comparison import Comparison
from generator.revision.fact import NOTHING, Fact
from generator.revision.reports import Flip

MOST_LINES = 20
"Of one kind below a heading; of those behind them it is said how many there are."
NEW = (Kind.ADDED, Kind.REPAIRED)
"Of which all that is said is new."
MOST_NAMED = 3
"Identities of a group that are named."


class Section(NamedTuple):
    """Something that changed, and how."""

    heading: str
    lines: tuple[str, ...]


def headline(comparison: Comparison) -> str:
    """How much of what changed: 改动 2 份报告，新增 1 份报告，改动 1 个机关."""
    kinds = Counter(change.kind for change in comparison.reports)
    told = [f"{kind} {kinds[kind]} 份报告" for kind in Kind if kinds[kind]]
    others = Counter((change.kind, change.what) for change in comparison.others)
    told += [f"{kind}{what} {count} 个" for (kind, what), count in others.items()]
    return "，".join(told) or "内容没有改动"


def sections(comparison: Comparison) -> Iterator[Section]:
    """All of it, reports first."""
    for report in comparison.reports:
        yield _of_report(report)
    for change in comparison.others:
        yield _of_other(change)
    if comparison.vanished:
        lines = (*comparison.vanished[:MOST_LINES], *_more(comparison.vanished, "个"))
        yield Section("会失效的网址", lines)


def rest(comparison: Comparison) -> str:
    """What else was found in what was read; empty where nothing was."""
    if not comparison.rest:
        return ""
    return f"一同读到的其他文件里另有 {len(comparison.rest)} 个提示，没有列出"


def _of_report(change: ReportChange) -> Section:
    name = f"（{change.name}）" if change.name else ""
    heading = f"{change.kind}：{change.report}{name}{_moved(change.moved_from)}"
    changes = change.changes
    lines = [
        *_some(changes.keys, "项"),
        *_some(changes.cells, "格"),
        *_some(changes.sections, "处"),
        *_some(changes.noted, "条"),
        *map(_stated if change.kind in NEW else _fact, changes.standing),
        *_flips(changes.flips),
    ]
    return Section(heading, tuple(lines))


def _of_other(change: Change) -> Section:
    heading = f"{change.kind}{change.what}：{change.name}{_moved(change.moved_from)}"
    if change.kind is Kind.REMOVED:
        return Section(heading, ())
    if change.kind is Kind.ADDED:
        return Section(heading, tuple(map(_stated, change.facts)))
    lines = _some(change.facts, "项")
    return Section(heading, tuple(lines))


def _moved(before: str) -> str:
    return f"（原为 {before}）" if before else ""


def _some(told: Sequence[Fact], unit: str) -> Iterator[str]:
    """The first of them, and how many more there are."""
    yield from map(_fact, told[:MOST_LINES])
    yield from _more(told, unit)


def _more(told: Sequence[object], unit: str) -> Iterator[str]:
    more = len(told) - MOST_LINES
    if more > 0:
        yield f"另有 {more} {unit}，没有列出"


def _fact(fact: Fact) -> str:
    """新收·总计：3 → 5; of what was not there: 新收·总计：5（新增）."""
    if fact.before is None:
        return f"{_stated(fact)}（新增）"
    after = NOTHING if fact.after is None else fact.after
    return f"{fact.name}：{fact.before} → {after}"


def _stated(fact: Fact) -> str:
    return f"{fact.name}：{fact.after}"


def _flips(flips: Sequence[Flip]) -> Iterator[str]:
    """Those that turned alike together; each that does not hold now in a line of its own."""
    failing = [flip for flip in flips if flip.statement]
    for flip in failing[:MOST_LINES]:
        yield f"{_turned(flip)}：{flip.statement}"
    yield from _more(failing, "项")
    others = [flip for flip in flips if not flip.statement]
    others.sort(key=_turned)
    for turn, alike in groupby(others, key=_turned):
        names = [flip.name for flip in alike]
        named = "；".join(names[:MOST_NAMED])
        more = f"等 {len(names)} 项" if len(names) > MOST_NAMED else ""
        yield f"{turn}：{named}{more}"


def _turned(flip: Flip) -> str:
    return f"勾稽关系 {flip.before} → {flip.after}"
