"""What a person must look at after an import: in the figures, in the sections, in the words."""

from collections import ChainMap
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from generator.archive.report import Report
from generator.archive.values import Missing
from generator.finding import INFO, WARNING
from generator.form.editions import SECTIONS
from generator.form.parts import Cell
from generator.intake.document import Block, Text
from generator.intake.found import Found, Say
from generator.intake.sections import OriginalSection
from generator.rules import prose
from generator.rules.assessment import Assessment, Verdict, assess
from generator.rules.words import FEE_YEAR

NAMED = 6
"Cells a finding names before it only counts them."


def of_figures(report: Report, tables: Collection[Found], note: Say) -> None:
    """What the figures themselves say: cells that were lost, identities the original breaks."""
    places = ChainMap(*(table.places for table in tables))
    lost = _missing(report, Missing.LOST)
    if lost:
        message = f"共有 {len(lost)} 格没有读到，记作 lost：{_several(lost, places)}"
        note(WARNING, "", message, "对照原件，读得到的补上")
    unfilled = _missing(report, Missing.UNFILLED)
    if unfilled:
        named = _several(unfilled, places)
        message = f"有 {len(unfilled)} 格还没有填，记作{Missing.UNFILLED.value}：{named}"
        note(WARNING, "", message, "填好再读入，或者在报告文件里逐格填写；填完以前不能发布")
    blank = [cell for cell in report.figures.form.cells if report.figures[cell.id] is Missing.BLANK]
    if blank:
        note(INFO, "", f"有 {len(blank)} 格在原件中留空，记作 ~：{_several(blank, places)}")
    certain = set(_certain(tables))
    for assessment in assess(report, None):
        if assessment.verdict is Verdict.BROKEN and assessment.identity.must_hold:
            _of_identity(assessment, places, certain, note)


def _missing(report: Report, kind: Missing) -> list[Cell]:
    """The cells without a value, of that kind."""
    figures = report.figures
    return [cell for cell in figures.form.cells if figures[cell.id] is kind]


def _of_identity(
    broken: Assessment, places: Mapping[str, str], certain: Collection[str], note: Say
) -> None:
    """An identity that does not hold, at the first of its cells that has a place."""
    cells = _cells(broken)
    name = broken.identity.id
    place = next((places[cell] for cell in cells if cell in places), "")
    hint = "核对原件：读错了的照原件改"
    # A figure that may have been misread must not be put down to the original.
    if all(cell in certain for cell in cells):
        hint += f"；原件确实如此的，在 acknowledged 中写 {name}: 原件如此：（写明情况）"
    note(WARNING, place, f"{name} 不成立：{broken.statement}", hint)


def of_sections(sections: list[OriginalSection], note: Say) -> None:
    """Sections that are not there, or are numbered otherwise."""
    kinds = [section.kind for section in sections]
    for kind in SECTIONS:
        if kind not in kinds:
            note(WARNING, "", f"没有找到“{kind.heading}”部分")
    for section in sections:
        if section.kind and section.number != section.kind.number:
            usual = section.kind.number
            message = f"标题“{section.heading}”的序号应为“{usual}”，按内容归入该部分"
            note(INFO, section.place, message)


def of_words(
    report: Report, sections: list[OriginalSection], note: Say, regions: Sequence[str]
) -> None:
    """What the narrative says, and what it leaves out; `regions` are the names of its regions."""
    by_kind = {section.kind.id: section for section in sections if section.kind}
    texts = {kind: _joined(section.blocks) for kind, section in by_kind.items()}
    first, last = SECTIONS[0].id, SECTIONS[-1].id
    if first in texts and prose.missing_heads(texts[first]):
        message = "第一部分没有分列主动公开、依申请公开、政府信息管理、平台建设、监督保障五项"
        note(INFO, by_kind[first].place, message)
    if last in texts and report.year >= FEE_YEAR and not prose.states_fee(texts[last]):
        message = "第六部分没有说明信息处理费的收取情况（国办函〔2020〕109号）"
        note(WARNING, by_kind[last].place, message)
    for kind, text in texts.items():
        for offset, message in prose.sums(text):
            note(WARNING, _place_at(by_kind[kind].blocks, offset), message)
    everything = report.title + "".join(texts.values())
    if regions and not any(region.rstrip("省市") in everything for region in regions):
        note(INFO, "", f"正文没有写明所在的{'、'.join(regions)}，地区按区划代码确定")


def _several(cells: Sequence[Cell], places: Mapping[str, str]) -> str:
    named = "、".join(_named(cell, places.get(cell.id)) for cell in cells[:NAMED])
    return f"{named}等" if len(cells) > NAMED else named


def _named(cell: Cell, place: str | None) -> str:
    return f"{cell.name}（{place}）" if place else cell.name


def _certain(tables: Collection[Found]) -> Iterator[str]:
    """The cells of which there is no doubt.

    One doubt in a table may be the reason of another cell's.
    """
    for table in tables:
        if all(severity != WARNING for severity, _, _ in table.notes):
            yield from table.certain


def _cells(assessment: Assessment) -> list[str]:
    """The cells of an identity, the side with its total first."""
    identity = assessment.identity
    sides = sorted((identity.left, identity.right), key=len)
    return [term.cell for term in chain.from_iterable(sides)]


def _place_at(blocks: Sequence[Block], offset: int) -> str:
    """Where the paragraph stands that holds the character at that offset of the joined texts."""
    end = 0
    for block in blocks:
        if not isinstance(block, Text):
            continue
        end += len(block.text) + 1
        if offset < end:
            return block.place
    return ""


def _joined(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text for block in blocks if isinstance(block, Text))
