"""Which pages the site has: each with its address, its template and what the template needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from generator import chart, markdown, urls
from generator.form import Form, Quantity
from generator.forms import EDITIONS, SECTIONS, edition_for, whole_form
from generator.model import COUNTRY, KINDS, Agency, Archive, Missing, Region, Report
from generator.rules import RULES
from generator.rules.verdict import Assessment, Verdict, assess, must_hold, previous_report
from generator.series import headline
from generator.summary import sentence
from generator.survey import STATES, Summed, Survey

NEWEST = 8
MATRIX_ROWS = 24
LONGEST_LIST = 400
"Reports a year's page lists one by one; with more it lists the regions, which a phone can load."
FAILING = (Verdict.BROKEN, Verdict.ACKNOWLEDGED)
NATION = Region(COUNTRY, "全国")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site."""

    url: str
    "Relative to the site's root."
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    listed: bool = True
    "Whether search engines should know it."


def shared(survey: Survey) -> Iterator[Page]:
    """Every page but those of agencies and reports."""
    yield _home(survey)
    for code in sorted(survey.below):
        yield from _region(survey, code)
    for year in survey.years:
        yield _year(survey, year)
    yield Page(urls.SEARCH, "search.html", {"title": "搜索", "years": survey.years}, listed=False)
    yield Page(urls.FORM, "form.html", {"forms": [_guide(edition) for edition in sorted(EDITIONS, reverse=True)]})
    texts = {page.id: page for page in survey.archive.pages}
    method = texts.pop("method", None)
    yield Page(
        urls.METHOD,
        "method.html",
        {
            "html": markdown.page(method.body) if method else "",
            "rules": [(rule.__name__, rule.__doc__) for rule in RULES],
            "identities": _families(whole_form(max(EDITIONS))),
        },
    )
    for page in texts.values():
        template = "about.html" if page.id == "about" else "page.html"
        yield Page(urls.plain_page(page.id), template, {"page": page, "html": markdown.page(page.body)})
    yield Page(urls.NOT_FOUND, "404.html", {"years": survey.years}, listed=False)


def of_agency(survey: Survey, agency: Agency) -> Iterator[Page]:
    """An agency's own page and those of its reports, and what former codes of its region lead to."""
    found = [_agency(survey, agency)]
    found += [_report(survey, agency, report) for report in agency.reports]
    yield from found
    region = survey.archive.regions.get(agency.region, NATION)
    for page in found:
        yield from _redirects(region, page.url)


def regions_above(archive: Archive, code: str) -> tuple[Region, ...]:
    """The breadcrumb of regions: from the province down; the country where there is nothing else."""
    return archive.lineage(code) or (NATION,)


def _redirects(region: Region, url: str) -> Iterator[Page]:
    for former in region.former:
        yield Page(
            url.replace(region.code, former, 1), "redirect.html", {"target": url, "region": region}, listed=False
        )


def _home(survey: Survey) -> Page:
    archive = survey.archive
    newest = survey.newest(NEWEST)
    agencies = list({item.agency.key: item.agency for item in survey.newest(MATRIX_ROWS)}.values())
    reports = [item for standings in survey.standings.values() for item in standings]
    return Page(
        urls.HOME,
        "home.html",
        {
            "reports": len(reports),
            "agencies": len(archive.agencies),
            "provinces": survey.children.get(COUNTRY, []),
            "known": sum(len(report.figures.values) for report in archive.reports())
            - sum(report.figures.count(kind) for report in archive.reports() for kind in Missing),
            "lost": sum(item.lost for item in reports),
            "broken": sum(item.verdicts.get(Verdict.BROKEN, 0) for item in reports),
            "acknowledged": sum(item.verdicts.get(Verdict.ACKNOWLEDGED, 0) for item in reports),
            "newest": newest,
            "holdings": _holdings(survey, COUNTRY),
            "matrix": _matrix(survey, agencies),
        },
    )


def _holdings(survey: Survey, code: str) -> list[tuple[Region, int, int]]:
    """The regions below that hold something, with their agencies and reports counted."""
    return [
        (child, len(survey.below[child.code]), sum(len(agency.reports) for agency in survey.below[child.code]))
        for child in survey.children.get(code, [])
    ]


def _matrix(survey: Survey, agencies: list[Agency]) -> dict[str, Any]:
    years = survey.span(agencies)
    rows = [(agency, survey.states(agency, years)) for agency in agencies]
    return {"years": years, "rows": rows, "states": STATES}


def _region(survey: Survey, code: str) -> Iterator[Page]:
    region = survey.archive.regions.get(code, NATION)
    agencies = survey.agencies_in.get(code, [])
    page = Page(
        urls.region(code),
        "region.html",
        {
            "region": region,
            "above": regions_above(survey.archive, code)[:-1] if code != COUNTRY else (),
            "holdings": _holdings(survey, code),
            "agencies": agencies,
            "latest": {agency.key: survey.latest(agency) for agency in agencies},
            "sums": survey.sums(survey.below[code]),
            "matrix": _matrix(survey, agencies),
            "count": sum(len(agency.reports) for agency in survey.below[code]),
            "all_agencies": len(survey.below[code]),
        },
    )
    yield page
    yield from _redirects(region, page.url)


def _year(survey: Survey, year: int) -> Page:
    standings = survey.by_year[year]
    missing = [agency for agency in survey.archive.agencies if not agency.report(year)]
    listed = standings if len(standings) <= LONGEST_LIST else []
    groups = groupby(listed, key=lambda item: item.agency.region)
    return Page(
        urls.year(year),
        "year.html",
        {
            "year": year,
            "years": survey.years,
            "groups": [(regions_above(survey.archive, code), list(items)) for code, items in groups],
            "by_region": [] if listed else _year_by_region(survey, year),
            "columns": list(standings[0].headline),
            "count": len(standings),
            "sum": next((total for total in survey.sums(survey.archive.agencies) if total.year == year), None),
            "missing": [(agency, regions_above(survey.archive, agency.region)) for agency in missing[:MATRIX_ROWS]],
            "missing_count": len(missing),
        },
    )


def _year_by_region(survey: Survey, year: int) -> list[tuple[Region, Summed]]:
    """The year's sums for each region below the smallest one that holds the whole archive."""
    code = COUNTRY
    while len(children := survey.children.get(code, [])) == 1 and not survey.agencies_in.get(code):
        code = children[0].code
    found = [(child, survey.sums(survey.below[child.code])) for child in children]
    return [(child, total) for child, sums in found for total in sums if total.year == year]


def _agency(survey: Survey, agency: Agency) -> Page:
    standings = survey.standings[agency.key]
    found = {item.report.year: item for item in standings}
    years = range(max(found), min(found) - 1, -1) if found else ()
    charted = standings[-1].report.figures.form.headline[0] if standings else None
    values = (
        {year: (item.headline[charted.label].value, _edition_of(item.report, charted)) for year, item in found.items()}
        if charted
        else {}
    )
    return Page(
        urls.agency(agency),
        "agency.html",
        {
            "agency": agency,
            "above": regions_above(survey.archive, agency.region),
            "kind": KINDS[agency.kind],
            "years": [(year, found.get(year)) for year in years],
            "gaps": [year for year in years if year not in found],
            "columns": list(standings[-1].headline) if standings else [],
            "latest": standings[-1] if standings else None,
            "lead": sentence(standings[-1].report, _assessments(agency, standings[-1].report)) if standings else "",
            "chart": chart.bars(values),
            "charted": charted,
            "predecessor": next((a for a in survey.archive.agencies if a.key == agency.succeeds), None),
            "successors": [a for a in survey.archive.agencies if a.succeeds == agency.key],
        },
    )


def _edition_of(report: Report, quantity: Quantity) -> int:
    """The edition of the table a quantity is taken from."""
    return report.figures.form.table(quantity.cells[0].split(".")[0]).edition


def _assessments(agency: Agency, report: Report) -> tuple[Assessment, ...]:
    return assess(report, previous_report(agency, report))


def _report(survey: Survey, agency: Agency, report: Report) -> Page:
    assessments = _assessments(agency, report)
    required = [item for item in assessments if must_hold(item)]
    others = [item.year for item in agency.reports]
    place = others.index(report.year)
    parts = markdown.narrative(report.body)
    return Page(
        urls.report(report),
        "report.html",
        {
            "agency": agency,
            "report": report,
            "above": regions_above(survey.archive, agency.region),
            "lead": sentence(report, assessments),
            "sections": list(_sections(report, parts)),
            "verdicts": _counted(required),
            "required": len(required),
            "families": list(_grouped(required)),
            "across": [item for item in assessments if not must_hold(item)],
            "marked": {
                term.cell
                for item in required
                if item.verdict in FAILING
                for term in (*item.identity.left, *item.identity.right)
            },
            "lost": report.figures.count(Missing.LOST),
            "blank": report.figures.count(Missing.BLANK),
            "headline": headline(report, assessments),
            "notices": [EDITIONS[edition] for edition in sorted(set(report.figures.form.editions.values()))],
            "usual": len(set(report.figures.form.editions.values())) == 1,
            "previous": others[place - 1] if place else None,
            "next": others[place + 1] if place + 1 < len(others) else None,
            "parts": parts,
        },
    )


def _sections(report: Report, parts: tuple[markdown.Part, ...]) -> Iterator[dict[str, Any]]:
    """The report in the order of the form: what the agency wrote, and the tables in their places."""
    numbered = {part.number: part for part in parts if part.number}
    rest = [part for part in parts if not part.number]
    for part in rest:
        if not part.heading:
            yield {"heading": "", "anchor": part.anchor, "html": part.html, "table": None, "lost": 0}
    for section in SECTIONS:
        own = numbered.get(section.number)
        if not own and not section.table:
            continue
        table = report.figures.form.table(section.table) if section.table else None
        cells = zip(report.figures.form.cells, report.figures.values, strict=True)
        lost = sum(1 for cell, value in cells if value is Missing.LOST and cell.table == section.table)
        yield {
            "heading": own.heading if own else section.heading,
            "anchor": own.anchor if own else f"s{SECTIONS.index(section) + 1}",
            "html": own.html if own else "",
            "table": table,
            "lost": lost,
        }
    for part in rest:
        if part.heading:
            yield {"heading": part.heading, "anchor": part.anchor, "html": part.html, "table": None, "lost": 0}


@dataclass(frozen=True, slots=True)
class Family:
    """The assessments of one identity over its columns or rows."""

    words: str
    verdicts: list[tuple[Verdict, int]]
    fails: bool
    "Some do not hold, acknowledged or not."
    items: list[Assessment]


def _grouped(assessments: list[Assessment]) -> Iterator[Family]:
    for words, group in groupby(assessments, key=lambda item: item.identity.words):
        items = list(group)
        verdicts = _counted(items)
        fails = any(verdict in FAILING for verdict, _ in verdicts)
        yield Family(words, verdicts, fails, items)


def _counted(assessments: list[Assessment]) -> list[tuple[Verdict, int]]:
    """The verdicts there are, in their usual order, with how many there are of each."""
    found = [item.verdict for item in assessments]
    return [(verdict, found.count(verdict)) for verdict in Verdict if verdict in found]


def _families(form: Form) -> list[dict[str, Any]]:
    """Each identity once, in words, with how many there are of it and an example of its name."""
    groups = groupby(form.identities, key=lambda identity: (identity.words, identity.severity))
    found = []
    for (words, severity), items in groups:
        identities = list(items)
        found.append({"words": words, "severity": severity, "count": len(identities), "example": identities[0].id})
    return found


def _guide(edition: int) -> dict[str, Any]:
    form = whole_form(edition)
    years = [year for year in range(min(EDITIONS), max(EDITIONS) + 1) if edition_for(year) == edition]
    return {
        "edition": edition,
        "notice": EDITIONS[edition],
        "years": f"{years[0]}年及以后" if edition == max(EDITIONS) else f"{years[0]}—{years[-1]}年",
        "tables": [(section, form.table(section.table)) for section in SECTIONS if section.table],
        "sections": SECTIONS,
    }
