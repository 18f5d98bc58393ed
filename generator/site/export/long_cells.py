"""The long table: a cell of a report a row. One file for each year, packed."""

import zlib
from collections.abc import Iterable, Iterator

from generator.site.export.report_row import Row
from generator.site.export.table import END, MARK, table
from generator.survey.datum import Status

COLUMNS = {
    "report": "报告编号",
    "agency_name": "机关",
    "year": "年度",
    "covers": "统计范围",
    "cell": "格的编号",
    "value": "值；没有的留空，看状态",
    "status": "状态",
}
"Column → what it says."
WHOSE = ("report", "agency_name", "year", "covers")
"Those that say whose cell it is."
AT_ONCE = 100
"Reports whose text is packed at a time."
GZIP = 31
"What zlib calls the format: without the name and the time that other writers put there."


def long_cells(rows: Iterable[Row]) -> bytes:
    """The file. Cells that a report's form does not have are no rows of it."""
    packer = zlib.compressobj(wbits=GZIP)
    packed = [packer.compress(text.encode()) for text in _texts(rows)]
    packed.append(packer.flush())
    return b"".join(packed)


def _texts(rows: Iterable[Row]) -> Iterator[str]:
    yield table(COLUMNS, ())
    several: list[str] = []
    for number, row in enumerate(rows, 1):
        several += _cells(row)
        if number % AT_ONCE == 0:
            yield "".join(several)
            several = []
    yield "".join(several)


def _cells(row: Row) -> Iterator[str]:
    """The lines of a report; what is before the cell is the same in all."""
    about = row.about
    told = [about[name] for name in WHOSE]
    first = table((), [told]).removeprefix(f"{MARK}{END}").removesuffix(END)
    for cell, (value, status) in row.figures.items():
        if status is not Status.NOT_ASKED:
            yield f"{first},{cell},{'' if value is None else value},{status.value}{END}"
