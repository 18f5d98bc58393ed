"""The page of an agency."""

from collections.abc import Container
from dataclasses import dataclass

from generator.archive.agency import KINDS, Agency
from generator.archive.region import Region
from generator.form.breaks import Break, breaks_in
from generator.form.editions import FIRST_FORM
from generator.form.quantities import Quantity
from generator.site import urls
from generator.site.account import AgencyAccount
from generator.site.chart import Chart, Figures, bars
from generator.site.feeds import has_feed
from generator.site.pages.page import Page, View
from generator.survey.amendments import Amendment
from generator.survey.amendments import newest as newest_amendments
from generator.survey.carry_over import Step, chain
from generator.survey.standing import JOINT, Standing
from generator.survey.state import ReportState
from generator.survey.years import named, spelled

NEWEST = 8
"Corrections listed; the rest stand on the pages of the reports."

Filed = dict[int, Standing]
"Year → an agency's report."


@dataclass(frozen=True, slots=True)
class AgencyView(View):
    """An agency over all its years."""

    agency: Agency
    above: tuple[Region, ...]
    kind: str
    latest: Standing | None
    "Its last report; None when it has none, which leaves most of the rest empty."
    lead: str
    counting: list[int]
    withdrawn: list[int]
    elsewhere: list[int]
    "Years of reports that another agency holds for both."
    gaps: str
    "The years between that the archive lacks, in words."
    years: list[tuple[int, Standing | None]]
    "Newest first; None for a year that the archive lacks."
    columns: list[str]
    breaks: tuple[Break, ...]
    "In the series of these years."
    chart: Chart | None
    charted: str
    "The label of what the chart shows."
    unsaid: dict[int, str]
    "Year → why the chart shows no figure of a report that is there."
    steps: tuple[Step, ...]
    amendments: list[Amendment]
    predecessors: tuple[Agency, ...]
    successors: tuple[Agency, ...]
    has_feed: bool


def agency_page(account: AgencyAccount) -> Page:
    """An agency over all its years."""
    agency = account.agency
    frame = account.frame
    filed = {year: each.standing for year, each in account.filed.items()}
    latest: Standing | None = None
    charted: Quantity | None = None
    lead = ""
    columns: list[str] = []
    if filed:
        newest = max(filed)
        latest = filed[newest]
        lead = account.filed[newest].lead
    counted = [standing for standing in filed.values() if standing.report.has_tables]
    if counted:
        last = counted[-1]
        charted, *_ = last.report.form.headline
        columns = list(last.headline)
    withdrawn = [year for year, filing in filed.items() if filing.report.withdrawn]
    elsewhere = [year for year, filing in filed.items() if filing.agency.key != agency.key]
    unsaid = dict.fromkeys(elsewhere, JOINT)
    unsaid |= dict.fromkeys(withdrawn, ReportState.WITHDRAWN.word)
    own = [each.assessed for each in account.held]
    spoken_of = reversed(spelled(filed))
    view = AgencyView(
        agency=agency,
        above=frame.above,
        kind=KINDS[agency.kind],
        latest=latest,
        lead=lead,
        counting=[year for year in filed if year not in withdrawn],
        withdrawn=withdrawn,
        elsewhere=elsewhere,
        gaps=named(_gaps(filed)),
        years=[(year, filed.get(year)) for year in spoken_of],
        columns=columns,
        breaks=breaks_in(filed),
        chart=_chart(filed, charted, unsaid),
        charted=charted.label if charted else "",
        unsaid=unsaid,
        steps=chain(agency, own),
        amendments=newest_amendments([agency], NEWEST),
        predecessors=frame.predecessors,
        successors=frame.successors,
        has_feed=has_feed([agency]),
    )
    return Page(urls.agency(agency), view)


def _gaps(filed: Filed) -> set[int]:
    """The years between the first report and the last on which there is none.

    Those before the first form are not missed.
    """
    if not filed:
        return set()
    first = max(min(filed), FIRST_FORM)
    between = range(first, max(filed))
    return set(between) - filed.keys()


def _chart(filed: Filed, charted: Quantity | None, unsaid: Container[int]) -> Chart | None:
    """The quantity by year, each with the edition of the table it is taken from."""
    if charted is None:
        return None
    table, *_ = charted.cells[0].split(".")
    figures: Figures = {}
    for year, standing in filed.items():
        if year < FIRST_FORM:
            continue
        value = None
        if year not in unsaid:
            value = standing.headline[charted.label].value
        editions = standing.report.form.editions
        figures[year] = value, editions.get(table)
    return bars(figures)
