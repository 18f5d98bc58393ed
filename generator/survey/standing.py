"""How a report stands in the archive: what several pages tell of it, found out once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.archive.agency import GOVERNMENT, Agency
from generator.archive.report import Report
from generator.archive.values import Missing
from generator.rules.assessment import Assessment, Verdict, assess, previous_report
from generator.survey.amounts import Amount, amounts, derived
from generator.survey.state import ReportState

JOINT = "联合编制"
"What is said of a report that several agencies filed together."
NOTED = (ReportState.WITHDRAWN, ReportState.INCOMPLETE)
"What is said wherever a report is listed."


@dataclass(frozen=True, slots=True)
class Standing:
    """What lists, pages and search say of one report."""

    agency: Agency
    report: Report
    previous: Report | None
    "The agency's report on the year before, if it has one that counts."
    lapses: tuple[tuple[int, Verdict], ...]
    "Of every identity that does not hold: its index among the form's, and its verdict."
    verdicts: Mapping[Verdict, int]
    "How many of the identities it must satisfy have each verdict, worst first, zeros left out."
    lost: int
    "Cells that the copy lacks."
    derived: Mapping[str, int]
    "Lost cell → the only figure that the other cells leave for it."
    headline: Mapping[str, Amount]
    "What every list of reports shows."
    sought: Mapping[str, Amount]
    "What the search can ask for."
    partners: tuple[Agency, ...] = ()
    "Who filed it jointly with the agency that holds it."

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """Every identity of its form; put together from the lapses, since most identities hold."""
        lapses = dict(self.lapses)
        assessments = []
        form = self.report.figures.form
        for index, identity in enumerate(form.identities):
            verdict = lapses.get(index, Verdict.HOLDS)
            assessment = Assessment(identity, verdict, self.report, self.previous)
            assessments.append(assessment)
        return tuple(assessments)

    @property
    def bodies(self) -> tuple[Agency, ...]:
        """Whose report it is; the agency that holds it first."""
        return (self.agency, *self.partners)

    @property
    def verdict(self) -> Verdict:
        """The worst verdict there is."""
        return next(iter(self.verdicts))

    @property
    def consolidated(self) -> bool:
        """A government's report, 政府汇总报告.

        It covers what its departments report on, and no sum adds it.
        """
        kinds = [body.kind for body in self.bodies]
        return GOVERNMENT in kinds

    @property
    def state(self) -> ReportState:
        """The strongest thing to say of it: withdrawn, incomplete, corrected, else archived."""
        if self.report.withdrawn:
            return ReportState.WITHDRAWN
        if self.lost:
            return ReportState.INCOMPLETE
        if self.report.corrections:
            return ReportState.CORRECTED
        return ReportState.ARCHIVED

    @property
    def notes(self) -> tuple[str, ...]:
        """What a list says beside its name."""
        notes = []
        if self.state in NOTED:
            notes.append(self.state.word)
        if self.partners:
            notes.append(jointly(self.partners))
        return tuple(notes)


def jointly(bodies: Iterable[Agency]) -> str:
    """With whom a report was filed: 与清河区工信局联合编制."""
    names = "、".join(body.name for body in bodies)
    return f"与{names}{JOINT}"


def stand(agency: Agency, report: Report, partners: tuple[Agency, ...] = ()) -> Standing:
    """How a report stands. Nothing else assesses a report that is in the archive already."""
    form = report.figures.form
    previous = previous_report(agency, report)
    assessments = assess(report, previous)
    lost = report.figures.count(Missing.LOST)
    solved: dict[str, int] = {}
    if lost:
        solved = derived(assessments)
    return Standing(
        agency=agency,
        report=report,
        previous=previous,
        lapses=tuple(_lapses(assessments)),
        verdicts=_counted(assessments),
        lost=lost,
        derived=solved,
        headline=amounts(form.headline, report, solved),
        sought=amounts(form.sought, report, solved),
        partners=partners,
    )


def _lapses(assessments: Iterable[Assessment]) -> Iterator[tuple[int, Verdict]]:
    """Of each that does not hold, its index and its verdict."""
    for index, assessment in enumerate(assessments):
        verdict = assessment.verdict
        if verdict is not Verdict.HOLDS:
            yield index, verdict


def _counted(assessments: Iterable[Assessment]) -> dict[Verdict, int]:
    """Each verdict on what the report must satisfy, worst first → how many have it."""
    required = (item for item in assessments if item.identity.must_hold)
    counts = Counter(item.verdict for item in required)
    return {verdict: counts[verdict] for verdict in Verdict if verdict in counts}
