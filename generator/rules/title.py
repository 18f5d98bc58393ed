"""A report is the one its place says: the year, the agency and the region its words name."""

import re
from collections.abc import Iterator

from generator.archive.regions import Regions
from generator.archive.report import Report
from generator.finding import Finding
from generator.rules import titles
from generator.rules.dossier import Dossier
from generator.rules.rule import rule
from generator.text.stated_years import years_of

HEADING = re.compile(r"#+ ")
BLANK = re.compile("机关名称|20××|^待填")
"What the blank report has in the place of a title."
WRONG_FOLDER = "核对报告是否放对了文件夹"


@rule(
    "title",
    "标题是不是这份报告的",
    "标题写的年度应是文件名的年度，标题中应有本机关的名称（全称、别称、曾用名都可以），不应是别处的地名。"
    "原件的标题确实写错的，在 acknowledged 中写 title: 原件如此：（写明情况）。",
    source="本档案的收录规则：地区、机关和年度由文件所在的位置决定",
)
def title(dossier: Dossier) -> Iterator[Finding]:
    """Titles of another year, of another body, of another place."""
    for report in dossier.reports:
        # One that is missing has been told where the file was read.
        if report.title and "title" not in report.acknowledged:
            names = titles.names(dossier.agency)
            yield from of_title(report, names, dossier.regions)


@rule(
    "opening",
    "开头写的是不是本地区的机关",
    "正文开头写明的机关应是本地区的。只提示。",
    source="本档案的收录规则：地区、机关和年度由文件所在的位置决定",
)
def opening(dossier: Dossier) -> Iterator[Finding]:
    """Reports whose first words speak of a public body of another place."""
    for report in dossier.reports:
        for line, text in _first_words(report):
            offices = titles.other_offices(text, report.region, dossier.regions)
            for office in offices:
                position = line, text.index(office) + 1
                message = f"正文开头写的是“{office}”，不是本地区的机关"
                yield opening.warning(report.path, position, message, WRONG_FOLDER)


def of_title(report: Report, names: tuple[str, ...], regions: Regions) -> Iterator[Finding]:
    """What is wrong with a report's title; no names: the agency is not known yet."""
    position = report.title_position
    if BLANK.search(report.title):
        message = f"标题“{report.title}”还没有填"
        yield title.error(report.path, position, message, "照原件写上标题")
        return
    stated = years_of(report.title)
    if not stated:
        yield title.warning(report.path, position, "标题中没有写年度", "核对原件的标题")
    elif report.year not in stated:
        message = f"标题写的是 {stated[0]} 年，不是 {report.year} 年"
        hint = (
            f"是 {stated[0]} 年的报告，放到 {stated[0]}.md；是标题录错了，改 title；"
            "原件的标题写错了，在 acknowledged 中写 title: 原件如此：（写明情况）"
        )
        yield title.error(report.path, position, message, hint)
    foreign = titles.other_regions(report.title, report.region, regions)
    others = "、".join(f"“{other}”" for other in foreign)
    lineage = regions.lineage(report.region)
    own = [region.name for region in lineage]
    if others:
        message = f"标题“{report.title}”中的{others}不是本地区的地名"
        yield title.warning(report.path, position, message, WRONG_FOLDER)
    elif names and not titles.is_named(report.title, names, own):
        message = f"标题“{report.title}”中没有本机关的名称“{names[0]}”"
        hint = f"{WRONG_FOLDER}；是本机关的另一个名称，写进 agency.yaml 的 aliases"
        yield title.warning(report.path, position, message, hint)


def _first_words(report: Report) -> Iterator[tuple[int, str]]:
    """The paragraphs before the first heading and the one behind it, with their lines."""
    headed = False
    lines = report.body.split("\n")
    for line, text in enumerate(lines, report.body_line):
        if HEADING.match(text):
            headed = True
        elif text.strip():
            yield line, text
            if headed:
                return
