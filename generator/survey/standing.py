"""How a report stands in the archive: what several pages tell of it, found out once.

It goes from the process that read the report to the one that puts the archive together, so that it
has neither the figures nor the words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.archive.agency import GOVERNMENT, Agency
from generator.archive.compact import compact
from generator.archive.report import Filing
from generator.archive.values import Missing
from generator.form.editions import FIRST_FORM
from generator.form.form import Form
from generator.form.quantities import Quantity
from generator.rules.assessment import NO_TABLES, Verdict, gap
from generator.rules.dossier import Assessed
from generator.survey.amounts import (
    Amount,
    amount,
    derived,
)
from generator.survey.flaws import Flaw, flaws
from generator.survey.state import ReportState
from generator.survey.verdicts import INSIDE, Said, said

JOINT = "联合编制"
"What is said of a report that several agencies filed together."
NOTED = (ReportState.WITHDRAWN, ReportState.INCOMPLETE)
"What is said wherever a report is listed."


@compact
@dataclass(frozen=True, slots=True)
class Lapse:
    """An identity that a report does not satisfy, or that cannot be held against it."""

    index: int
    "Of the identity, among its form's."
    verdict: Verdict
    statement: str
    "With its figures; empty where it cannot be assessed."
    reason: str
    "Why the original breaks it, where the report says so."


@compact
@dataclass(frozen=True, slots=True)
class Standing:
    """What lists, pages and search say of one report."""

    agency: Agency
    report: Filing
    partners: tuple[Agency, ...]
    "Who filed it jointly with the agency that holds it."
    lapses: tuple[Lapse, ...]
    lost: int
    "Cells that the copy lacks."
    known: int
    "Cells with a figure."
    joining: Said | None
    "Whether it begins with what the year before left; None where it has no figures."
    across: str
    "Why identities that reach into the year before cannot be assessed; empty where all can."
    amounts: tuple[int | None, ...]
    """What every list shows, what the search can ask for, then the outcomes of what was handled;
    None where a figure is not known."""
    inferred: tuple[int, ...] = ()
    "The indexes of those amounts that follow from other cells; the copy lacks them."
    flaws: tuple[Flaw, ...] = ()
    "What does not add up within it, in words."

    @property
    def headline(self) -> dict[str, Amount]:
        """Label → amount, of what every list of reports shows."""
        quantities = self.report.form.headline
        return self._labelled(quantities, 0)

    @property
    def sought(self) -> dict[str, Amount]:
        """Label → amount, of what the search can ask for."""
        form = self.report.form
        return self._labelled(form.sought, len(form.headline))

    @property
    def outcomes(self) -> dict[str, Amount]:
        """Label → amount, of what became of the applications that were handled."""
        form = self.report.form
        return self._labelled(form.outcomes, len(form.headline) + len(form.sought))

    @property
    def covered(self) -> dict[str, int]:
        """Label → figure, as far as it is stated, of what a whole has at least as much of."""
        form = self.report.form
        covered = {}
        for index, quantity in enumerate((*form.headline, *form.sought)):
            value = self.amounts[index]
            if quantity.covers and value is not None and index not in self.inferred:
                covered[quantity.label] = value
        return covered

    def _labelled(self, quantities: Iterable[Quantity], start: int) -> dict[str, Amount]:
        """Label → amount, from the one with that index on."""
        labelled = {}
        for index, quantity in enumerate(quantities, start):
            value = self.amounts[index]
            labelled[quantity.label] = Amount(value, index in self.inferred)
        return labelled

    @property
    def verdicts(self) -> dict[Said, int]:
        """How many of the identities it must satisfy have each verdict, worst first."""
        identities = self.report.form.identities
        required = (each for each in self.lapses if identities[each.index].must_hold)
        counts = Counter(INSIDE[each.verdict] for each in required)
        counts[Said.HOLDS] = _required(self.report.form) - counts.total()
        return {verdict: counts[verdict] for verdict in Said if counts[verdict]}

    @property
    def bodies(self) -> tuple[Agency, ...]:
        """Whose report it is; the agency that holds it first."""
        return (self.agency, *self.partners)

    @property
    def inside(self) -> Said | None:
        """The worst of them; None where the report has nothing to be assessed."""
        return next(iter(self.verdicts), None)

    @property
    def unsaid(self) -> str:
        """Why it has neither figures nor a verdict; empty where it has."""
        if self.report.has_tables:
            return ""
        return "数字不再保留" if self.report.withdrawn else NO_TABLES

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


def stand(agency: Agency, assessed: Assessed, partners: tuple[Agency, ...] = ()) -> Standing:
    """How a report stands that an agency holds."""
    report = assessed.report
    form = report.form
    lost = report.figures.count(Missing.LOST)
    missing = sum(map(report.figures.count, Missing))
    quantities = (*form.headline, *form.sought, *form.outcomes)
    solved = inferences(assessed)
    amounts = [amount(quantity, report, solved) for quantity in quantities]
    lapses = tuple(_lapses(assessed))
    return Standing(
        agency=agency,
        report=report.filing,
        partners=partners,
        lapses=lapses,
        lost=lost,
        known=len(report.figures.values) - missing,
        joining=_joining(agency, assessed),
        across=_across(agency, assessed, lapses),
        amounts=tuple(each.value for each in amounts),
        inferred=tuple(index for index, each in enumerate(amounts) if each.derived),
        flaws=tuple(flaws(form, assessed.assessments)),
    )


@cache
def _required(form: Form) -> int:
    """How many identities every report of that form must satisfy."""
    return sum(identity.must_hold for identity in form.identities)


def inferences(assessed: Assessed) -> Mapping[str, int]:
    """Lost cell → the only figure that the other cells leave for it."""
    if not assessed.report.figures.count(Missing.LOST):
        return {}
    return derived(assessed.assessments)


def _lapses(assessed: Assessed) -> Iterator[Lapse]:
    """What does not hold, in the order of the form."""
    for index, assessment in enumerate(assessed.assessments):
        verdict = assessment.verdict
        if verdict is Verdict.HOLDS:
            continue
        statement = assessment.statement if verdict.fails else ""
        yield Lapse(index, verdict, statement, assessment.reason)


def _joining(agency: Agency, assessed: Assessed) -> Said | None:
    """How it stands to the year before.

    What the form of that year did not ask for says nothing of it; nor do years before the first.
    """
    report = assessed.report
    if not report.has_tables:
        return None
    if assessed.previous is None:
        before = range(FIRST_FORM, report.year)
        is_first = all(other.year not in before for other in (*agency.reports, *agency.joint))
        return Said.FIRST if is_first else Said.UNKNOWN
    found = set()
    for assessment in assessed.assessments:
        identity = assessment.identity
        if not identity.must_hold and None not in assessment.values:
            found.add(said(identity, assessment.verdict))
    return next((each for each in Said if each in found), Said.UNKNOWN)


def _across(agency: Agency, assessed: Assessed, lapses: Iterable[Lapse]) -> str:
    """Why some identity cannot be held against the year before."""
    report = assessed.report
    identities = report.form.identities
    unknown = (each for each in lapses if each.verdict is Verdict.UNKNOWN)
    if not any(identities[each.index].reaches_back for each in unknown):
        return ""
    previous = assessed.previous
    if previous is None:
        return gap(agency, report.year - 1)
    lost = report.figures.count(Missing.LOST) + previous.figures.count(Missing.LOST)
    return "副本有缺格" if lost else "有留空的格，或上年的表式没有这一项"
