"""What does not add up in reports, and what was corrected in them, a line each."""

from collections.abc import Iterable, Iterator

from generator.site import urls
from generator.site.export.database import Corrected, Finding
from generator.survey.standing import Standing
from generator.survey.verdicts import said


def findings(standings: Iterable[Standing]) -> Iterator[Finding]:
    """The identities that fail, or of which it cannot be told, of reports that count."""
    for standing in standings:
        report = standing.report
        if report.withdrawn:
            continue
        for lapse in standing.lapses:
            identity = report.form.identities[lapse.index]
            yield Finding(
                report=urls.report(report).rstrip("/"),
                identity=identity.id,
                name=identity.words,
                verdict=said(identity, lapse.verdict).word,
                statement=lapse.statement,
                reason=lapse.reason,
            )


def corrected(standings: Iterable[Standing]) -> Iterator[Corrected]:
    """The cells that were corrected."""
    for standing in standings:
        report = standing.report
        for each in report.corrections:
            yield Corrected(
                report=urls.report(report).rstrip("/"),
                date=each.date,
                cell=each.cell,
                before=each.before,
                after=each.after,
                reason=each.reason,
            )
