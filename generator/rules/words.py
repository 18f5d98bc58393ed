"""What the words of a report say, against its figures and against the form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from generator.archive.report import Report
from generator.finding import Finding
from generator.form.editions import SECTIONS
from generator.form.parts import Section
from generator.form.quantities import Statement
from generator.rules import prose
from generator.rules.dossier import Dossier
from generator.rules.rule import rule

FEE_YEAR = 2021
"The 信息处理费 is to be reported from the edition of 2021 on (国办函〔2020〕109号)."
FEE_UNSTATED = "第六部分没有说明信息处理费的收取情况（国办函〔2020〕109号）"
HEADING = re.compile(r"^##? +(.+)$", re.MULTILINE)
UNMARKED = re.compile(r"^ {0,3}#*([^#\n]+)$", re.MULTILINE)
QUOTED = 40
"Characters of the narrative that a message quotes."


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading of the narrative and what stands below it."""

    index: int
    "Of its first character in the narrative."
    heading: str
    "Without spaces."
    text: str
    "Empty where nothing stands below it."


@rule(
    "statement",
    "正文中写明的件数应与表格一致：收到申请、行政复议、行政诉讼、规范性文件。"
    "正文可能只说本机关而表格包括下属单位，所以只提示。",
)
def statement(dossier: Dossier) -> Iterator[Finding]:
    """Figures in the narrative that the tables do not have."""
    for report in dossier.reports:
        for stated in report.figures.form.claims:
            yield from _contradictions(report, stated)


def _contradictions(report: Report, stated: Statement) -> Iterator[Finding]:
    """Where the narrative states a figure that none of the sums of cells is."""
    sums = [_sum(report, cells) for cells in stated.sums]
    possible = {total for total in sums if total is not None}
    if not possible:
        return
    for index, number, words in prose.claims(report.body, stated.pattern):
        if number in possible:
            continue
        in_order = sorted(possible)
        shown = " 或 ".join(map(str, in_order))
        message = f"正文“{words[:QUOTED]}”，表格中{stated.label}为 {shown}"
        yield statement.in_narrative(report, index, message)


def _sum(report: Report, cells: tuple[str, ...]) -> int | None:
    """The sum of cells; None where one of them has no figure."""
    total = 0
    for cell in cells:
        value = report.figures[cell]
        if not isinstance(value, int):
            return None
        total += value
    return total


@rule(
    "parts",
    "正文列出的各项之和应与写明的总数一致，如“20 条，其中……”。"
    "列举不全的（等、其余）不作核对。只提示。",
)
def parts(dossier: Dossier) -> Iterator[Finding]:
    """Enumerations in the narrative that do not add up."""
    for report in dossier.reports:
        for index, message in prose.sums(report.body):
            yield parts.in_narrative(report, index, message)


@rule(
    "sections",
    "报告应有一、五、六各部分的正文，标题照表式。缺少的、没有正文的、换了说法的都只提示，原文不改。",
)
def sections(dossier: Dossier) -> Iterator[Finding]:
    """Sections that are missing or headed otherwise."""
    for report in dossier.reports:
        headed = _headed(report)
        for own in headed:
            if not own.text:
                message = f"“{own.heading}”下面没有正文"
                yield sections.in_narrative(report, own.index, message, "照录原件")
        headings = {own.heading for own in headed}
        for section in SECTIONS:
            if section.table or section.heading in headings:
                continue
            renamed = _headed_as(section, headed)
            if renamed:
                message = f"“{renamed.heading}”在表式中是“{section.heading}”"
                yield sections.in_narrative(report, renamed.index, message)
                continue
            plain = _unmarked(report.body, section)
            if plain:
                message = f"“{plain[1].strip()}”没有写成标题"
                yield sections.in_narrative(report, plain.start(), message, "前面写“## ”，有空格")
            else:
                yield sections.in_narrative(report, 0, f"没有“{section.heading}”部分")


@rule(
    "fee",
    "第六部分应说明政府信息公开信息处理费的收取情况（国办函〔2020〕109号），"
    "2021 年起的报告适用。只提示。",
)
def fee(dossier: Dossier) -> Iterator[Finding]:
    """Reports that do not say what they charged."""
    last = SECTIONS[-1]
    for report in dossier.reports:
        if report.year < FEE_YEAR:
            continue
        for own in _headed(report):
            silent = own.text and not prose.states_fee(own.text)
            if silent and _is_headed(last, own.heading):
                yield fee.in_narrative(report, own.index, FEE_UNSTATED)


def _headed(report: Report) -> list[Headed]:
    """The headings of the narrative, in its order; of those that are the same, the last."""
    body = report.body
    headings = list(HEADING.finditer(body))
    by_heading: dict[str, Headed] = {}
    for match, after in zip_longest(headings, headings[1:]):
        start = match.end()
        end = after.start() if after else len(body)
        text = body[start:end]
        heading = re.sub(r"\s", "", match[1])
        by_heading[heading] = Headed(
            index=match.start(),
            heading=heading,
            text=text.strip(),
        )
    return list(by_heading.values())


def _headed_as(section: Section, headed: list[Headed]) -> Headed | None:
    """What stands below the heading of a section, in whatever spelling."""
    for own in headed:
        if _is_headed(section, own.heading):
            return own
    return None


def _unmarked(body: str, section: Section) -> re.Match[str] | None:
    """The line of a text that is the heading of a section but for its marks."""
    for line in UNMARKED.finditer(body):
        heading = re.sub(r"\s", "", line[1])
        if _is_headed(section, heading):
            return line
    return None


def _is_headed(section: Section, heading: str) -> bool:
    """Whether a heading is a section's, in whatever spelling, with its number or without."""
    numbered = rf"(?:[一二三四五六七八][、.．])?(?:{section.spellings})"
    return bool(re.fullmatch(numbered, heading))
