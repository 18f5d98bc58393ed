"""The columns of a wide table, one report a row: what a report is, then every cell of the form.

Their ids and their order are promised: new ones come at the end.
"""

from functools import cache
from typing import NamedTuple

from generator.archive.agency import KINDS
from generator.form.parts import Cell
from generator.form.union import editions_of, union, unit_of
from generator.survey.datum import Status
from generator.survey.state import ReportState

COUNTS = ("count", "signed")
"Kinds of cells whose values are whole numbers; those of the others are text."
COVERS = {
    "own": "报告写明只计本机关",
    "level": "报告写明计本级政府各机关",
    "area": "报告写明计本级政府各机关和下级政府",
    "government": "政府的报告，没有写明范围，一般包括所属各机关",
    "agency": "部门的报告，没有写明范围，按本机关计",
}
"Whose matters a report counts → the same in words. Only `own` and `agency` can be added up."
INTEGER, TEXT, DATE, NUMBERS = "integer", "string", "date", "number"


class Column(NamedTuple):
    """A column of the table."""

    id: str
    title: str
    says: str
    type: str = TEXT
    "Of its values; NUMBERS: amounts, whose text is exact."
    cell: Cell | None = None
    "Of a column of the form."


ABOUT = (
    Column("region", "地区", "机关所在地区的名称"),
    Column("agency_name", "机关", "机关自己用的名称"),
    Column("year", "年度", "报告所属的年度", INTEGER),
    Column("kind", "类别", "、".join(KINDS.values())),
    Column("sector", "领域", "同类机关写法相同"),
    Column("covers", "统计范围", "；".join(f"{name} {says}" for name, says in COVERS.items())),
    Column("joint_with", "联合编制", "一起编制这份报告的其他机关，机关代码，以空格分开"),
    Column("state", "入档情况", "、".join(state.word for state in ReportState)),
    Column("inside", "表内核验", "对得上、原件对不上、无法核验；没有表格的留空"),
    Column("mismatched", "对不上", "报告内对不上的关系有几项；没有表格的留空", INTEGER),
    Column("mismatched_ids", "对不上的关系", "这些关系的编号，以空格分开"),
    Column("joining", "与上年", "接得上、接不上、没有上一年、无法核验；没有表格的留空"),
    Column("broken", "接不上", "与上年接不上的关系有几项；没有表格的留空", INTEGER),
    Column("broken_ids", "接不上的关系", "这些关系的编号，以空格分开"),
    Column("lost", "缺失格数", "本档案的副本看不到的格，推算的也在内；没有表格的留空", INTEGER),
    Column("derived_cells", "推算的格", "值由其他各格算出的格，编号，以空格分开"),
    Column("corrections", "更正次数", "入档以后更正的次数", INTEGER),
    Column("editions", "表式", "三张表各自的版本，如 2021 2021 2021；没有表格的留空"),
    Column("title", "标题", "报告自己的标题"),
    Column("published", "公布日期", "报告写明的日期；没有写明的留空", DATE),
    Column("archived", "入档日期", "收入本档案的日期", DATE),
    Column("changed", "最后改动", "最后一次更正、隐去或者撤回的日期；没有的是入档日期", DATE),
    Column("report", "报告编号", "地区代码/机关/年度，不会改变"),
    Column("url", "网址", "报告的页面"),
    Column("region_code", "地区代码", "行政区划代码"),
    Column("agency", "机关代码", "地区代码/机关，不会改变"),
    Column("source_url", "来源网址", "原件公布在哪里；没有写明的留空"),
    Column("retrieved", "取得日期", "从那里取得原件的日期；没有写明的留空", DATE),
    Column("sha256", "原件摘要", "所取得的原件的 SHA-256；没有写明的留空"),
)
"What is told of a report."
WORDS = {status.value: status for status in Status if not status.has_value}
"What stands in a cell without a value: an empty one would have two meanings."


@cache
def cells() -> tuple[Column, ...]:
    """The columns of the form."""
    return tuple(map(_of_cell, union()))


@cache
def columns() -> tuple[Column, ...]:
    """All of them."""
    return (*ABOUT, *cells())


def _of_cell(cell: Cell) -> Column:
    editions = "、".join(map(str, editions_of(cell.id)))
    kind = INTEGER if cell.column.kind in COUNTS else NUMBERS
    unit = f"；单位：{unit_of(cell)}" if unit_of(cell) else ""
    says = f"{cell.row.label}：{cell.column.label}{unit}；表式：{editions}"
    return Column(cell.id, cell.name, says, kind, cell)
