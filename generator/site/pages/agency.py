"""The page of an agency."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.archive.agency import KINDS, Agency
from generator.archive.region import Region
from generator.form.breaks import Break, breaks_in
from generator.form.editions import FIRST_FORM
from generator.form.quantities import Quantity
from generator.site import urls
from generator.site.account import AgencyAccount
from generator.site.chart import Chart, Figure, bars
from generator.site.feeds import has_feed
from generator.site.pages.page import Page, View
from generator.survey.amendments import Amendment
from generator.survey.amendments import newest as newest_amendments
from generator.survey.amounts import Amount, together
from generator.survey.carry_over import Step, chain
from generator.survey.history import History, Trend, history, trend
from generator.survey.outcomes import Outcomes, outcomes
from generator.survey.sectors import Sector, sector_of
from generator.survey.standing import JOINT, Standing
from generator.survey.state import ReportState

NEWEST = 8
"Corrections listed; the rest stand on the pages of the reports."
COLUMNS = {
    "新收": ("新收",),
    "公开": ("予以公开", "部分公开"),
    "不予公开": ("不予公开",),
    "结转": ("结转下年",),
}
"Heads of the table of years → what stands below each, added up: more than six fit no phone."

Filed = Mapping[int, Standing]
"Year → an agency's report."
Amounts = tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class AgencyView(View):
    """An agency over all its years."""

    agency: Agency
    above: tuple[Region, ...]
    kind: str
    sector: Sector
    peers: str
    "Where the same kind of body is, in the same province or in all of them."
    is_government: bool
    history: History
    trend: Trend | None
    elsewhere: list[int]
    "Years of reports that another agency holds for both."
    chart: Chart | None
    charted: str
    "The label of what the chart shows."
    quiet: list[Standing]
    "The newest with figures, as long as every list shows nothing but 0 of them."
    answered: Standing | None
    "The newest before these."
    answers: Outcomes | None
    "What became of what it handled; None where a result is not known."
    years: list[tuple[int, Standing | None, Amounts]]
    "Newest first, with what stands in the columns; None for a year that the archive lacks."
    columns: list[str]
    marked: bool
    "Whether one of these figures was worked out, or is not known."
    breaks: tuple[Break, ...]
    "In the series of these years."
    steps: tuple[Step, ...]
    amendments: list[Amendment]
    predecessors: tuple[Agency, ...]
    successors: tuple[Agency, ...]
    has_feed: bool


def agency_page(account: AgencyAccount) -> Page:
    """An agency over all its years."""
    agency = account.agency
    frame = account.frame
    filed = account.filed
    told = dict(_told(agency, filed))
    spanned = history(filed, account.newest, ended=bool(frame.successors))
    newest_first = [told[year] for year in sorted(told, reverse=True)]
    quiet, answered = _newest(newest_first)
    charted = _charted(newest_first)
    years = list(_years(spanned, filed))
    sector = sector_of(agency)
    province, *_ = frame.above
    view = AgencyView(
        agency=agency,
        above=frame.above,
        kind=KINDS[agency.kind],
        sector=sector,
        peers=urls.sector(sector.id, province.code),
        is_government=sector.is_government,
        history=spanned,
        trend=trend(told, charted.label) if charted else None,
        elsewhere=[year for year, each in filed.items() if each.agency.key != agency.key],
        chart=_chart(spanned, filed, told, charted),
        charted=charted.label if charted else "",
        quiet=quiet,
        answered=answered,
        answers=_answers(answered),
        years=years,
        columns=list(COLUMNS),
        marked=any(_is_marked(amounts) for _, _, amounts in years),
        breaks=breaks_in(filed),
        steps=chain(agency, [each.assessed for each in account.held]),
        amendments=newest_amendments([agency], NEWEST),
        predecessors=frame.predecessors,
        successors=frame.successors,
        has_feed=has_feed([agency]),
    )
    return Page(urls.agency(agency), view)


def _told(agency: Agency, filed: Filed) -> Iterator[tuple[int, Standing]]:
    """Its own reports that count and have figures."""
    for year, standing in filed.items():
        report = standing.report
        if report.holder == agency.key and report.has_tables and not report.withdrawn:
            yield year, standing


def _charted(newest_first: Iterable[Standing]) -> Quantity | None:
    """What the chart shows: the first thing that a form counts."""
    for standing in newest_first:
        first, *_ = standing.report.form.headline
        return first
    return None


def _newest(newest_first: Iterable[Standing]) -> tuple[list[Standing], Standing | None]:
    """Those with nothing but zeros, and the first that is otherwise."""
    quiet: list[Standing] = []
    for standing in newest_first:
        if any(amount != Amount(0) for amount in standing.headline.values()):
            return quiet, standing
        quiet.append(standing)
    return quiet, None


def _answers(answered: Standing | None) -> Outcomes | None:
    if answered is None:
        return None
    found = outcomes([answered])
    return None if found.lacking else found


def _years(spanned: History, filed: Filed) -> Iterator[tuple[int, Standing | None, Amounts]]:
    for year in reversed(spanned.years):
        standing = filed.get(year)
        columns: Amounts = ()
        if standing and standing.report.has_tables:
            columns = tuple(_columns(standing.headline))
        yield year, standing, columns


def _is_marked(amounts: Amounts) -> bool:
    return any(amount.derived or amount.value is None for amount in amounts)


def _columns(headline: Mapping[str, Amount]) -> Iterator[Amount]:
    for labels in COLUMNS.values():
        yield together(headline[label] for label in labels)


def _chart(spanned: History, filed: Filed, told: Filed, charted: Quantity | None) -> Chart | None:
    """The quantity by year that is due, each with the edition of the table it is taken from."""
    if charted is None:
        return None
    figures = {}
    for year in spanned.years:
        if FIRST_FORM <= year <= spanned.last:
            figures[year] = _figure(filed.get(year), year in told, charted)
    return bars(figures)


def _figure(standing: Standing | None, is_told: bool, charted: Quantity) -> Figure:  # noqa: FBT001
    if standing is None:
        return Figure(None, word="缺", words=ReportState.ABSENT.word)
    if standing.report.withdrawn:
        return Figure(None, word="撤回", words=ReportState.WITHDRAWN.word)
    if not is_told:
        return Figure(None, word="联合", words=JOINT)
    table, *_ = charted.cells[0].split(".")
    edition = standing.report.form.editions[table]
    value, inferred = standing.headline[charted.label]
    return Figure(
        value=value,
        inferred=inferred,
        edition=edition,
        word="不详",
        words="不详",
    )
