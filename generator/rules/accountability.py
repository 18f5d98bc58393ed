"""What governments report besides (条例 第五十条第（四）项): 工作考核、社会评议、责任追究."""

import re
from collections.abc import Iterator

from generator.archive.agency import GOVERNMENT, Agency
from generator.finding import Finding
from generator.form.editions import SECTIONS
from generator.rules.dossier import Dossier
from generator.rules.headed import headed, headed_as
from generator.rules.rule import rule

SINCE = 2019
"The first year reported on under the regulation that has this article."
TOWN = "town"
OFFICE = re.compile("街道|办事处|管委会|管理委员会")
"Bodies of the kind of a town that are no government: they are agencies of the one above."
RESULTS = {
    "工作考核": r"考核|考评|绩效",
    "社会评议": r"评议|评价|评估|测评|满意度",
    "责任追究": r"追究|问责|追责|责任追查",
}


@rule(
    "accountability",
    "政府的工作考核、社会评议、责任追究",
    "各级人民政府的报告还应写明工作考核、社会评议和责任追究结果情况。街道办事处不是一级政府，"
    "不作要求。只提示，换个说法的不算缺。",
    source="《中华人民共和国政府信息公开条例》第五十条第（四）项",
    since=SINCE,
)
def accountability(dossier: Dossier) -> Iterator[Finding]:
    """Governments' reports that say nothing of some of the three."""
    if not _is_government(dossier.agency):
        return
    for report in dossier.reports:
        if report.year < SINCE:
            continue
        missing = [name for name, words in RESULTS.items() if not re.search(words, report.body)]
        if not missing or not report.body.strip():
            continue
        problems = headed_as(SECTIONS[-2], headed(report.body))
        index = problems.index if problems else 0
        message = f"没有写到{'、'.join(missing)}的结果情况（条例第五十条第（四）项）"
        yield accountability.in_narrative(report, index, message, "核对原件，看有没有漏录")


def _is_government(agency: Agency) -> bool:
    """Also that of a town (乡、镇)."""
    if agency.kind == TOWN:
        return not OFFICE.search(agency.name)
    return agency.kind == GOVERNMENT
