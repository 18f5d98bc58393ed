"""What may not be changed so, and what a person should look at twice."""

from collections.abc import Iterable, Iterator, Sequence

from generator.archive import cell
from generator.archive.report import Correction, Report
from generator.archive.values import NOWHERE, Missing, Position, Value
from generator.finding import ERROR, WARNING, Finding, Severity
from generator.form.parts import Cell
from generator.revision.part import Held
from generator.revision.reports import called, value

RULE = "diff"
NAMED = 3
"What a sentence names before it only counts."
OURS = "--not-a-correction"
"The option after which figures may change without a correction: the archive had them wrong."
UNPUBLISHABLE = (Missing.UNFILLED, Missing.UNREAD)
"What stops publication by itself."
UNPUBLISHED = (None, Missing.UNFILLED, Missing.UNREAD, Missing.LOST)
"What is no published figure, so that a figure in its place corrects none."


def of_report(path: str, old: Held, new: Held, *, ours: bool) -> Iterator[Finding]:
    """What is wrong with how a report was changed. path: of its file, as it is shown."""
    before, after = old.report, new.report
    if not after.withdrawn:
        yield from _uncorrected(path, before, after, ours=ours)
    yield from _taken_back(path, before, after)


def removed(path: str, report: Report) -> Finding:
    """A report that is gone."""
    message = f"{report.holder} {report.year} 年的报告删去了，它的网址会失效"
    hint = "报告不删除：文件留着，写 withdrawn（date、reason）；正文和数字可以不再保留"
    return _finding(path, NOWHERE, ERROR, message, hint)


def mixed(others: Sequence[str]) -> Finding:
    """A change of content and of something else at once."""
    named = "、".join(others[:NAMED])
    more = f"等 {len(others)} 个文件" if len(others) > NAMED else ""
    message = f"内容和别的文件在同一次改动里：{named}{more}"
    return _finding(others[0], NOWHERE, WARNING, message, "分成两次提交，各自查看")


def vanished(path: str, address: str) -> Finding:
    """An address at which nothing will be found any more."""
    region, _, rest = address.partition("/")
    agency, _, year = rest.strip("/").partition("/")
    if year:
        hint = "放错了年度或机关的，原处留一份写有 withdrawn 的报告；联合编制的，joint 照留"
    elif agency:
        hint = (
            f"文件夹改了名的，在新的 agency.yaml 写 former_ids: [{agency}]；"
            "区划代码变更的，在 regions.yaml 写 former；机关撤销的，文件夹照留"
        )
    else:
        hint = f"区划代码变更的，在 regions.yaml 的新代码下写 former: ['{region}']"
    return _finding(path, NOWHERE, ERROR, f"网址 {address} 会失效，也没有转到别处", hint)


def text_gone(path: str, address: str) -> Finding:
    """The same of a text of the archive's own, which nothing can lead on from."""
    return _finding(path, NOWHERE, WARNING, f"网址 {address} 会失效", "仍有人引用的，留着这一页")


def _uncorrected(path: str, before: Report, after: Report, *, ours: bool) -> Iterator[Finding]:
    """Published figures that are others now, and nothing says why."""
    unexplained = []
    for each in before.form.cells:
        old, new = value(before, each.id), value(after, each.id)
        if old == new or old in UNPUBLISHED or new in UNPUBLISHABLE:
            continue
        if not _is_corrected(each, old, before, after):
            unexplained.append(each)
    if not unexplained:
        return
    said = "、".join(_said(each, before, after) for each in unexplained[:NAMED])
    more = f"等 {len(unexplained)} 格" if len(unexplained) > NAMED else ""
    message = f"已经发布的数字改了，没有更正记录：{said}{more}"
    first = unexplained[0].id
    position = after.figures.place(first) if first in after.figures else NOWHERE
    hint = (
        "机关更正的，在 corrections 逐格写明 date、cell、before、after、reason；"
        f"原来是本档案录错的，由维护者加 {OURS} 核对"
    )
    severity = WARNING if ours else ERROR
    yield _finding(path, position, severity, message, hint)


def _is_corrected(each: Cell, old: Value | None, before: Report, after: Report) -> bool:
    """Whether a new entry begins with the figure that was published.

    That entries lead on from one another to the present figure is for another rule.
    """
    known = set(map(_entry, before.corrections))
    new = [entry for entry in after.corrections if _entry(entry) not in known]
    own = sorted((entry for entry in new if entry.cell == each.id), key=lambda entry: entry.date)
    return bool(own) and _read(own[0].before, each.column.kind) == old


def _entry(correction: Correction) -> tuple[str, ...]:
    return (correction.date, correction.cell, correction.before, correction.after)


def _read(text: str, kind: str) -> Value | None:
    try:
        return cell.read(text, kind)
    except cell.UnreadableError:
        return None


def _said(each: Cell, before: Report, after: Report) -> str:
    old, new = value(before, each.id), value(after, each.id)
    now = "（没有这一格）" if new is None else cell.write(new)
    was = "" if old is None else cell.write(old)
    return f"{each.name} {was} → {now}"


def _taken_back(path: str, before: Report, after: Report) -> Iterator[Finding]:
    """What was noted of a report in public, and says something else now, or nothing."""
    for name, stated in before.acknowledged.items():
        now = after.acknowledged.get(name)
        if now is None:
            message = f"删去了注明 {name}：{stated.reason}"
            yield _finding(path, NOWHERE, WARNING, message, "核对原件是否不再如此")
        elif now.reason != stated.reason:
            message = f"改写了注明 {name}：{stated.reason} → {now.reason}"
            yield _finding(path, now.position, WARNING, message, "核对原件")
    if after.is_tombstone:
        return
    entries = set(map(_entry, after.corrections))
    gone = [each for each in before.corrections if _entry(each) not in entries]
    if gone:
        names = _listed(called(before, each.cell) for each in gone)
        message = f"删去或改写了 {len(gone)} 条更正记录：{names}"
        yield _finding(path, NOWHERE, WARNING, message, "更正记录只增不减；写错的，再写一条")
    if before.withdrawn and not after.withdrawn:
        message = f"收回了撤回：{before.withdrawn.reason}"
        yield _finding(path, NOWHERE, WARNING, message, "核对机关的说明")
    hidden = [each for each in before.redacted if each not in after.redacted]
    if hidden:
        message = f"删去了隐去的记录：{_listed(each.what for each in hidden)}"
        yield _finding(path, NOWHERE, WARNING, message, "确认隐去的内容没有放回正文")


def _listed(names: Iterable[str]) -> str:
    found = list(dict.fromkeys(names))
    more = f"等 {len(found)} 处" if len(found) > NAMED else ""
    return "、".join(found[:NAMED]) + more


def _finding(path: str, position: Position, severity: Severity, message: str, hint: str) -> Finding:
    line, column = position
    return Finding(
        path=path,
        line=line,
        column=column,
        rule=RULE,
        severity=severity,
        message=message,
        hint=hint,
    )
