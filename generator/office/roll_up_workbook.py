"""汇总表.xlsx: the form summed, who contributes what, who is lacking, and the draft beside it.

Six sheets: 汇总, the printed form; 逐机关, a body a row; 与草稿, a cell a row; 缺口, who lacks
what; 核验, the identities of the sum; 说明.
"""

from collections.abc import Iterable, Iterator

from generator.authoring.workbook.lists import Notes, list_notes
from generator.authoring.workbook.looks import Look, style
from generator.authoring.workbook.room import USUAL, make_room
from generator.authoring.workbook.rows import PlainBook, Rows
from generator.authoring.workbook.shell import Layout, Said
from generator.office.entry import SAYS
from generator.office.listing import (
    Field,
    kept,
    looks,
    width_of,
)
from generator.office.parts import Part
from generator.office.roll_up import RollUp, Total
from generator.office.roll_up_lists import (
    add_checks,
    add_draft,
    add_gaps,
)
from generator.office.roll_up_tables import add_tables
from generator.text.characters import on_one_line

ABOUT = {"机关": 28, "情况": 26, "本表没有的数": 13}
"Heading of a column before the cells → its width, in digits."
COLUMN = 11
"Width of a column of figures, in digits."
NAMED = 20
"Bodies that are spelled out before they are only counted."
HOW_TO_READ = (
    "每格上面是合计，下面是有数字的家数，比收到的家数少的用粗体；缺的、空的、看不清的不作 0。"
)
RULES: Notes = (
    ("怎样相加", "名册上计入汇总的机关，每一格各自相加。金额按小数精确相加。"),
    ("", "没有收到的、留空的、看不清的、没有填的，不作 0 计：合计里没有它，下面的家数少一家。"),
    ("", "几家合编的一份报告只加一次，合编的每一家都算有。"),
    ("", "政府自己的报告是草稿，不加进合计。"),
    ("", "报告用别的表式的，只加两种表式都有的格；多出来的数记在“逐机关”第三栏，没有加。"),
    ("", "写明单位的金额（如 251000元）照原文列在“逐机关”，不相加。"),
)


def roll_up_workbook(rolled: RollUp, place: str) -> bytes:
    """The .xlsx; the same bytes for the same reports. place: 清河区, as its title says it."""
    title = on_one_line(f"{place}{rolled.year}年度政府信息公开工作年度报告汇总表")
    book = PlainBook(Said(title, comments="供内部核对", header=title))
    counted = on_one_line(f"{rolled.counted}。{_missing(rolled)}")
    add_tables(book, "汇总", rolled, [title, counted, HOW_TO_READ])
    _add_bodies(book, "逐机关", rolled)
    add_draft(book, rolled)
    add_gaps(book, rolled)
    add_checks(book, rolled)
    list_notes(book, "说明", [*RULES, *_words(), *_doubts(rolled)])
    return book.content()


def _missing(rolled: RollUp) -> str:
    names = [part.body.name for part in rolled.parts if not part.is_here]
    if not names:
        return ""
    more = f"等 {len(names)} 家，见“缺口”" if len(names) > NAMED else ""
    return f"缺的是{'、'.join(names[:NAMED])}{more}。"


def _add_bodies(book: PlainBook, title: str, rolled: RollUp) -> None:
    """A body a row; the sums stand above them, where they stay in sight."""
    names = [cell.name for cell in rolled.form.cells]
    widths = (*ABOUT.values(), *map(_width, rolled.totals))
    layout = Layout(title, widths, USUAL, frozen=(3, 1), is_printed=False)
    rows = book.sheet(layout)
    make_room(rows, 0, [*ABOUT, *names], widths)
    for column, heading in enumerate([*ABOUT, *names]):
        rows.put(0, column, heading, style(Look.LISTED_HEADING))
    sums = [total.value for total in rolled.totals]
    counts = [total.bodies for total in rolled.totals]
    _add_row(rows, 1, ["合计", rolled.counted, None, *sums])
    _add_row(rows, 2, ["家数", None, None, *counts])
    for number, (part, state) in enumerate(_bodies(rolled), 3):
        unasked = part.unasked or None
        _add_row(rows, number, [part.body.name, state, unasked, *part.entries])


def _width(total: Total) -> float:
    """Of a column: no sum is cut, and so no summand."""
    return COLUMN if total.value is None else max(COLUMN, width_of(total.value))


def _bodies(rolled: RollUp) -> Iterator[tuple[Part, str]]:
    """Every body with how it stands, those behind the others that are in no sum."""
    for part in rolled.parts:
        yield part, _state(part)
    for part in rolled.beside:
        yield part, f"不计入合计；{_state(part)}"


def _add_row(rows: Rows, number: int, fields: Iterable[Field]) -> None:
    for column, field in enumerate(fields):
        rows.put(number, column, kept(field), looks(field))


def _state(part: Part) -> str:
    """How a body stands, in a few words."""
    if part.holder:
        return f"和{part.holder.name}合编"
    if part.why:
        return part.told or part.why.word
    return "已收到"


def _words() -> Iterator[tuple[str, str]]:
    """What stands in the place of a figure, and what it means."""
    label = "格里的词"
    for why, says in SAYS.items():
        yield label, f"{why.word}：{says}。"
        label = ""


def _doubts(rolled: RollUp) -> Iterator[tuple[str, str]]:
    label = "请核对"
    for doubt in rolled.doubts:
        yield label, on_one_line(f"{doubt}。")
        label = ""
