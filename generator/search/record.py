"""What the search knows of an agency and of its reports."""

from dataclasses import dataclass

from generator.archive.agency import KINDS, Agency
from generator.archive.region import COUNTRY, Region
from generator.form.editions import EDITIONS, whole_form
from generator.survey.amounts import Amount
from generator.survey.standing import Standing
from generator.survey.state import ReportState
from generator.survey.verdicts import Said

UNKNOWN = (Amount(None),) * (len(whole_form(max(EDITIONS)).sought))
"As many figures as a record has."


@dataclass(frozen=True, slots=True)
class Body:
    """An agency."""

    key: str
    "Region and id, e.g. 410411/gxj."
    name: str
    "As it prints itself."
    names: tuple[str, ...]
    "Its formal name, aliases and former names."
    lineage: tuple[Region, ...]
    "From the province down; the country alone for a national body."
    kind: str
    "政府, 政府部门, 乡镇街道 or 公共企事业单位."
    years: tuple[int, ...]
    "Of its reports, newest first; those included that another agency holds for both."

    @property
    def id(self) -> str:
        """Within its region, e.g. gxj."""
        return self.key.partition("/")[2]

    @property
    def region(self) -> Region:
        """Where it is."""
        return self.lineage[-1]

    @property
    def regions(self) -> tuple[str, ...]:
        """Names from the province down, e.g. 河南省, 平顶山市, 湛河区; none for a national body."""
        below = (region for region in self.lineage if region.code != COUNTRY)
        return tuple(region.name for region in below)

    @property
    def province(self) -> str:
        """The first of them; empty for a national body."""
        return self.regions[0] if self.regions else ""


@dataclass(frozen=True, slots=True)
class Record:
    """One report."""

    body: Body
    year: int
    title: str
    "As the report prints it."
    state: str
    "What lists note of it, e.g. 已撤回; empty for one that is simply archived."
    verdicts: tuple[Said, ...]
    """On its own figures, then on how it stands to the year before.

    None of a withdrawn report, nor of one without figures.
    """
    figures: tuple[Amount, ...]
    "What the form says can be asked for by number; of such reports nothing."

    @property
    def url(self) -> str:
        """Relative to the site's root, e.g. 410411/gxj/2025/."""
        return f"{self.body.key}/{self.year}/"


def body_of(agency: Agency, above: tuple[Region, ...]) -> Body:
    """An agency as the search knows it; `above`: the regions it is in, from the province down."""
    _, *others = (borne.name for borne in agency.borne())
    reports = (*agency.reports, *agency.joint)
    years = {report.year for report in reports}
    return Body(
        key=agency.key,
        name=agency.name,
        names=tuple(others),
        lineage=above,
        kind=KINDS[agency.kind],
        years=tuple(sorted(years, reverse=True)),
    )


def record_of(body: Body, standing: Standing) -> Record:
    """A report as the search knows it."""
    report = standing.report
    state = standing.state
    verdicts = tuple(filter(None, (standing.inside, standing.joining)))
    figures = tuple(standing.sought.values())
    if report.withdrawn or not report.has_tables:
        verdicts = ()
        figures = UNKNOWN
    return Record(
        body=body,
        year=report.year,
        title=report.title,
        state=standing.unsaid if state is ReportState.ARCHIVED else state.word,
        verdicts=verdicts,
        figures=figures,
    )
