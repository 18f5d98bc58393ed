"""Section one speaks of its five heads (国办公开办函〔2021〕30号 一（一）)."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from generator.finding import Finding
from generator.form.editions import SECTIONS
from generator.rules.dossier import Dossier
from generator.rules.headed import headed, headed_as
from generator.rules.rule import rule

SINCE = 2021
HEADS = {
    "主动公开": r"主动公开|公开[^。；]{0,20}信息",
    "依申请公开": r"依申请|申请公开|公开申请|信息公开[^。；]{1,6}申请",
    "政府信息管理": r"信息[^。；]{0,10}管理|管理[^。；]{0,8}信息|规范性文件",
    "政府信息公开平台建设": r"平台|网站|专栏|公众号|新媒体",
    "监督保障": r"监督|保障|考核|培训|领导",
}
"What each is known by, generously: nobody is told that he left out what he says in other words."
HEADING = re.compile(r"#* *[（(][一二三四五六][）)][^。；：:，]{0,24}[：:]?")
"A line that is nothing but one of them, with its number."


@rule(
    "heads",
    "总体情况的五个方面",
    "第一部分“总体情况”应写到主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障"
    "五个方面。2021 年起的报告适用。只提示，换个说法的不算缺。",
    source="国办公开办函〔2021〕30号 一（一）",
    since=SINCE,
)
def heads(dossier: Dossier) -> Iterator[Finding]:
    """Sections one that say nothing of some of the five."""
    for report in dossier.reports:
        if report.year < SINCE:
            continue
        first = headed_as(SECTIONS[0], headed(report.body))
        if first is None or not first.text:
            continue
        missing = missing_heads(first.text)
        if missing:
            message = f"“{first.heading}”没有写到{'、'.join(missing)}"
            yield heads.in_narrative(report, first.index, message, "核对原件，看有没有漏录")


def missing_heads(text: str) -> list[str]:
    """Those of the five heads that section one says nothing of."""
    spoken = _spoken(text)
    return [head for head, pattern in HEADS.items() if not re.search(pattern, spoken)]


def _spoken(text: str) -> str:
    """The section without the headings below which nothing stands."""
    lines = list(filter(None, map(str.strip, text.splitlines())))
    spoken = []
    for line, after in zip_longest(lines, lines[1:], fillvalue="（六）"):
        if not (HEADING.fullmatch(line) and HEADING.fullmatch(after)):
            spoken.append(line)
    return "\n".join(spoken)
