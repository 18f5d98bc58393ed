"""收集情况.xlsx: the summary to sort and filter: the lists, what is open by rule and by body."""

from collections.abc import Iterator

from generator.authoring.workbook.rows import PlainBook
from generator.authoring.workbook.shell import Said
from generator.office.listing import (
    Field,
    Line,
    Plan,
    listing,
)
from generator.office.points import MUST
from generator.office.summary import Summary

LISTS = Plan("名单", {"名单": 14, "机关或文件": 34, "情况": 60}, is_landscape=True)
RULES = Plan("按规则", {"规则": 50, "程度": 8, "家数": 8, "机关": 44}, is_landscape=True)
BODIES = Plan(
    "按机关",
    {"机关": 30, "公布日期": 14, "核验": 10, "问题": 60, "反馈表": 30},
    is_landscape=True,
)


def summary_workbook(summary: Summary) -> bytes:
    """The .xlsx; the same bytes for the same files."""
    made = summary.collected
    title = f"{summary.place} {made.year} 年度年报：收集情况"
    counts = f"名册 {len(made.outcomes)} 家，交来 {len(made.filed)} 家，缺 {len(made.missing)} 家。"
    book = PlainBook(Said(title, comments="供内部核对", header=title))
    listing(book, LISTS, counts, _lists(summary))
    listing(book, RULES, "有一家不符合的规则，必须改的在前。", _rules(summary))
    listing(book, BODIES, "有问题的各家，一行一件事。", _bodies(summary))
    return book.content()


def _lists(summary: Summary) -> Iterator[Line]:
    for each in summary.lists:
        for row in each.rows:
            yield Line([each.title, row.name, row.what])
    for row in summary.undated:
        yield Line(["没有写公布日期", row.name, f"应在 {row.what} 前"])


def _rules(summary: Summary) -> Iterator[Line]:
    for rule in summary.rules:
        names = "、".join(rule.bodies)
        fields: list[Field] = [rule.words, rule.weight, len(rule.bodies), names]
        yield Line(fields, is_wrong=rule.weight == MUST)


def _bodies(summary: Summary) -> Iterator[Line]:
    for body in summary.bodies:
        sheet = summary.feedback.get(body.name, "")
        for point in body.points:
            yield Line([body.name, body.day or "没有写", body.word, point, sheet])
