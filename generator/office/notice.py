"""The draft of 公布情况, as an office sends it round: facts of the files, nobody ranked.

Names and words from outside stay text in both formats, whatever they hold.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.office.publication import (
    Case,
    Kept,
    Publication,
    notices,
)
from generator.site.templates import environment
from generator.text.characters import on_one_line

TEMPLATE = "office/notice.html"
NUMBERS = "一二三四五六"
FEW = 10
"Of fewer bodies no rate is told."
REMARK = "草稿。只写收到的文件上有的；没有收到报告的，是否已经公布，请核实。发出前删去这一段。"
LATE = ("单位", "公布期限", "公布日期", "逾期天数")
WHY = ("单位", "公布期限", "情况")
EVERY = ("序号", "单位", "公布期限", "公布日期", "情况")
SIGNS = re.compile(r"([\\`*_\[\]<>|~&#$@:/]|(?<=www)\.)", re.IGNORECASE)
"What Markdown may take for a mark; an address, too, is none without its signs."


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a sentence, and a table."""

    title: str
    sentences: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """The draft."""

    title: str
    remark: str
    sections: tuple[Section, ...]


def notice(found: Publication) -> Notice:
    """The draft."""
    sections = [
        Section("总体情况", tuple(_overview(found))),
        *_exceptions(found),
        _everybody(found),
    ]
    numbered = tuple(map(_numbered, NUMBERS, sections))
    title = f"{found.place}{found.year}年度政府信息公开工作年度报告公布情况"
    return Notice(on_one_line(title), REMARK, numbered)


def lead(found: Publication) -> str:
    """应公布2025年度报告的单位37个，按时公布34个，逾期公布1个，未收到报告2个."""
    every = len(found.cases)
    told = [f"应公布{found.year}年度报告的单位{every}个"]
    told += [f"{kept.word}{found.count(kept)}个" for kept in Kept if found.count(kept)]
    return "，".join(told)


def _overview(found: Publication) -> Iterator[str]:
    until = f"截至{_said(found.as_of)}，" if found.as_of else ""
    yield f"{until}{lead(found)}。{_rate(found)}"
    bases = [_basis(*each) for each in notices(found)]
    if bases:
        yield f"公布期限：{'；'.join(bases)}。"


def _basis(due: str, basis: str, count: int) -> str:
    return f"{_said(due)}（{basis or '名册没有写依据'}），{count}个单位"


def _rate(found: Publication) -> str:
    """Only where of every body it is known; never rounded up to 100%."""
    if not found.bound:
        return ""
    if not found.is_settled:
        return "未收到的、公布日期不明的核实以后，再算按时公布率。"
    on_time = found.count(Kept.ON_TIME)
    if on_time == found.bound:
        return "按时公布率100%。" if found.bound >= FEW else "全部按时公布。"
    if found.bound < FEW:
        return ""
    tenths = on_time * 1000 // found.bound
    return f"按时公布率{tenths // 10}.{tenths % 10}%。"


def _exceptions(found: Publication) -> Iterator[Section]:
    """Those of which something is to be said, each kind with its table."""
    late = found.of(Kept.LATE)
    if late:
        yield Section("逾期公布的单位", heads=LATE, rows=tuple(map(_late, late)))
    for kept in (Kept.ABSENT, Kept.UNDATED):
        cases = found.of(kept)
        if cases:
            rows = tuple(map(_why, cases))
            yield Section(f"{kept.word}的单位", heads=WHY, rows=rows)


def _late(case: Case) -> tuple[str, ...]:
    return (case.name, _due(case), _said(case.published), str(case.days))


def _why(case: Case) -> tuple[str, ...]:
    return (case.name, _due(case), case.why)


def _everybody(found: Publication) -> Section:
    """Every body, in the order of the roster."""
    rows = []
    for number, case in enumerate(found.cases, 1):
        rows.append((str(number), case.name, _due(case), _said(case.published), _state(case)))
    return Section("各单位公布情况", heads=EVERY, rows=tuple(rows))


def _state(case: Case) -> str:
    told = [case.kept.word]
    if case.days:
        told = [f"逾期{case.days}天"]
    if case.kept is Kept.UNBOUND and case.why:
        told = [case.why]
    if case.delivery.held_by:
        told.append(f"和{case.delivery.held_by.name}合编")
    return "，".join(told)


def _due(case: Case) -> str:
    return _said(case.due) or "没有规定"


def _said(day: str | None) -> str:
    """2026-01-31 → 2026年1月31日; nothing of no day."""
    if not day:
        return ""
    year, month, of_month = day.split("-")
    return f"{year}年{int(month)}月{int(of_month)}日"


def _numbered(number: str, section: Section) -> Section:
    """With its number; what hides, or breaks a line, is shown as what it is."""
    title = f"{number}、{section.title}"
    sentences = tuple(map(on_one_line, section.sentences))
    rows = [tuple(map(on_one_line, row)) for row in section.rows]
    return Section(title, sentences, section.heads, tuple(rows))


def as_markdown(draft: Notice) -> str:
    """The draft as Markdown (CommonMark, with tables as GitHub has them)."""
    blocks = [f"# {_plain(draft.title)}", f"> {draft.remark}"]
    for section in draft.sections:
        blocks.append(f"## {_plain(section.title)}")
        blocks += map(_plain, section.sentences)
        if section.rows:
            blocks.append(_table(section))
    return "\n\n".join(blocks) + "\n"


def _table(section: Section) -> str:
    ruled = ["---"] * len(section.heads)
    lines: list[Sequence[str]] = [section.heads, ruled]
    lines += [tuple(map(_plain, row)) for row in section.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _plain(text: str) -> str:
    """A text that Markdown shows as it is."""
    return SIGNS.sub(r"\\\1", text)


def as_page(draft: Notice) -> str:
    """The draft as a page that needs nothing beside it and prints on A4."""
    filled = environment()
    return filled.get_template(TEMPLATE).render(draft=draft)
