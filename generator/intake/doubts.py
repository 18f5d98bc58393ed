"""What a person must look at after an import: in the figures, in the sections, in the words."""

from collections import ChainMap
from collections.abc import Collection, Iterator, Mapping, Sequence

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
    places = ChainMap(*(found.places for found in tables))
    lost = [cell for cell in report.figures.form.cells if report.figures[cell.id] is Missing.LOST]
    if lost:
        message = f"共有 {len(lost)} 格没有读到，记作 lost：{_several(lost, places)}"
        note(WARNING, "", message, "对照原件，读得到的补上")
    unfilled = [
        cell for cell in report.figures.form.cells if report.figures[cell.id] is Missing.UNFILLED
    ]
    if unfilled:
        message = f"有 {len(unfilled)} 格还没有填，记作{Missing.UNFILLED.value}：{_several(unfilled, places)}"
        note(WARNING, "", message, "填好再读入，或者在报告文件里逐格填写；填完以前不能发布")
    blank = [cell for cell in report.figures.form.cells if report.figures[cell.id] is Missing.BLANK]
    if blank:
        note(INFO, "", f"有 {len(blank)} 格在原件中留空，记作 ~：{_several(blank, places)}")
    certain = set(_certain(tables))
    for item in assess(report, None):
        if item.verdict is Verdict.BROKEN and item.identity.must_hold:
            cells = _cells(item)
            place = next((places[cell] for cell in cells if cell in places), "")
            hint = "核对原件：读错了的照原件改"
            # A figure that may have been misread must not be put down to the original.
            if certain.issuperset(cells):
                hint += f"；原件确实如此的，在 acknowledged 中写 {item.identity.id}: 原件如此：（写明情况）"
            note(WARNING, place, f"{item.identity.id} 不成立：{item.statement}", hint)


def of_sections(found: list[OriginalSection], note: Say) -> None:
    """Sections that are not there, or are numbered otherwise."""
    sections = [part.kind for part in found if part.kind]
    for section in SECTIONS:
        if section not in sections:
            note(WARNING, "", f"没有找到“{section.heading}”部分")
    for part in found:
        if part.kind and part.number != part.kind.number:
            note(
                INFO,
                part.place,
                f"标题“{part.heading}”的序号应为“{part.kind.number}”，按内容归入该部分",
            )


def of_words(
    report: Report, found: list[OriginalSection], note: Say, places: Sequence[str]
) -> None:
    """What the narrative says, and what it leaves out."""
    sections = {part.kind.id: part for part in found if part.kind}
    texts = {name: _joined(part.blocks) for name, part in sections.items()}
    first, last = SECTIONS[0], SECTIONS[-1]
    if first.id in texts and prose.missing_heads(texts[first.id]):
        message = "第一部分没有分列主动公开、依申请公开、政府信息管理、平台建设、监督保障五项"
        note(INFO, sections[first.id].place, message)
    if last.id in texts and not prose.states_fee(texts[last.id]) and report.year >= FEE_YEAR:
        message = "第六部分没有说明信息处理费的收取情况（国办函〔2020〕109号）"
        note(WARNING, sections[last.id].place, message)
    for name, text in texts.items():
        for position, message in prose.sums(text):
            note(WARNING, _place_at(sections[name].blocks, position), message)
    everything = report.title + "".join(texts.values())
    if places and not any(place.rstrip("省市") in everything for place in places):
        note(INFO, "", f"正文没有写明所在的{'、'.join(places)}，地区按区划代码确定")


def _several(cells: Sequence[Cell], places: Mapping[str, str]) -> str:
    named = "、".join(_named(cell, places.get(cell.id)) for cell in cells[:NAMED])
    return named + ("等" if cells[NAMED:] else "")


def _named(cell: Cell, place: str | None) -> str:
    return f"{cell.name}（{place}）" if place else cell.name


def _certain(tables: Collection[Found]) -> Iterator[str]:
    """The cells of which there is no doubt; one doubt in a table may be the reason of another cell's."""
    for found in tables:
        if all(severity != WARNING for severity, _, _ in found.notes):
            yield from found.certain


def _cells(item: Assessment) -> list[str]:
    """The cells of an identity, the side with its total first."""
    sides = sorted((item.identity.left, item.identity.right), key=len)
    return [term.cell for side in sides for term in side]


def _place_at(blocks: Sequence[Block], position: int) -> str:
    """Where the paragraph stands that has that position in the joined texts."""
    end = 0
    for block in blocks:
        if isinstance(block, Text):
            end += len(block.text) + 1
            if position < end:
                return block.place
    return ""


def _joined(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text for block in blocks if isinstance(block, Text))
