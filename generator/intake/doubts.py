"""What a person must look at after an import: in the figures, in the sections, in the words."""

from collections import ChainMap
from collections.abc import (
    Collection,
    Iterator,
    Mapping,
    Sequence,
)
from itertools import chain

from generator.archive.report import Report
from generator.archive.values import Missing
from generator.finding import INFO, WARNING
from generator.form.editions import SECTIONS
from generator.form.parts import Cell
from generator.intake.document import Block
from generator.intake.found import Found, Notice
from generator.intake.sections import OriginalSection
from generator.intake.tables.content import texts_of
from generator.rules import prose
from generator.rules.dossier import assess
from generator.rules.fault import Fault
from generator.rules.fee import FEE_YEAR, UNSTATED, states_fee
from generator.rules.heads import missing_heads
from generator.rules.mending import faults

NAMED = 6
"Cells a finding names before it only counts them."

Places = Mapping[str, str]
"Cell id → where its value stands in the original."


def of_figures(report: Report, tables: Collection[Found]) -> Iterator[Notice]:
    """What the figures themselves say: cells that were lost, identities the original breaks."""
    of_each_table = [table.places for table in tables]
    places = ChainMap(*of_each_table)
    yield from _of_missing(report, places)
    certain = set(_certain(tables))
    for fault in faults(assess(report, None).assessments):
        yield _of_fault(report, fault, places, certain)


def _of_missing(report: Report, places: Places) -> Iterator[Notice]:
    """The cells without a value: lost, not filled in yet, left empty by the original."""
    lost = _missing(report, Missing.LOST)
    if lost:
        named = _several(lost, places)
        message = f"共有 {len(lost)} 格没有读到，记作 lost：{named}"
        yield Notice(WARNING, "", message, "对照原件，读得到的补上")
    unfilled = _missing(report, Missing.UNFILLED)
    if unfilled:
        named = _several(unfilled, places)
        message = f"有 {len(unfilled)} 格还没有填，记作{Missing.UNFILLED.value}：{named}"
        hint = "填好再读入，或者在报告文件里逐格填写；填完以前不能发布"
        yield Notice(WARNING, "", message, hint)
    blank = _missing(report, Missing.BLANK)
    if blank:
        named = _several(blank, places)
        yield Notice(INFO, "", f"有 {len(blank)} 格在原件中留空，记作 ~：{named}")


def _missing(report: Report, kind: Missing) -> list[Cell]:
    """The cells without a value, of that kind."""
    figures = report.figures
    cells = figures.form.cells
    return [cell for cell in cells if figures[cell.id] is kind]


def _of_fault(report: Report, fault: Fault, places: Places, certain: Collection[str]) -> Notice:
    """Identities broken together, at the cell to look at, or the first of theirs with a place."""
    identities = [each.identity for each in fault.broken]
    terms = chain.from_iterable(identity.terms for identity in identities)
    cells = [fault.cell, *(term.cell for term in terms)]
    known = (places[cell] for cell in cells if cell in places)
    place = next(known, "")
    hint = "核对原件：读错了的照原件改"
    # A figure that may have been misread must not be put down to the original.
    if all(cell in certain for cell in cells):
        acknowledged = "、".join(f"{each.id}: 原件如此：（写明情况）" for each in identities)
        hint += f"；原件确实如此的，在 acknowledged 中写 {acknowledged}"
    return Notice(WARNING, place, fault.words(report.form), hint)


def of_sections(sections: list[OriginalSection]) -> Iterator[Notice]:
    """Sections that are not there, or are numbered otherwise."""
    kinds = [section.kind for section in sections]
    for kind in SECTIONS:
        if kind not in kinds:
            yield Notice(WARNING, "", f"没有找到“{kind.heading}”部分")
    for section in sections:
        if section.kind is None:
            continue
        usual = section.kind.number
        if section.number != usual:
            message = f"标题“{section.heading}”的序号应为“{usual}”，按内容归入该部分"
            yield Notice(INFO, section.place, message)


def of_words(
    report: Report,
    sections: list[OriginalSection],
    regions: Sequence[str],
) -> Iterator[Notice]:
    """What the narrative says, and what it leaves out; `regions` are the names of its regions."""
    known = [section for section in sections if section.kind]
    yield from _of_first_section(known)
    if report.year >= FEE_YEAR:
        yield from _of_last_section(known)
    everything = report.title
    for section in known:
        text = section.text
        everything += text
        for offset, message in prose.sums(text):
            place = _place_at(section.blocks, offset)
            yield Notice(WARNING, place, message)
    if regions and not _names_one(regions, everything):
        listed = "、".join(regions)
        yield Notice(INFO, "", f"正文没有写明所在的{listed}，地区按区划代码确定")


def _of_first_section(sections: Sequence[OriginalSection]) -> Iterator[Notice]:
    for section in sections:
        missing = missing_heads(section.text) if section.kind is SECTIONS[0] else []
        if missing:
            message = f"第一部分没有写到{'、'.join(missing)}"
            yield Notice(INFO, section.place, message)


def _of_last_section(sections: Sequence[OriginalSection]) -> Iterator[Notice]:
    for section in sections:
        is_last = section.kind is SECTIONS[-1]
        if is_last and not states_fee(section.text):
            yield Notice(WARNING, section.place, UNSTATED)


def _names_one(regions: Sequence[str], text: str) -> bool:
    """Whether a region is named in a text, with what it is or without."""
    return any(region.rstrip("省市") in text for region in regions)


def _several(cells: Sequence[Cell], places: Places) -> str:
    first = cells[:NAMED]
    named = "、".join(_named(cell, places) for cell in first)
    if len(cells) > NAMED:
        return f"{named}等"
    return named


def _named(cell: Cell, places: Places) -> str:
    place = places.get(cell.id)
    if not place:
        return cell.name
    return f"{cell.name}（{place}）"


def _certain(tables: Collection[Found]) -> Iterator[str]:
    """The cells of which there is no doubt.

    One doubt in a table may be the reason of another cell's.
    """
    for table in tables:
        severities = {severity for severity, _, _ in table.notes}
        if WARNING not in severities:
            yield from table.certain


def _place_at(blocks: Sequence[Block], offset: int) -> str:
    """Where the paragraph stands that holds the character at that offset of the joined texts."""
    end = 0
    for text in texts_of(blocks):
        end += len(text.text) + 1
        if offset < end:
            return text.place
    return ""
