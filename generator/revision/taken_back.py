"""What was noted of a report in public, and says something else now, or nothing."""

from collections.abc import Iterable, Iterator

from generator.archive.report import Report
from generator.archive.values import NOWHERE
from generator.finding import WARNING, Finding
from generator.revision.judgement import NAMED, finding
from generator.revision.reports import called
from generator.revision.uncorrected import entry_of


def taken_back(
    path: str,
    before: Report,
    after: Report,
) -> Iterator[Finding]:
    """A warning for each. path: of its file, as it is shown."""
    for name, stated in before.acknowledged.items():
        now = after.acknowledged.get(name)
        if now is None:
            message = f"删去了注明 {name}：{stated.reason}"
            yield finding(path, NOWHERE, WARNING, message, "核对原件是否不再如此")
        elif now.reason != stated.reason:
            message = f"改写了注明 {name}：{stated.reason} → {now.reason}"
            yield finding(path, now.position, WARNING, message, "核对原件")
    if not after.is_tombstone:
        yield from _history(path, before, after)


def _history(
    path: str,
    before: Report,
    after: Report,
) -> Iterator[Finding]:
    """The same of what happened to it in the archive."""
    entries = set(map(entry_of, after.corrections))
    gone = [each for each in before.corrections if entry_of(each) not in entries]
    if gone:
        names = _listed(called(before, each.cell) for each in gone)
        message = f"删去或改写了 {len(gone)} 条更正记录：{names}"
        yield finding(path, NOWHERE, WARNING, message, "更正记录只增不减；写错的，再写一条")
    if before.withdrawn and not after.withdrawn:
        message = f"报告不再是撤回状态，原来写的是：{before.withdrawn.reason}"
        yield finding(path, NOWHERE, WARNING, message, "核对机关的说明")
    hidden = [each for each in before.redacted if each not in after.redacted]
    if hidden:
        message = f"删去了隐去的记录：{_listed(each.what for each in hidden)}"
        yield finding(path, NOWHERE, WARNING, message, "确认隐去的内容没有放回正文")


def _listed(names: Iterable[str]) -> str:
    found = list(dict.fromkeys(names))
    more = f"等 {len(found)} 处" if len(found) > NAMED else ""
    return "、".join(found[:NAMED]) + more
