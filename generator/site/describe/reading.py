"""How the tables are read without losing what is missing: a few lines of two languages."""

from collections.abc import Iterator

from generator.form.editions import EDITIONS, whole_form
from generator.site.export.columns import WORDS

CELL = whole_form(max(EDITIONS)).headline[0].cells[0]
"What the lines add up: the first thing that a form counts."
SPOKEN = ", ".join(f'"{word}"' for word in WORDS)
PANDAS = f"""\
import pandas as pd

missing = ["", {SPOKEN}]
reports = pd.read_csv("reports.csv", na_values=missing, keep_default_na=False,
                      dtype={{"region_code": "string"}}, dtype_backend="numpy_nullable")
reasons = pd.read_csv("reports.csv", dtype="string", keep_default_na=False)
own = reports[reports["covers"].isin(["own", "agency"]) & (reports["state"] != "已撤回")]
sums = own.groupby("year")["{CELL}"].agg(["sum", "count"])"""
R = f"""\
library(readr)

missing <- c("", {SPOKEN})
reports <- read_csv("reports.csv", na = missing, col_types = cols(region_code = "c"))
reasons <- read_csv("reports.csv", na = character(), col_types = cols(.default = "c"))
own <- subset(reports, covers %in% c("own", "agency") & state != "已撤回")
sums <- aggregate({CELL} ~ year, own, sum)"""


def of_reading() -> Iterator[str]:
    """Its lines, as Markdown."""
    yield "## 用程序读"
    yield ""
    yield (
        "文件是 UTF-8（带 BOM）、逗号分隔。下面两段都读两遍：`reports` 里没有数的格成为缺失值，"
        "`reasons` 里是原来的词，看得出为什么没有。得到的和只含有数的格，请同时看有几份。"
    )
    yield ""
    yield "```python"
    yield PANDAS
    yield "```"
    yield ""
    yield "```r"
    yield R
    yield "```"
    yield ""
    yield (
        "逐格的表里，`value` 按文字读：金额照原件的写法。"
        "文字以 =、+、-、@ 开头的，前面多一个撇号（'），免得电子表格把它当公式运行。"
    )
    yield ""
