"""What is to be said of a report before anything else: what does not add up, join or agree."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.rules.assessment import Verdict
from generator.rules.dossier import Assessed
from generator.rules.mending import faults
from generator.survey.carry_over import severed
from generator.survey.contradictions import Contradiction
from generator.survey.standing import Standing
from generator.survey.verdicts import Said


class Remark(NamedTuple):
    """One of them."""

    said: Said
    lead: str
    "In a word or two: 原件对不上, 副本不全."
    words: str
    "A sentence without its stop."
    anchor: str = ""
    "Where on the page it stands; empty where it stands nowhere."


def remarks(
    assessed: Assessed, standing: Standing, contradictions: Iterable[Contradiction]
) -> Iterator[Remark]:
    """Of a report with figures, the table first, then the year before, then its words.

    Where nothing is wrong inside it, that is the first.
    """
    differing = list(_differing(assessed))
    unknown = standing.verdicts.get(Said.UNKNOWN, 0)
    holding = standing.verdicts.get(Said.HOLDS, 0)
    yield from differing
    if not differing and not unknown:
        yield Remark(Said.HOLDS, Said.HOLDS.word, _all_well(standing, holding), "verdicts")
    for link in severed(assessed):
        name = f"{link.name}：" if link.name else ""
        anchor = f"check-{link.assessment.identity.id}"
        yield Remark(Said.BROKEN, f"与上年{Said.BROKEN.word}", f"{name}{link.words}", anchor)
    if unknown:
        rest = f"{unknown} 项无法核验，{holding} 项对得上"
        blank = "原件有留空的格"
        why = f"缺 {standing.lost} 格，以 ? 表示，不作 0 计" if standing.lost else blank
        lead = "副本不全" if standing.lost else Said.UNKNOWN.word
        yield Remark(Said.UNKNOWN, lead, f"{why}；{rest}", "verdicts")
    for each in contradictions:
        yield Remark(Said.ACKNOWLEDGED, "正文不合", each.words, f"said-{each.anchor}")


def _differing(assessed: Assessed) -> Iterator[Remark]:
    form = assessed.report.form
    for fault in faults(assessed.assessments, Verdict.ACKNOWLEDGED):
        yield Remark(Said.ACKNOWLEDGED, Said.ACKNOWLEDGED.word, fault.arithmetic(form), fault.cell)


def _all_well(standing: Standing, holding: int) -> str:
    joined = {
        Said.JOINS: f"与上年{Said.JOINS.word}",
        Said.FIRST: "本档案没有更早的报告，不与上年相接",
        Said.UNKNOWN: f"{standing.across}，不与上年相接",
    }
    more = joined.get(standing.joining) if standing.joining else None
    words = f"{holding} 项勾稽关系都对得上"
    return f"{words}；{more}" if more else words
