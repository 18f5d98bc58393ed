"""The page of a report."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.archive.agency import Agency
from generator.archive.region import Region
from generator.archive.report import Report
from generator.archive.values import Missing
from generator.content import widths
from generator.form.editions import EDITIONS
from generator.form.form import Form
from generator.rules.assessment import gap
from generator.rules.dossier import Assessed
from generator.site import urls
from generator.site.account import Account, AgencyAccount, Repeats
from generator.site.checklists import Group, groups
from generator.site.feeds import has_feed
from generator.site.marks import Marks, marks, own_cells
from generator.site.pages.page import Page, View
from generator.site.passages import runs
from generator.site.printed_sections import PrintedSection, printed_sections
from generator.site.provenance import Provenance
from generator.survey.amendments import Amendment, amendments
from generator.survey.answers import Answer, Figure, answers, charge, heads
from generator.survey.contradictions import Contradiction, contradicted
from generator.survey.remarks import Remark, remarks
from generator.survey.removals import Removal, redactions
from generator.survey.repeats import SHORTEST
from generator.survey.standing import Standing, inferences

CLAUSE = re.compile("[^，：；。]+[，：；。]")
FEW = 3
"Digits for which four figures have room beside each other on a phone."
LONG = " long"


@dataclass(frozen=True, slots=True)
class ReportView(View):
    """The report as the agency published it, with the verdict of every identity."""

    agency: Agency
    report: Report
    standing: Standing
    provenance: Provenance
    above: tuple[Region, ...]
    lead: str
    sections: list[PrintedSection]
    runs: Mapping[str, list[str]]
    "Anchor of a section → its HTML in pieces, every second of which contradicts something."
    marks: Marks
    blank: int
    "Cells that the original leaves blank."
    required: int
    "Identities that must hold."
    inside: list[Group]
    "The same, one by one."
    across: list[Group]
    "Of the identities that reach into the year before and may legitimately differ."
    title: list[str]
    "As printed, the agency's name on a line of its own where it comes first."
    clauses: list[str]
    "Those of the lead, which is broken between them alone."
    heads: list[tuple[Figure, ...]]
    "The figures at the head of the page, each with what stands below it."
    room: str
    "The classes that these need for the longest of them."
    remarks: list[Remark]
    answers: list[Answer]
    charge: str
    "What the report says of charging for information."
    contradicted: Mapping[str, list[str]]
    "Anchor of a section → what its words contradict."
    gap: str
    "Why there is no report on the year before; empty where there is one."
    amendments: list[Amendment]
    redactions: list[Removal]
    repeats: Repeats | None
    shortest: int
    "Characters a section needs before it is compared."
    notices: list[str]
    "What set the editions of its form."
    previous: int | None
    "The year of the report before, whenever that was."
    next: int | None
    has_feed: bool


def report_page(whole: AgencyAccount, account: Account) -> Page:
    """The report as the agency published it, with the verdict of every identity."""
    agency, standing, report = whole.agency, account.standing, account.report
    assessed = account.assessed
    amended = list(amendments(agency, report))
    explained = _explained(report, amended)
    solved = inferences(assessed)
    contradictions = list(contradicted(report, account.narrative))
    sections = list(printed_sections(report, account.narrative))
    found = heads(report, solved)
    view = ReportView(
        agency=agency,
        report=report,
        standing=standing,
        provenance=whole.provenance[report.year],
        above=whole.frame.above,
        lead=account.lead,
        sections=sections,
        runs=runs(sections, contradictions),
        marks=marks(assessed, amended),
        blank=report.figures.count(Missing.BLANK),
        required=sum(standing.verdicts.values()),
        inside=groups(assessed, explained, must_hold=True),
        across=groups(assessed, explained, must_hold=False),
        title=_title(report),
        clauses=CLAUSE.findall(account.lead),
        heads=found,
        room=_room(first for first, *_ in found),
        remarks=_remarks(assessed, standing, contradictions),
        answers=answers(report, solved),
        charge=charge(report),
        contradicted=_by_section(contradictions),
        gap=_gap(agency, report.year - 1),
        amendments=amended,
        redactions=list(redactions(agency, report)),
        repeats=account.repeats,
        shortest=SHORTEST,
        notices=_notices(report.form),
        previous=_previous(agency, report),
        next=_next(agency, report),
        has_feed=has_feed([agency]),
    )
    return Page(urls.report(report), view)


def _room(figures: Iterable[Figure]) -> str:
    digits = widths.longest(str(each.amount.value) for each in figures)
    return f"{widths.classes(digits).removesuffix(LONG)}{LONG if digits > FEW else ''}"


def _title(report: Report) -> list[str]:
    name, year, rest = report.title.partition(f"{report.year}年")
    return [name, f"{year}{rest}"] if name and year else [report.title]


def _remarks(
    assessed: Assessed, standing: Standing, contradictions: list[Contradiction]
) -> list[Remark]:
    return list(remarks(assessed, standing, contradictions)) if standing.inside else []


def _by_section(contradictions: list[Contradiction]) -> dict[str, list[str]]:
    by_section: dict[str, list[str]] = defaultdict(list)
    for each in contradictions:
        by_section[each.anchor].append(each.words)
    return by_section


def _gap(agency: Agency, year: int) -> str:
    """Why there is no report on that year; empty where there is one."""
    previous = agency.report(year)
    if previous and previous.has_tables:
        return ""
    return gap(agency, year)


@cache
def _notices(form: Form) -> list[str]:
    """What set the editions of a form, the oldest first."""
    editions = set(form.editions.values())
    return [EDITIONS[edition] for edition in sorted(editions)]


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


def _explained(report: Report, amended: list[Amendment]) -> dict[str, list[Amendment]]:
    """Identity id → the corrections of cells it speaks of."""
    explained: dict[str, list[Amendment]] = {}
    if not amended:
        return explained
    for identity in report.form.identities:
        cells = set(own_cells(identity))
        changed = [change for change in amended if change.correction.cell in cells]
        if changed:
            explained[identity.id] = changed
    return explained
