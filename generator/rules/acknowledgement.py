"""What a report says the original itself has wrong."""

import difflib
from collections.abc import Iterator, Mapping

from generator.finding import Finding
from generator.form.editions import SECTIONS
from generator.rules import titles
from generator.rules.assessment import Assessment, Verdict
from generator.rules.dossier import Dossier
from generator.rules.period import of_period
from generator.rules.published import of_day
from generator.rules.rule import rule
from generator.rules.title import of_title

FACTS = {"title": "标题", "published": "公布日期", "period": "统计期间"}
"What may be acknowledged besides identities → what it is called."
ORIGINAL = "original."
"Begins what a program reads otherwise in the original, which alone can tell whether it does."
PREAMBLE = "preamble"
READ = (*FACTS, PREAMBLE, *(section.id for section in SECTIONS))
"What may differ from the original so."
DELETE = "删去这一行注明"

Fault = tuple[str, str]
"What is wrong, and what to do."


@rule(
    "acknowledgement",
    "“原件如此”的注明",
    "注明“原件如此”的，必须确有其项，并且确实不成立；不再对应的注明是错误。",
    source="本档案的收录规则：照录原件，原件有错的注明",
)
def acknowledgement(dossier: Dossier) -> Iterator[Finding]:
    """What is acknowledged and is not so."""
    names = titles.names(dossier.agency)
    for assessed in dossier.assessed:
        report = assessed.report
        if not report.acknowledged:
            continue
        identities = {each.identity.id: each for each in assessed.assessments}
        doubts = {
            "title": list(of_title(report, names, dossier.regions)),
            "published": list(of_day(report)),
            "period": list(of_period(report)),
        }
        for name, stated in report.acknowledged.items():
            if name.removeprefix(ORIGINAL) in READ and name.startswith(ORIGINAL):
                continue
            is_fact = name in FACTS
            wrong = _of_fact(name, doubts) if is_fact else _of_identity(name, identities)
            if wrong:
                message, hint = wrong
                yield acknowledgement.error(report.path, stated.position, message, hint)


def _of_fact(name: str, doubts: Mapping[str, list[Finding]]) -> Fault | None:
    if doubts[name]:
        return None
    return f"{name} 没有需要注明的地方", DELETE


def _of_identity(name: str, identities: Mapping[str, Assessment]) -> Fault | None:
    """What is wrong with the acknowledgement of an identity; None where it is right."""
    assessment = identities.get(name)
    if assessment is None:
        known = [*identities, *FACTS]
        close = difflib.get_close_matches(name, known)
        hint = f"您是否想写 {close[0]}" if close else "勾稽关系的名称见“核验方法”页"
        return f"没有名为“{name}”的勾稽关系", hint
    if assessment.verdict is not Verdict.ACKNOWLEDGED:
        said = f"{name} {assessment.verdict.word}，与注明不符：{assessment.statement}"
        return said, DELETE
    if not assessment.identity.must_hold:
        return f"{name} 只是提示，不需要注明", DELETE
    return None
