"""What tells which version of which report a feedback workbook was made from."""

import hashlib
import re

from generator.archive.cell import write
from generator.archive.report import Report
from generator.authoring.workbook.feedback.points import explained

LABEL = "反馈编号"
"What stands before it."
LENGTH = 12
MARK = "反馈"
"What the file's keywords begin with, before the same."
PATTERN = re.compile(rf"(\S+/\S+)/([0-9]{{4}})/[0-9a-f]{{{LENGTH}}}")
"Whose report, on what year."


def fingerprint(report: Report) -> str:
    """410411/gxj/2025/3f2a9c01d4e5.

    It changes with a figure, the title, the day, and with what is asked of the tables.
    """
    written = [
        report.title,
        report.published or "",
        *map(str, report.form.editions.values()),
        *map(write, report.figures.values),
    ]
    for point in explained(report):
        written += [point.cell, *point.explains]
    digest = hashlib.sha256("\n".join(written).encode()).hexdigest()
    return f"{report.holder}/{report.year}/{digest[:LENGTH]}"
