"""A case that a year leaves undecided is among those of the next."""

from collections.abc import Iterator

from generator.archive.values import Value
from generator.finding import Finding
from generator.form.identities import Term
from generator.rules.dossier import Assessed, Dossier
from generator.rules.rule import rule


@rule(
    "undecided",
    "上年未审结的案件",
    "上年“尚未审结”的案件，今年或者审结，或者仍未审结，都在今年的总计里，所以上年尚未审结的件数不大于今年总计。"
    "案件撤回、两年统计口径不同，都会使它不成立，只提示。",
    source="算术关系；表四各列的含义见国办公开办函〔2021〕30号、〔2019〕60号",
    reaches_back=True,
)
def undecided(dossier: Dossier) -> Iterator[Finding]:
    """Years that count fewer cases than the year before left."""
    for assessed in dossier.assessed:
        report = assessed.report
        for limit in report.form.limits:
            (left,) = limit.left
            (total,) = limit.right
            before = _value(assessed, left)
            now = _value(assessed, total)
            if not isinstance(before, int) or not isinstance(now, int) or before <= now:
                continue
            message = (
                f"{limit.along.short}：{report.year - 1} 年{left.name} {before} 件，"
                f"{report.year} 年{total.name} {now} 件，少 {before - now} 件"
            )
            position = report.figures.place(total.cell)
            yield undecided.warning(report.path, position, message, "核对两年的原件")


def _value(assessed: Assessed, term: Term) -> Value | None:
    """The figure of a term; None where its report is not here, or its form has no such cell."""
    report = assessed.previous if term.last else assessed.report
    if report is None or term.cell not in report.form.index:
        return None
    return report.figures[term.cell]
