"""What the words of a report say, against its figures and against the form."""

from collections.abc import Iterator

from generator.archive.report import Report
from generator.finding import Finding
from generator.form.editions import SECTIONS
from generator.form.quantities import Statement
from generator.rules import prose
from generator.rules.dossier import Dossier
from generator.rules.headed import headed, headed_as, unmarked
from generator.rules.rule import rule

QUOTED = 40
"Characters of the narrative that a message quotes."
Said = tuple[int, str, str]
"The index of a character, the words that begin there, and what stands against them."


@rule(
    "statement",
    "正文与表格的件数",
    "正文中写明的件数应与表格一致：收到申请、行政复议、行政诉讼、规范性文件。"
    "正文可能只说本机关而表格包括下属单位，所以只提示。",
    source="同一份报告的文字与表格说的是同一件事",
)
def statement(dossier: Dossier) -> Iterator[Finding]:
    """Figures in the narrative that the tables do not have."""
    for report in dossier.reports:
        for index, _, message in _misstated(report):
            yield statement.in_narrative(report, index, message)


def contradictions(report: Report) -> Iterator[Said]:
    """Where the narrative contradicts the tables, or itself."""
    yield from _misstated(report)
    for index, message in prose.sums(report.body):
        yield index, prose.stated(report.body, index), message


def _misstated(report: Report) -> Iterator[Said]:
    for stated in report.figures.form.claims:
        yield from _contradictions(report, stated)


def _contradictions(report: Report, stated: Statement) -> Iterator[Said]:
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
        yield index, words, f"正文“{words[:QUOTED]}”，表格中{stated.label}为 {shown}"


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
    "正文列举的各项之和",
    "正文列出的各项之和应与写明的总数一致，如“20 条，其中……”。"
    "列举不全的（等、其余）不作核对。只提示。",
    source="算术关系：总数等于各项之和",
)
def parts(dossier: Dossier) -> Iterator[Finding]:
    """Enumerations in the narrative that do not add up."""
    for report in dossier.reports:
        for index, message in prose.sums(report.body):
            yield parts.in_narrative(report, index, message)


@rule(
    "sections",
    "一、五、六各部分的标题",
    "报告应有一、五、六各部分的正文，标题照表式。缺少的、没有正文的、换了说法的都只提示，原文不改。",
    source="《中华人民共和国政府信息公开条例》第五十条；表式所列六个部分（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def sections(dossier: Dossier) -> Iterator[Finding]:
    """Sections that are missing or headed otherwise."""
    for report in dossier.reports:
        if report.has_tables:
            yield from _of_form(report)


def _of_form(report: Report) -> Iterator[Finding]:
    """Those that the form asks of a report."""
    known = headed(report.body)
    for own in known:
        if not own.text:
            message = f"“{own.heading}”下面没有正文"
            yield sections.in_narrative(report, own.index, message, "照录原件")
    headings = {own.heading for own in known}
    for section in SECTIONS:
        if section.table or section.heading in headings:
            continue
        renamed = headed_as(section, known)
        if renamed:
            message = f"“{renamed.heading}”在表式中是“{section.heading}”"
            yield sections.in_narrative(report, renamed.index, message)
            continue
        plain = unmarked(report.body, section)
        if plain:
            message = f"“{plain[1].strip()}”没有写成标题"
            yield sections.in_narrative(report, plain.start(), message, "前面写“## ”，有空格")
        else:
            yield sections.in_narrative(report, 0, f"没有“{section.heading}”部分")
