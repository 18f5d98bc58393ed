"""One file holds one report."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from generator.archive.report import Report
from generator.finding import Finding
from generator.form.editions import SECTIONS
from generator.rules.dossier import Dossier
from generator.rules.rule import rule
from generator.text.stated_years import plain_years, years_of

PLAIN = r"[^,。;:!?、“”《》\[\]|]*"
TITLE = re.compile(f"(?![-*+>]|[0-9]+[.、]){PLAIN}(?:政府信息公开|政务公开){PLAIN}")
ENDS = ("报告", "年报")
LONGEST = 60
"Characters of a title or a heading, without spaces."
WIDEST = 3 * LONGEST
"The same with the spaces of typesetting; a longer line is text."
NUMBERED = re.compile(r"[一二三四五六七八][、.．]")
MARKS = re.compile(r"^(#+\s+|\*\*)|\*\*$")
FIRST = SECTIONS[0].id
FEWEST = 2
"Sections that begin again in a second report; one alone is a heading that stands there twice."


@dataclass(slots=True)
class Begins:
    """A line of the narrative that a report, or a section of it, may begin with."""

    line: int
    "In the file."
    text: str
    "As printed, without what marks a heading."
    section: str = ""
    "Id of the section; empty for a title."
    words: bool = False
    "Whether anything stands between it and the next."
    sentences: bool = False
    "Whether sentences do."


Pair = tuple[Begins, Begins]
"Where the first report begins, and where the second."


@rule(
    "single",
    "一个文件一份报告",
    "一个文件只放一份报告：正文里不应再有另一份报告的标题，一、五、六各部分不应从头再来一遍。",
    source="本档案的收录规则：一个文件一份报告",
)
def single(dossier: Dossier) -> Iterator[Finding]:
    """Files of two reports."""
    for report in dossier.reports:
        beginnings = _beginnings(report)
        pair = _second_title(report, beginnings) or _second_overview(beginnings)
        if pair:
            lines = "，".join(f"第 {begins.line} 行“{begins.text}”" for begins in pair)
            hint = "一个文件只放一份报告，第二份移到它的机关和年度的文件"
            message = f"一个文件里有两份报告：{lines}"
            yield single.error(report.path, (pair[1].line, 1), message, hint)


def _second_title(report: Report, beginnings: list[Begins]) -> Pair | None:
    """The report's title, and another behind its first section that text or section one follows."""
    line, _ = report.title_position
    own = {_same(report.title)}
    begun = False
    for begins, behind in zip_longest(beginnings, beginnings[1:]):
        if begins.section:
            begun = True
        elif not begun:
            own.add(_same(begins.text))
        elif _same(begins.text) not in own:
            heads = behind is not None and behind.section == FIRST
            if heads or begins.sentences:
                return Begins(line, report.title), begins
    return None


def _second_overview(beginnings: list[Begins]) -> Pair | None:
    """Where section one begins, and where it begins again with others behind it."""
    sections = [begins for begins in beginnings if begins.section and begins.words]
    overviews = [begins for begins in sections if begins.section == FIRST]
    if len(overviews) < FEWEST:
        return None
    first, second, *_ = overviews
    index = sections.index(second)
    before = {begins.section for begins in sections[:index]}
    behind = {begins.section for begins in sections[index:]}
    begun_again = before & behind
    if len(begun_again) < FEWEST:
        return None
    return first, second


def _beginnings(report: Report) -> list[Begins]:
    """The lines that are titles of reports or headings of sections."""
    beginnings: list[Begins] = []
    lines = report.body.split("\n")
    for line, printed in enumerate(lines, report.body_line):
        begins = _beginning(line, printed)
        if begins:
            beginnings.append(begins)
        elif beginnings:
            last = beginnings[-1]
            last.words |= bool(printed.strip())
            last.sentences |= "。" in printed
    return beginnings


def _beginning(line: int, printed: str) -> Begins | None:
    # Neither a title nor a heading of the form is a sentence.
    if not printed or "。" in printed or len(printed) > WIDEST:
        return None
    unmarked = MARKS.sub("", printed.strip())
    text = unmarked.strip()
    name = _squeezed(text)
    if len(name) > LONGEST:
        return None
    section = _section(name, heading=printed.startswith("#"))
    if section or _is_title(name):
        return Begins(line, text, section)
    return None


def _section(name: str, *, heading: bool) -> str:
    """Id of the section that a line is the heading of; a line of text is only with its number."""
    numbered = NUMBERED.match(name)
    if not (numbered or heading):
        return ""
    bare = NUMBERED.sub("", name, count=1)
    for section in SECTIONS:
        if re.fullmatch(section.spellings, bare):
            return section.id
    return ""


def _is_title(name: str) -> bool:
    if not name.endswith(ENDS):
        return False
    if not TITLE.fullmatch(name):
        return False
    return bool(years_of(name))


def _squeezed(text: str) -> str:
    """Half-width and without white space."""
    half_width = unicodedata.normalize("NFKC", text)
    return "".join(half_width.split())


def _same(title: str) -> str:
    """What titles share that are the same, however their years are written."""
    written = _squeezed(title)
    return plain_years(written)
