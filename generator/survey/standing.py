"""How a report stands in the archive: what lists say of it, and whether sums add it."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.archive.agency import GOVERNMENT, Agency
from generator.archive.report import Report
from generator.archive.values import Missing
from generator.rules.assessment import WORST_FIRST, Verdict, assess, previous_report
from generator.survey.amounts import Amount, amounts, derived

ARCHIVED, CORRECTED, INCOMPLETE = "archived", "corrected", "incomplete"
WITHDRAWN, ABSENT = "withdrawn", "absent"
STATES = {
    ARCHIVED: "已入档",
    CORRECTED: "已更正",
    INCOMPLETE: "副本不全",
    WITHDRAWN: "已撤回",
    ABSENT: "不在本档案",
}
"What a square of the coverage matrix says. Not in this archive never means not published."
JOINT = "联合编制"
"What is said of a report that several agencies filed together."


@dataclass(frozen=True, slots=True)
class Standing:
    """What lists say of one report."""

    agency: Agency
    report: Report
    verdicts: dict[Verdict, int]
    "How many of the identities it must satisfy have each verdict, worst first, zeros left out."
    headline: dict[str, Amount]
    "What every list of reports shows."
    sought: dict[str, Amount]
    "What the search can ask for."
    lost: int
    lapses: tuple[tuple[int, Verdict], ...]
    "Of every identity that does not hold: its place among the form's identities, and its verdict."
    partners: tuple[Agency, ...] = ()
    "Who filed it jointly with the agency that holds it."

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
        """A government's report, 政府汇总报告: it covers what its departments report on, and no sum adds it."""
        return any(body.kind == GOVERNMENT for body in self.bodies)

    @property
    def state(self) -> str:
        """The strongest thing to say of it: withdrawn, then incomplete, then corrected, else archived."""
        report = self.report
        if report.withdrawn:
            return WITHDRAWN
        if self.lost:
            return INCOMPLETE
        return CORRECTED if report.corrections else ARCHIVED

    @property
    def notes(self) -> tuple[str, ...]:
        """What a list says beside its name."""
        state = (STATES[self.state],) if self.state in (WITHDRAWN, INCOMPLETE) else ()
        joint = (jointly(self.partners),) if self.partners else ()
        return state + joint


def jointly(bodies: Iterable[Agency]) -> str:
    """With whom a report was filed: 与清河区工信局联合编制."""
    return f"与{'、'.join(body.name for body in bodies)}{JOINT}"


def stand(agency: Agency, report: Report, partners: tuple[Agency, ...]) -> Standing:
    """How a report stands."""
    assessments = assess(report, previous_report(agency, report))
    found = [item.verdict for item in assessments if item.identity.must_hold]
    verdicts = {verdict: found.count(verdict) for verdict in WORST_FIRST if verdict in found}
    lost = report.figures.count(Missing.LOST)
    lapses = (
        (place, item.verdict)
        for place, item in enumerate(assessments)
        if item.verdict is not Verdict.HOLDS
    )
    form, solved = report.figures.form, derived(assessments) if lost else {}
    headline, sought = (
        amounts(quantities, report, solved) for quantities in (form.headline, form.sought)
    )
    return Standing(agency, report, verdicts, headline, sought, lost, tuple(lapses), partners)
