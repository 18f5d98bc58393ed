"""A roster as it comes, CSV or Excel → the rows of its table."""

import csv
import datetime as dt
import io

from generator.finding import UsageError
from generator.intake.guard import needs

ENCODINGS = ("utf-8-sig", "gb18030")
"What spreadsheet programs write; every text is one of the latter."
PACKED = b"PK\x03\x04"


def rows_of(data: bytes, name: str) -> list[list[str]]:
    """The rows, of the first sheet where there are several; UsageError for what is neither."""
    if data.startswith(PACKED):
        return _of_workbook(data, name)
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return list(csv.reader(io.StringIO(text, newline="")))
    raise UsageError(f"{name} 不是名册：名册是 .csv 或 .xlsx 文件")


def _of_workbook(data: bytes, name: str) -> list[list[str]]:
    with needs():
        import openpyxl  # noqa: PLC0415 - only whoever keeps a roster as a workbook needs it
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(values_only=True)
        return [list(map(_text, row)) for row in rows]
    except Exception as error:
        raise UsageError(f"{name} 打不开；请重新保存为 .xlsx 或 .csv") from error


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
