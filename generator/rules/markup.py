"""HTML in a narrative, which is Markdown: pages show it as it is written."""

import re
from collections.abc import Iterator

from generator.finding import Finding
from generator.rules.dossier import Dossier
from generator.rules.rule import rule

TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
"<table>, <td colspan=2>, </p>, <br/>, but no address in brackets: <https://…>, <a@b.cn>."


@rule(
    "markup",
    "正文里的 HTML",
    "正文用 Markdown 写，不用 HTML：标签不起作用，网页上照字面显示。只提示。",
    source="本档案的收录规则：正文是 Markdown",
)
def markup(dossier: Dossier) -> Iterator[Finding]:
    """The first tag of each report that has any."""
    for report in dossier.reports:
        tags = list(TAG.finditer(report.body))
        if tags:
            first = tags[0]
            several = f"，共 {len(tags)} 处" if len(tags) > 1 else ""
            message = f"正文里写了 HTML 标签“{first[0]}”{several}，网页上照字面显示"
            hint = "表格改用 Markdown 的写法，其余标签删去"
            yield markup.in_narrative(report, first.start(), message, hint)
