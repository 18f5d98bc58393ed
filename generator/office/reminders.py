"""催报名单.xlsx: whom to write, and what is lacking; in the order of the roster."""

from collections.abc import Iterator, Mapping

from generator.authoring.workbook.rows import PlainBook
from generator.authoring.workbook.shell import Said
from generator.office.listing import (
    Field,
    Line,
    Plan,
    listing,
)
from generator.office.publication import (
    Case,
    Kept,
    Publication,
)
from generator.text.characters import on_one_line

COLUMNS: Mapping[str, float] = {
    "序号": 6,
    "机关": 30,
    "事由": 12,
    "缺什么": 44,
    "公布期限": 14,
    "依据": 30,
    "反馈表": 28,
    "收到的文件": 28,
}
PLAN = Plan("催报名单", COLUMNS, is_landscape=True)


def reminders(found: Publication) -> bytes:
    """The .xlsx; the same bytes for the same files."""
    title = on_one_line(f"{found.place}{found.year}年度报告催报名单")
    book = PlainBook(Said(title, comments="供内部使用", header=title))
    lines: list[Line] = []
    for case in found.cases:
        asked = list(_asked(case))
        if asked:
            lines.append(Line([len(lines) + 1, *_fields(case, asked)]))
    lead = f"{title}：{len(lines)} 家。" if lines else f"{title}：没有要催的。"
    listing(book, PLAN, lead, lines)
    return book.content()


Asked = tuple[str, str]
"What it is about in a word, and what is lacking."


def _asked(case: Case) -> Iterator[Asked]:
    """What a body is asked for; of a joint report its holder is asked."""
    delivery = case.delivery
    if case.kept is Kept.ABSENT:
        yield "未交", case.why
        return
    if delivery.held_by:
        return
    if case.kept is Kept.LATE:
        yield "逾期", f"公布日期是 {case.published}，逾期 {case.days} 天"
    if case.kept is Kept.UNDATED:
        yield "补日期", case.why
    if delivery.open_points:
        where = "，见反馈表" if delivery.feedback else ""
        yield "待改", f"有 {delivery.open_points} 处要改正或者写明原因{where}"
    elif delivery.feedback:
        yield "待看", "反馈表里有提示，请核对；没有差错的不用改"


def _fields(case: Case, asked: list[Asked]) -> list[Field]:
    body = case.delivery.body
    words = [word for word, _ in asked]
    lacking = [told for _, told in asked]
    return [
        body.name,
        "、".join(words),
        "；".join(lacking),
        body.due,
        body.notice,
        case.delivery.feedback,
        "、".join(case.delivery.files),
    ]
