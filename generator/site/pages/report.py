"""The page of a report."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.archive.agency import Agency
from generator.archive.region import Region
from generator.archive.report import Report
from generator.archive.values import Missing
from generator.content.narrative import Part
from generator.form.editions import EDITIONS, SECTIONS
from generator.form.parts import Section, Table
from generator.rules.assessment import Assessment, Verdict, gap
from generator.site import urls
from generator.site.assessed import Assessed, Repeats
from generator.site.feeds import has_feed
from generator.site.marks import Marks, marks, own_cells
from generator.site.pages.page import Page, View
from generator.survey.amendments import Amendment, amendments
from generator.survey.overview import Survey
from generator.survey.repeats import SHORTEST
from generator.survey.sentence import sentence
from generator.survey.standing import Standing

Authors = dict[str, str] | list[dict[str, str]]
"As schema.org has them: one, or several."
USUAL = (Verdict.HOLDS, Verdict.BROKEN, Verdict.ACKNOWLEDGED, Verdict.UNKNOWN)
"The order in which verdicts are counted here."


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section of the report: what the agency wrote, and the table that stands in it."""

    heading: str
    "Empty for what stands before the first heading."
    anchor: str
    html: str = ""
    table: Table | None = None
    lost: int = 0
    "Cells of the table that the copy lacks."


@dataclass(frozen=True, slots=True)
class Family:
    """The assessments of one identity over its columns or rows."""

    words: str
    verdicts: list[tuple[Verdict, int]]
    fails: bool
    "Some do not hold, acknowledged or not."
    items: list[Assessment]


@dataclass(frozen=True, slots=True)
class ReportView(View):
    """The report as the agency published it, with the verdict of every identity."""

    agency: Agency
    report: Report
    standing: Standing
    above: tuple[Region, ...]
    authors: Authors
    lead: str
    sections: list[PrintedSection]
    marks: Marks
    lost: int
    "Cells that the copy lacks."
    blank: int
    "Cells that the original leaves blank."
    required: int
    "Identities that must hold."
    verdicts: list[tuple[Verdict, int]]
    "Of those, with how many there are of each."
    families: list[Family]
    "The same, one by one."
    across: list[Assessment]
    "Of the identities that reach into the year before and may legitimately differ."
    gap: str
    "Why there is no report on the year before; empty where there is one."
    amendments: list[Amendment]
    explained: dict[str, list[Amendment]]
    "Identity id → the corrections of cells it speaks of."
    repeats: Repeats | None
    shortest: int
    "Characters a section needs before it is compared."
    notices: list[str]
    "What set the editions of its form."
    previous: int | None
    "The year of the report before, whenever that was."
    next: int | None
    has_feed: bool


def report_page(survey: Survey, found: Assessed) -> Page:
    """The report as the agency published it, with the verdict of every identity."""
    standing = found.standing
    agency, report = standing.agency, standing.report
    assessments = standing.assessments
    required, across = _divided(assessments)
    amended = list(amendments(agency, report))
    view = ReportView(
        agency=agency,
        report=report,
        standing=standing,
        above=survey.archive.above(agency.region),
        authors=_authors(standing),
        lead=sentence(standing),
        sections=list(_sections(report, found.narrative)),
        marks=marks(assessments, amended),
        lost=standing.lost,
        blank=report.figures.count(Missing.BLANK),
        required=len(required),
        verdicts=_counted(required),
        families=list(_families(required)),
        across=across,
        gap=_gap(agency, report.year - 1),
        amendments=amended,
        explained=_explained(assessments, amended),
        repeats=found.repeats,
        shortest=SHORTEST,
        notices=_notices(report),
        previous=_previous(agency, report),
        next=_next(agency, report),
        has_feed=has_feed([agency]),
    )
    return Page(urls.report(report), view)


def _divided(assessments: Iterable[Assessment]) -> tuple[list[Assessment], list[Assessment]]:
    """Those of the identities that must hold, and the others."""
    required: list[Assessment] = []
    others: list[Assessment] = []
    for assessment in assessments:
        kind = required if assessment.identity.must_hold else others
        kind.append(assessment)
    return required, others


def _gap(agency: Agency, year: int) -> str:
    """Why there is no report on that year; empty where there is one."""
    if agency.report(year):
        return ""
    return gap(agency, year)


def _notices(report: Report) -> list[str]:
    """What set the editions of its form, the oldest first."""
    editions = set(report.figures.form.editions.values())
    return [EDITIONS[edition] for edition in sorted(editions)]


def _authors(standing: Standing) -> Authors:
    kind = {"@type": "GovernmentOrganization"}
    authors = [kind | {"name": body.name} for body in standing.bodies]
    return authors if standing.partners else authors[0]


def _previous(agency: Agency, report: Report) -> int | None:
    """The year of the agency's report before that one."""
    years = (other.year for other in agency.reports)
    before = (year for year in years if year < report.year)
    return max(before, default=None)


def _next(agency: Agency, report: Report) -> int | None:
    """The year of the agency's report after that one."""
    years = (other.year for other in agency.reports)
    after = (year for year in years if year > report.year)
    return min(after, default=None)


def _counted(assessments: Iterable[Assessment]) -> list[tuple[Verdict, int]]:
    """The verdicts there are, in their usual order, with how many there are of each."""
    counts = Counter(item.verdict for item in assessments)
    return [(verdict, counts[verdict]) for verdict in USUAL if verdict in counts]


def _families(assessments: list[Assessment]) -> Iterator[Family]:
    for words, group in groupby(assessments, key=_words):
        items = list(group)
        fails = any(item.verdict.fails for item in items)
        yield Family(words, _counted(items), fails, items)


def _words(assessment: Assessment) -> str:
    return assessment.identity.words


def _explained(
    assessments: Iterable[Assessment], amended: list[Amendment]
) -> dict[str, list[Amendment]]:
    """Identity id → the corrections of cells it speaks of."""
    explained: dict[str, list[Amendment]] = {}
    if not amended:
        return explained
    for assessment in assessments:
        identity = assessment.identity
        cells = set(own_cells(identity))
        changed = [change for change in amended if change.correction.cell in cells]
        if changed:
            explained[identity.id] = changed
    return explained


def _sections(report: Report, narrative: Iterable[Part]) -> Iterator[PrintedSection]:
    """The report in the order of the form: what the agency wrote, and the tables in their places.

    What the form does not know comes before it where it has no heading, else after it.
    """
    numbered = {part.number: part for part in narrative if part.number}
    others = [part for part in narrative if not part.number]
    for part in others:
        if not part.heading:
            yield _written(part)
    for index, section in enumerate(SECTIONS, 1):
        own = numbered.get(section.number)
        if section.table:
            yield _with_table(report, section, own, index)
        elif own:
            yield _written(own)
    for part in others:
        if part.heading:
            yield _written(part)


def _written(part: Part) -> PrintedSection:
    return PrintedSection(part.heading, part.anchor, part.html)


def _with_table(report: Report, section: Section, part: Part | None, index: int) -> PrintedSection:
    """A section of the form with its table, which stands there even where nothing is written."""
    form = report.figures.form
    return PrintedSection(
        heading=part.heading if part else section.heading,
        anchor=part.anchor if part else f"s{index}",
        html=part.html if part else "",
        table=form.table(section.table),
        lost=_lost(report, section.table),
    )


def _lost(report: Report, table: str) -> int:
    """How many cells of that table the copy lacks."""
    figures = report.figures
    count = 0
    for cell, value in zip(figures.form.cells, figures.values, strict=True):
        if cell.table == table and value is Missing.LOST:
            count += 1
    return count
