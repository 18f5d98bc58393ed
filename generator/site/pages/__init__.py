"""Which pages the site has.

One module for each kind, named as its template, with the view that the template is given.
"""

from collections.abc import Iterator

from generator.archive.agency import Agency
from generator.archive.region import NATION
from generator.site import urls
from generator.site.assessed import Assessed
from generator.site.pages.agency import agency_page
from generator.site.pages.compare import compare_pages
from generator.site.pages.coverage import coverage_pages
from generator.site.pages.form import form_page
from generator.site.pages.home import home_page
from generator.site.pages.method import method_page
from generator.site.pages.not_found import not_found_page
from generator.site.pages.page import Page
from generator.site.pages.plain import plain_page
from generator.site.pages.quality import quality_pages
from generator.site.pages.redirect import redirect, with_former
from generator.site.pages.region import region_pages
from generator.site.pages.report import report_page
from generator.site.pages.search import search_page
from generator.site.pages.year import year_page
from generator.survey.overview import Survey
from generator.survey.standing import JOINT

__all__ = [
    "Page",
    "of_agency",
    "of_report",
    "shared",
]


def shared(survey: Survey) -> Iterator[Page]:
    """Every page but those of agencies and reports."""
    yield home_page(survey)
    for code in sorted(survey.below):
        yield from region_pages(survey, code)
    for year in survey.years:
        yield year_page(survey, year)
    yield from coverage_pages(survey)
    yield from quality_pages(survey)
    yield search_page()
    yield form_page()
    texts = {text.id: text for text in survey.archive.pages}
    yield method_page(texts.pop("method", None))
    for text in texts.values():
        yield plain_page(text)
    yield not_found_page()


def of_agency(survey: Survey, agency: Agency) -> Iterator[Page]:
    """An agency's own page, and what leads to reports that another agency holds for both."""
    regions = survey.archive.regions
    region = regions.get(agency.region, NATION)
    own = agency_page(survey, agency)
    yield from with_former(region, own)
    filed = survey.filed(agency)
    for year, standing in filed.items():
        if agency.report(year):
            continue
        address = f"{urls.agency(agency)}{year}/"
        words = f"{agency.name} {year} 年的报告是与{standing.agency.name}{JOINT}的。"
        target = urls.report(standing.report)
        page = redirect(address, target, f"{JOINT}的报告", words)
        yield from with_former(region, page)


def of_report(survey: Survey, found: Assessed) -> Iterator[Page]:
    """The pages of a report."""
    code = found.standing.agency.region
    region = survey.archive.regions.get(code, NATION)
    own = report_page(survey, found)
    yield from with_former(region, own)
    for page in compare_pages(survey, found):
        yield from with_former(region, page)
