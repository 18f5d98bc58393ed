"""What a report says the original itself has wrong."""

import difflib
from collections.abc import Iterator, Mapping

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.finding import ERROR, Finding
from generator.rules import titles
from generator.rules.assessment import Assessment, Verdict, assess, previous_report
from generator.rules.published import of_day
from generator.rules.rule import rule
from generator.rules.title import of_title

FACTS = ("title", "published")
"What may be acknowledged besides identities."
DELETE = "删去这一行注明"


@rule("注明“原件如此”的，必须确有其项，并且确实不成立；不再对应的注明是错误。")
def acknowledgement(agency: Agency, archive: Archive) -> Iterator[Finding]:
    """What is acknowledged and is not so."""
    for report in agency.reports:
        if not report.acknowledged:
            continue
        identities = {
            item.identity.id: item for item in assess(report, previous_report(agency, report))
        }
        of_facts = of_title(report, titles.names(agency), archive), of_day(report)
        facts = {name: list(found) for name, found in zip(FACTS, of_facts, strict=True)}
        for name, stated in report.acknowledged.items():
            wrong = _of_fact(name, facts[name]) if name in facts else _of_identity(name, identities)
            if wrong:
                yield Finding(report.path, *stated.position, "acknowledgement", ERROR, *wrong)


def _of_fact(name: str, found: list[Finding]) -> tuple[str, str] | None:
    return None if found else (f"{name} 没有需要注明的地方", DELETE)


def _of_identity(name: str, identities: Mapping[str, Assessment]) -> tuple[str, str] | None:
    """What is wrong with the acknowledgement of an identity, and what to do; None where it is right."""
    if name not in identities:
        close = difflib.get_close_matches(name, [*identities, *FACTS], 1)
        hint = f"您是否想写 {close[0]}" if close else "勾稽关系的名称见“核验方法”页"
        return f"没有名为“{name}”的勾稽关系", hint
    found = identities[name]
    if found.verdict is not Verdict.ACKNOWLEDGED:
        return f"{name} {found.verdict.value}，与注明不符：{found.statement}", DELETE
    if not found.identity.must_hold:
        return f"{name} 只是提示，不需要注明", DELETE
    return None
