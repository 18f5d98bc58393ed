"""Identities that a report says the original itself breaks."""

import difflib
from collections.abc import Iterator

from generator.finding import ERROR, Finding
from generator.model import Agency, Archive
from generator.rules.rule import rule
from generator.rules.verdict import Verdict, assess, must_hold, previous_report


@rule("注明“原件如此”的勾稽关系，必须确有其项，并且确实不成立；不再对应的注明是错误。")
def acknowledgement(agency: Agency, _: Archive) -> Iterator[Finding]:
    """Acknowledged identities that there are not, or that hold."""
    for report in agency.reports:
        if not report.acknowledged:
            continue
        found = {item.identity.id: item for item in assess(report, previous_report(agency, report))}
        for identity in report.acknowledged:
            place = report.places[f"acknowledged.{identity}"]
            if identity not in found:
                close = difflib.get_close_matches(identity, found, 1)
                hint = f"您是否想写 {close[0]}" if close else "勾稽关系的名称见“核验方法”页"
                message = f"没有名为“{identity}”的勾稽关系"
            elif found[identity].verdict is not Verdict.ACKNOWLEDGED:
                message = f"{identity} {found[identity].verdict.value}，与注明不符：{found[identity].statement}"
                hint = "删去这一行注明"
            elif not must_hold(found[identity]):
                message, hint = f"{identity} 只是提示，不需要注明", "删去这一行注明"
            else:
                continue
            yield Finding(report.path, *place, "acknowledgement", ERROR, message, hint)
