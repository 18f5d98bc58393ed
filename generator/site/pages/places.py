"""The pages of lists: home, regions and years."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from generator.archive.agency import Agency
from generator.archive.region import COUNTRY, NATION, Region
from generator.archive.values import Missing
from generator.rules.assessment import Verdict
from generator.site import urls
from generator.site.feeds import has_feed
from generator.site.pages.page import Page, redirects
from generator.survey.amendments import newest as newest_amendments
from generator.survey.coverage import place, shares
from generator.survey.overview import Summed, Survey
from generator.survey.standing import STATES

NEWEST = 8
MATRIX_ROWS = 24
LONGEST_LIST = 400
"Reports a page lists one by one; with more it lists the regions, which a phone can load."


def home_page(survey: Survey) -> Page:
    """The archive at a glance."""
    archive = survey.archive
    newest = survey.newest(NEWEST)
    agencies = list({item.agency.key: item.agency for item in survey.newest(MATRIX_ROWS)}.values())
    reports = list(survey.counting(archive.agencies))
    return Page(
        urls.HOME,
        "home.html",
        {
            "reports": len(reports),
            "withdrawn": survey.withdrawn(archive.agencies),
            "agencies": len(archive.agencies),
            "provinces": survey.children.get(COUNTRY, []),
            "known": sum(
                len(item.report.figures.values) - sum(map(item.report.figures.count, Missing))
                for item in reports
            ),
            "lost": sum(item.lost for item in reports),
            "broken": sum(item.verdicts.get(Verdict.BROKEN, 0) for item in reports),
            "acknowledged": sum(item.verdicts.get(Verdict.ACKNOWLEDGED, 0) for item in reports),
            "newest": newest,
            "amendments": newest_amendments(archive.agencies, NEWEST),
            "holdings": _holdings(survey, COUNTRY),
            "matrix": _matrix(survey, agencies),
        },
    )


def region_pages(survey: Survey, code: str) -> Iterator[Page]:
    """The page of a region and what its former codes lead to."""
    region = survey.archive.regions.get(code, NATION)
    agencies = survey.agencies_in.get(code, [])
    everything = survey.below[code]
    sums = survey.sums(everything)
    beside = [item for total in sums for item in total.beside]
    own = [item for item in beside if item.agency.region == code]
    listed = beside if len(beside) <= LONGEST_LIST else own
    page = Page(
        urls.region(code),
        "region.html",
        {
            "region": region,
            "coverage": _coverage(survey, code),
            "above": survey.archive.above(code)[:-1] if code != COUNTRY else (),
            "holdings": _holdings(survey, code),
            "agencies": agencies,
            "sums": [total for total in sums if total.reports],
            "beside": listed,
            "beside_count": len(beside),
            "matrix": _matrix(survey, agencies),
            "count": sum(total.reports for total in sums) + len(beside),
            "withdrawn": survey.withdrawn(everything),
            "all_agencies": len(everything),
            "feed": urls.region(code) if code != COUNTRY and has_feed(everything) else None,
            "feed_title": region.name,
        },
    )
    yield page
    yield from redirects(region, page.url)


def year_page(survey: Survey, year: int) -> Page:
    """Every report on one year."""
    standings = survey.by_year[year]
    missing = [agency for agency in survey.archive.agencies if year not in survey.filed(agency)]
    listed = standings if len(standings) <= LONGEST_LIST else []
    added = [item for item in listed if not item.consolidated]
    groups = groupby(added, key=lambda item: item.agency.region)
    beside = [item for item in standings if item.consolidated]
    return Page(
        urls.year(year),
        "year.html",
        {
            "year": year,
            "years": survey.years,
            "groups": [(survey.archive.above(code), list(items)) for code, items in groups],
            "by_region": [] if listed else _year_by_region(survey, year),
            "columns": list(standings[0].headline),
            "count": sum(1 for item in standings if not item.report.withdrawn),
            "withdrawn": sum(1 for item in standings if item.report.withdrawn),
            "sum": survey.sum_of.get(year),
            "beside": beside if len(beside) <= LONGEST_LIST else [],
            "beside_count": sum(1 for item in beside if not item.report.withdrawn),
            "missing": [
                (agency, survey.archive.above(agency.region)) for agency in missing[:MATRIX_ROWS]
            ],
            "missing_count": len(missing),
        },
    )


def _coverage(survey: Survey, code: str) -> str:
    """Where the coverage ledger speaks of that region."""
    page, anchor = place(survey, code)
    return urls.coverage(page) + (f"#{anchor}" if anchor else "")


def _holdings(survey: Survey, code: str) -> list[tuple[Region, int, int]]:
    """The regions below that hold something, with their agencies and reports counted."""
    found = [(child, survey.below[child.code]) for child in survey.children.get(code, [])]
    return [
        (child, len(agencies), len(list(survey.counting(agencies)))) for child, agencies in found
    ]


def _matrix(survey: Survey, agencies: list[Agency]) -> dict[str, Any]:
    years = survey.span(agencies)
    rows = [(agency, survey.states(agency, years)) for agency in agencies]
    shown = {state for _, states in rows for state in states}
    return {"years": years, "rows": rows, "states": STATES, "shown": shown}


def _year_by_region(survey: Survey, year: int) -> list[tuple[Region, str, Summed]]:
    """The year's sums for each of the regions that share the whole archive, with their names there."""
    found = [
        (region, name, survey.sums(agencies)) for region, name, agencies in shares(survey, COUNTRY)
    ]
    return [
        (region, name, total)
        for region, name, sums in found
        for total in sums
        if total.year == year
    ]
