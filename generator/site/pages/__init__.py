"""Which pages the site has: each with its address, its template and what the template needs."""

from collections.abc import Iterator
from typing import Any

from generator.archive.agency import Agency
from generator.archive.region import NATION
from generator.content import markdown
from generator.form.editions import EDITIONS, whole_form
from generator.site import urls
from generator.site.pages.agency import agency_page
from generator.site.pages.compare import compare_pages
from generator.site.pages.coverage import coverage_pages
from generator.site.pages.guide import form_page, method_page
from generator.site.pages.page import Page, redirect, redirects
from generator.site.pages.places import home_page, region_pages, year_page
from generator.site.pages.quality import quality_pages
from generator.site.pages.report import report_page
from generator.survey.overview import Survey

__all__ = ["Page", "of_agency", "shared"]

SEARCHES = ("工信局", "优化营商环境", "行政复议 2025")
"What the search page offers to try."


def shared(survey: Survey) -> Iterator[Page]:
    """Every page but those of agencies and reports."""
    yield home_page(survey)
    for code in sorted(survey.below):
        yield from region_pages(survey, code)
    for year in survey.years:
        yield year_page(survey, year)
    yield from coverage_pages(survey)
    yield from quality_pages(survey)
    sought = whole_form(max(EDITIONS)).sought
    context = {"title": "搜索", "years": survey.years, "sought": sought, "examples": SEARCHES}
    yield Page(urls.SEARCH, "search.html", context, listed=False)
    yield form_page()
    texts = {page.id: page for page in survey.archive.pages}
    yield method_page(texts.pop("method", None))
    for page in texts.values():
        given: dict[str, Any] = {"page": page, "html": markdown.page(page.body)}
        yield Page(urls.plain_page(page.id), "plain.html", given)
    yield Page(urls.NOT_FOUND, "not_found.html", {"years": survey.years}, listed=False)


def of_agency(survey: Survey, agency: Agency) -> Iterator[Page]:
    """An agency's own page and those of its reports, and what former codes of its region lead to."""
    found = [agency_page(survey, agency)]
    for report in agency.reports:
        page = report_page(survey, agency, report)
        found += [page, *compare_pages(survey, agency, page)]
    for year, item in survey.filed(agency).items():
        if not agency.report(year):
            words = f"{agency.name} {year} 年的报告是与{item.agency.name}联合编制的。"
            found.append(
                redirect(
                    f"{urls.agency(agency)}{year}/",
                    urls.report(item.report),
                    "联合编制的报告",
                    words,
                )
            )
    yield from found
    region = survey.archive.regions.get(agency.region, NATION)
    for page in found:
        yield from redirects(region, page.url)
