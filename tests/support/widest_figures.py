"""The sample archive and one agency more, whose figures have from one to nine digits.

They are the hardest to set on a phone.
"""

import re
import shutil
from pathlib import Path

from support.paths import SAMPLE

AGENCY = "990101/dsj"
FACTORS = {2021: 1, 2022: 33, 2023: 332, 2024: 33_222, 2025: 332_225, 2026: 3_322_259}
"""Year → by what the figures of the sample's 990101/gxj/2023 are multiplied.

Its largest, 301, then has up to 9 digits.
"""
FORMER, FORMER_FACTOR = 2020, 2_900_000
"The year with the form of 2019, after 990101/jxj/2020, whose largest figure is 340."
FIGURES = re.compile(r"(?m)^  ([a-z_]+): +(\[[^]]*\]|[0-9.]+) ")
NARRATIVE = """
本年度公开 123456789 条，收入 123456789.987654321 万元。

| 渠道 | 一季度 | 二季度 | 三季度 | 四季度 | 全年 |
|---|--:|--:|--:|--:|--:|
| 网站 | 123456789 | 98765 | 1024 | 7 | 123562585 |
| 政务新媒体 | 0 | 1 | 22 | 333 | 356 |
"""


def write_digits(content: Path) -> None:
    """The content of that archive, into a folder that does not exist yet."""
    shutil.copytree(SAMPLE, content)
    reports = content / "reports"
    folder = reports / AGENCY
    folder.mkdir()
    (folder / "agency.yaml").write_text(
        "name: 清河区大数据和政务服务管理局\nsector: 政务服务\nkind: department\n", "utf-8"
    )
    usual = (reports / "990101/gxj/2023.md").read_text("utf-8")
    for year, factor in FACTORS.items():
        (folder / f"{year}.md").write_text(_report(usual, year, factor), "utf-8")
    former = (reports / "990101/jxj/2020.md").read_text("utf-8")
    (folder / f"{FORMER}.md").write_text(_report(former, FORMER, FORMER_FACTOR), "utf-8")


def _report(text: str, year: int, factor: int) -> str:
    """A report of the sample as one of that agency and year, its figures multiplied.

    What held still holds.
    """
    named = re.sub(
        r"(?m)^title: .*",
        f"title: 清河区大数据和政务服务管理局{year}年政府信息公开工作年度报告",
        text,
    )
    dated = re.sub(r"(?m)^(published|archived): .*", r"\1: null", named)
    dated = re.sub(r"(?m)^(  - date: )[0-9]{4}", rf"\g<1>{year + 1}", dated)
    larger = FIGURES.sub(lambda found: f"  {found[1]}: {_times(found[2], factor)} ", dated)
    corrected = re.sub(
        r"(?m)^(    (?:before|after): )([0-9]+)$", lambda m: f"{m[1]}{int(m[2]) * factor}", larger
    )
    return corrected.replace("## 一、总体情况\n", f"## 一、总体情况\n{NARRATIVE}")


def _times(figures: str, factor: int) -> str:
    """Every figure multiplied; an amount of money has all the digits that it may have."""
    if re.search(r"[.元]", figures):
        return re.sub(
            r"[0-9.]+(元?)(?=]|$)",
            lambda m: "123456789012.123456789万元" if m[1] else "123456789.123456789",
            figures,
        )
    return re.sub(r"[0-9]+", lambda found: str(int(found[0]) * factor), figures)
