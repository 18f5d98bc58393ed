"""Whether an original's header has columns that the form does not have."""

import difflib
import re
from collections.abc import Mapping

from generator.form.parts import Line
from generator.intake.tables.header import Columns, Header
from generator.intake.tables.labels import bare
from generator.intake.tables.original_row import OriginalRow

COMPARING = re.compile(
    "上年(?!结转)|去年|同期|往年|增|减|比|小计|合计|累计|序号|备注|说明|率|[0-9]{4}"
)
"What heads a column of an original's own, which is never one of the form under another name."
LIKE = 0.5
"Likeness from which other words may be a column's: 公益机构 for 社会公益组织."


def has_foreign_columns(row: OriginalRow, columns: Columns) -> bool:
    """Whether a header gives the row's figures to columns of which some are not the form's.

    类别 | 数据1 | … | 数据6 | 总计 has as many columns as the form, and 总计 stands where it has
    to: it is the form's.
    """
    if row.kind in ("stream", "aligned"):
        return bool(row.header.foreign)
    foreign = row.foreign_behind_label
    if not foreign:
        return False
    texts = foreign.values()
    if any(map(COMPARING.search, texts)):
        return True
    return not _are_of_the_form(foreign, row.header, columns)


def _are_of_the_form(foreign: Mapping[int, str], header: Header, columns: Columns) -> bool:
    """Whether foreign names stand where the form has columns that the header does not name."""
    names = [name for name in header.names if name.line in columns]
    named = {name.start: name.line for name in names}
    indices = named.keys() | foreign.keys()
    if len(indices) != len(columns):
        return False
    in_form = dict(zip(sorted(indices), columns, strict=True))
    for index, line in named.items():
        if line is not in_form[index]:
            return False
    # Where most columns bear the form's names, another name is another column, unless it is
    # nearly the form's.
    half = len(columns) / 2
    if len(named) <= half:
        return True
    others = foreign.items()
    return all(_is_like(text, in_form[index]) for index, text in others)


def _is_like(text: str, column: Line) -> bool:
    label = bare(column.label)
    name = bare(text)
    likeness = difflib.SequenceMatcher(None, name, label)
    return likeness.ratio() >= LIKE
