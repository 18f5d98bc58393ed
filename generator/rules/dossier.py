"""An agency's reports, read whole, each with its verdicts: they are found out here, once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter

from generator.archive.agency import Agency
from generator.archive.regions import Regions
from generator.archive.report import Report
from generator.form.form import Form
from generator.form.identities import Identity, Term
from generator.rules.assessment import Assessment, Values, Verdict

Pick = Callable[[Values], Values]
Plan = tuple[tuple[Identity, Pick, Pick], ...]
"Each identity of a form, with what takes the figures of its left side and of its right side."


@dataclass(frozen=True, slots=True)
class Assessed:
    """A report with every identity of its form, held against it."""

    report: Report
    previous: Report | None
    "The same agency's report on the year before, if it has one that counts and has figures."
    assessments: tuple[Assessment, ...]
    "In the order of the form's identities."

    def having(self, *verdicts: Verdict) -> list[Assessment]:
        """Those with one of these verdicts."""
        return [each for each in self.assessments if each.verdict in verdicts]


@dataclass(frozen=True, slots=True)
class Dossier:
    """An agency with its reports, and the regions that these may name."""

    agency: Agency
    assessed: tuple[Assessed, ...]
    "Oldest first."
    regions: Regions

    @property
    def reports(self) -> list[Report]:
        """The reports alone."""
        return [each.report for each in self.assessed]


def dossier(agency: Agency, reports: Sequence[Report], regions: Regions) -> Dossier:
    """The reports of an agency, assessed; oldest first as they are given."""
    compared = {}
    for report in reports:
        if report.has_tables and not report.withdrawn:
            compared[report.year] = report
    assessed = []
    for report in reports:
        previous = compared.get(report.year - 1)
        assessed.append(assess(report, previous))
    return Dossier(agency, tuple(assessed), regions)


def assess(report: Report, previous: Report | None) -> Assessed:
    """Hold a report to every identity of its form.

    `previous`: the agency's report on the year before, if there is one that was not withdrawn and
    has figures.
    """
    values: Values = report.figures.values
    before = None
    if previous:
        values += previous.figures.values
        before = previous.form
    assessments = _assessments(report.form, before, values)
    if report.acknowledged:
        assessments = tuple(_noted(report, each) for each in assessments)
    return Assessed(report, previous, assessments)


def _noted(report: Report, assessment: Assessment) -> Assessment:
    """The same, with why it is so in the original, where the report says so."""
    noted = report.acknowledged.get(assessment.identity.id)
    if noted is None or assessment.verdict is not Verdict.BROKEN:
        return assessment
    return assessment._replace(verdict=Verdict.ACKNOWLEDGED, reason=noted.reason)


@lru_cache(maxsize=64)
def _assessments(form: Form, before: Form | None, values: Values) -> tuple[Assessment, ...]:
    """Every identity on figures, those of the year before behind the report's own.

    Most reports are zeros, as are those before them, and share what was found out for the first.
    """
    known = (*values, None)
    plan = _plan(form, before)
    return tuple(
        [_assessment(identity, left(known), right(known)) for identity, left, right in plan]
    )


def _assessment(identity: Identity, left: Values, right: Values) -> Assessment:
    for value in left + right:
        if type(value) is not int:
            return Assessment(identity, Verdict.UNKNOWN, left, right)
    # All of them are whole numbers, as the loop has shown.
    is_equal = sum(left) == sum(right)  # type: ignore[arg-type]
    return Assessment(identity, Verdict.HOLDS if is_equal else Verdict.BROKEN, left, right)


@cache
def _plan(form: Form, before: Form | None) -> Plan:
    """Where the figures of each identity stand among those of a report and of the one before.

    The last of them is no figure: that of a term which the year before has no cell for.
    """
    start = len(form.cells)
    count = start + len(before.cells) if before else start

    def pick(terms: Sequence[Term]) -> Pick:
        indexes = []
        for term in terms:
            index = form.index[term.cell]
            if term.last:
                own = before.index.get(term.cell) if before else None
                index = count if own is None else start + own
            indexes.append(index)
        # Twice the last makes a tuple of one figure, too, which the slice then cuts off.
        take = itemgetter(*indexes, count)
        return lambda values: take(values)[:-1]

    return tuple((each, pick(each.left), pick(each.right)) for each in form.identities)
