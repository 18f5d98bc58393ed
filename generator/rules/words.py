"""What the words of a report say, against its figures and against the form."""

import re
from collections.abc import Iterator

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.report import Report
from generator.finding import WARNING, Finding, place
from generator.form.editions import SECTIONS
from generator.rules import prose
from generator.rules.rule import rule

FEE_YEAR = 2021
"The 信息处理费 is to be reported from the edition of 2021 on (国办函〔2020〕109号)."
HEADING = re.compile(r"^##? +(.+)$", re.MULTILINE)
UNMARKED = re.compile(r"^ {0,3}#*([^#\n]+)$", re.MULTILINE)
QUOTED = 40


@rule(
    "正文中写明的件数应与表格一致：收到申请、行政复议、行政诉讼、规范性文件。正文可能只说本机关而表格包括下属单位，所以只提示。"
)
def statement(agency: Agency, _: Archive) -> Iterator[Finding]:
    """Figures in the narrative that the tables do not have."""
    for report in agency.reports:
        for claim in report.figures.form.claims:
            stated = list(prose.claims(report.body, claim.pattern))
            possible = {total for cells in claim.sums if (total := _sum(report, cells)) is not None}
            for position, number, words in stated:
                if possible and number not in possible:
                    shown = " 或 ".join(str(value) for value in sorted(possible))
                    message = f"正文“{words[:QUOTED]}”，表格中{claim.label}为 {shown}"
                    yield _at(report, position, "statement", message)


def _sum(report: Report, cells: tuple[str, ...]) -> int | None:
    values = [report.figures[cell] for cell in cells]
    return (
        sum(value for value in values if isinstance(value, int))
        if all(type(v) is int for v in values)
        else None
    )


@rule(
    "正文列出的各项之和应与写明的总数一致，如“20 条，其中……”。列举不全的（等、其余）不作核对。只提示。"
)
def parts(agency: Agency, _: Archive) -> Iterator[Finding]:
    """Enumerations in the narrative that do not add up."""
    for report in agency.reports:
        for position, message in prose.sums(report.body):
            yield _at(report, position, "parts", message)


@rule(
    "报告应有一、五、六各部分的正文，标题照表式。缺少的、没有正文的、换了说法的都只提示，原文不改。"
)
def sections(agency: Agency, _: Archive) -> Iterator[Finding]:
    """Sections that are missing or headed otherwise."""
    for report in agency.reports:
        found = _headings(report)
        for title, span in found.items():
            if not _text(report, span):
                yield _at(report, span[0], "sections", f"“{title}”下面没有正文", "照录原件")
        for section in SECTIONS:
            if section.table or section.heading in found:
                continue
            renamed = next((title for title in found if _names(section.spellings, title)), None)
            if renamed:
                yield _at(
                    report,
                    found[renamed][0],
                    "sections",
                    f"“{renamed}”在表式中是“{section.heading}”",
                )
                continue
            plain = _unmarked(report.body, section.spellings)
            if plain:
                yield _at(
                    report,
                    plain.start(),
                    "sections",
                    f"“{plain[1].strip()}”没有写成标题",
                    "前面写“## ”，有空格",
                )
            else:
                yield _at(report, 0, "sections", f"没有“{section.heading}”部分")


@rule(
    "第六部分应说明政府信息公开信息处理费的收取情况（国办函〔2020〕109号），2021 年起的报告适用。只提示。"
)
def fee(agency: Agency, _: Archive) -> Iterator[Finding]:
    """Reports that do not say what they charged."""
    last = SECTIONS[-1]
    for report in agency.reports:
        for title, span in _headings(report).items():
            text = _text(report, span)
            silent = text and not prose.states_fee(text)
            if report.year >= FEE_YEAR and _names(last.spellings, title) and silent:
                yield _at(
                    report,
                    span[0],
                    "fee",
                    "第六部分没有说明信息处理费的收取情况（国办函〔2020〕109号）",
                )


def _headings(report: Report) -> dict[str, tuple[int, int]]:
    """Heading, without spaces, of each part of the narrative → where the part begins and ends."""
    found = list(HEADING.finditer(report.body))
    ends = [match.start() for match in found[1:]] + [len(report.body)]
    return {
        re.sub(r"\s", "", match[1]): (match.start(), end)
        for match, end in zip(found, ends, strict=False)
    }


def _unmarked(body: str, spellings: str) -> re.Match[str] | None:
    """The line of a text that is the heading of a section but for its marks."""
    lines = UNMARKED.finditer(body)
    return next((line for line in lines if _names(spellings, re.sub(r"\s", "", line[1]))), None)


def _text(report: Report, span: tuple[int, int]) -> str:
    """What stands below a heading; empty where nothing does."""
    return report.body[span[0] : span[1]].partition("\n")[2].strip()


def _names(spellings: str, title: str) -> bool:
    return bool(re.fullmatch(rf"(?:[一二三四五六七八][、.．])?(?:{spellings})", title))


def _at(report: Report, position: int, rule: str, message: str, hint: str = "") -> Finding:
    """A warning at a position of the narrative, counted in characters."""
    line, column = place(report.body, position)
    return Finding(report.path, report.body_line + line - 1, column, rule, WARNING, message, hint)
