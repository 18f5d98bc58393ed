"""What a person must look at after an import: in the figures, in the sections, in the words."""

from collections.abc import Sequence

from generator import prose
from generator.finding import INFO, WARNING
from generator.forms import SECTIONS
from generator.intake.document import Block, Text
from generator.intake.found import Say
from generator.intake.sections import Part
from generator.model import Missing, Report
from generator.rules.verdict import Verdict, assess, must_hold
from generator.rules.words import FEE_YEAR


def of_figures(report: Report, found: list[Part], note: Say) -> None:
    """What the figures themselves say: cells that were lost, identities the original breaks."""
    lost = report.figures.count(Missing.LOST)
    if lost:
        note(WARNING, "", f"共有 {lost} 格没有读到，记作 lost", "对照原件，读得到的补上")
    blank = report.figures.count(Missing.BLANK)
    if blank:
        note(INFO, "", f"有 {blank} 格在原件中留空，记作 ~")
    for item in assess(report, None):
        if item.verdict is Verdict.BROKEN and must_hold(item):
            hint = f"核对原件；原件确实如此的，在 acknowledged 中写 {item.identity.id}: 原件如此：（写明情况）"
            note(WARNING, "", f"{item.identity.id} 不成立：{item.statement}", hint)
    sections = [part.section for part in found if part.section]
    for section in SECTIONS:
        if section not in sections:
            note(WARNING, "", f"没有找到“{section.heading}”部分")
    for part in found:
        if part.section and part.number != part.section.number:
            note(INFO, part.place, f"标题“{part.heading}”的序号应为“{part.section.number}”，按内容归入该部分")


def of_words(report: Report, found: list[Part], note: Say, places: Sequence[str]) -> None:
    """What the narrative says, and what it leaves out."""
    texts = {part.section.id: _joined(part.blocks) for part in found if part.section}
    first, last = SECTIONS[0], SECTIONS[-1]
    if first.id in texts and prose.missing_heads(texts[first.id]):
        note(INFO, "", "第一部分没有分列主动公开、依申请公开、政府信息管理、平台建设、监督保障五项")
    if last.id in texts and not prose.states_fee(texts[last.id]) and report.year >= FEE_YEAR:
        note(WARNING, "", "第六部分没有说明信息处理费的收取情况（国办函〔2020〕109号）")
    for text in texts.values():
        for _, message in prose.sums(text):
            note(WARNING, "", message)
    everything = report.title + "".join(texts.values())
    if places and not any(place.rstrip("省市") in everything for place in places):
        note(INFO, "", f"正文没有写明所在的{'、'.join(places)}，地区按区划代码确定")


def _joined(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text for block in blocks if isinstance(block, Text))
