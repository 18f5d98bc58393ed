"""催报名单.xlsx: whom to write, and what is lacking; in the order of the roster."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

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
WORDS = ABSENT, LATE, UNDATED, OPEN, DOUBTED = "未交", "逾期", "补日期", "待改", "待看"
"What a body is written to about."
PLAN = Plan("催报名单", COLUMNS, is_landscape=True)


def reminders(found: Publication) -> bytes:
    """The .xlsx; the same bytes for the same files."""
    title = on_one_line(f"{found.place}{found.year}年度报告催报名单")
    book = PlainBook(Said(title, comments="供内部使用", header=title))
    lines: list[Line] = []
    counts: Counter[str] = Counter()
    for case in found.cases:
        asked = list(_asked(case))
        if asked:
            number = len(lines) + 1
            lines.append(Line([number, *_fields(case, asked)]))
            counts.update(word for word, _ in asked)
    listing(book, PLAN, f"{title}：{_counted(lines, counts)}。", lines)
    return book.content()


def _counted(lines: Sequence[Line], counts: Counter[str]) -> str:
    """39 家；其中未交 3，逾期 1，待看 35; a body may be among several."""
    if not lines:
        return "没有要催的"
    told = [f"{word} {counts[word]}" for word in WORDS if counts[word]]
    return f"{len(lines)} 家；其中{'，'.join(told)}"


Asked = tuple[str, str]
"What it is about in a word, and what is lacking."


def _asked(case: Case) -> Iterator[Asked]:
    """What a body is asked for; of a joint report its holder is asked."""
    delivery = case.delivery
    if case.kept is Kept.ABSENT:
        yield ABSENT, case.why
        return
    if delivery.held_by:
        return
    if case.kept is Kept.LATE:
        yield LATE, f"公布日期是 {case.published}，逾期 {case.days} 天"
    if case.kept is Kept.UNDATED:
        yield UNDATED, case.why
    if delivery.open_points:
        where = "，见反馈表" if delivery.feedback else ""
        yield OPEN, f"有 {delivery.open_points} 处要改正或者写明原因{where}"
    elif delivery.feedback:
        yield DOUBTED, "反馈表里有提示，请核对；没有差错的不用改"


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
