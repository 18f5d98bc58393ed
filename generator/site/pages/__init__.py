"""Which pages the site has.

One module for each kind, named as its template, with the view that the template is given.
"""

from collections.abc import Iterator
from itertools import chain

from generator.archive.region import COUNTRY
from generator.site import urls
from generator.site.account import AgencyAccount
from generator.site.downloads import Whole
from generator.site.pages.agency import agency_page
from generator.site.pages.check_sheet import check_sheet_pages
from generator.site.pages.compare import compare_pages
from generator.site.pages.contribute import contribute_page
from generator.site.pages.contribute_entry import contribute_entry_page
from generator.site.pages.corrections import corrections_pages
from generator.site.pages.coverage import coverage_pages
from generator.site.pages.data import data_page
from generator.site.pages.form import form_page
from generator.site.pages.home import home_page
from generator.site.pages.method import method_page
from generator.site.pages.not_found import not_found_page
from generator.site.pages.page import Page
from generator.site.pages.plain import plain_page
from generator.site.pages.quality import quality_pages
from generator.site.pages.redirect import redirect, with_former_keys
from generator.site.pages.region import region_pages
from generator.site.pages.region_year import region_year_pages
from generator.site.pages.removal import removal_page
from generator.site.pages.report import report_page
from generator.site.pages.rule import rule_pages
from generator.site.pages.search import search_page
from generator.site.pages.sector import sector_pages
from generator.site.pages.sectors import sectors_page
from generator.site.pages.year import year_pages
from generator.survey.overview import Survey
from generator.survey.record import Records
from generator.survey.sectors import sectors
from generator.survey.standing import JOINT
from generator.survey.yearbook import Yearbook

__all__ = [
    "Page",
    "about",
    "of_agency",
    "shared",
]


def shared(survey: Survey, records: Records, whole: Whole | None) -> Iterator[Page]:
    """Every page but those of agencies and reports; whole: what can be taken away of everything."""
    yearbook = Yearbook(survey)
    yield home_page(yearbook)
    for code in sorted(survey.below):
        yield from region_pages(yearbook, code)
        if code != COUNTRY:
            yield from region_year_pages(yearbook, code)
    yield from year_pages(yearbook)
    yield sectors_page(survey)
    for sector, agencies in sectors(survey.archive.agencies).items():
        yield from sector_pages(survey, sector, agencies)
    yield from coverage_pages(survey)
    yield from quality_pages(survey)
    yield from corrections_pages(survey)
    yield removal_page(survey)
    yield contribute_page()
    yield contribute_entry_page(survey)
    yield search_page()
    yield form_page()
    yield data_page(survey, whole)
    texts = {text.id: text for text in survey.archive.pages}
    yield method_page(texts.pop("method", None))
    yield from rule_pages(records)
    for text in texts.values():
        yield plain_page(text)
    yield not_found_page()


def about(survey: Survey, fingerprint: str) -> Iterator[Page]:
    """The page on the archive, if somebody wrote one, which states the fingerprint of the site."""
    for text in survey.archive.pages:
        if urls.plain_page(text.id) == urls.ABOUT:
            yield plain_page(text, fingerprint)


def of_agency(account: AgencyAccount) -> Iterator[Page]:
    """An agency's own page, those of its reports, and what leads to reports that others hold."""
    for page in chain(_own(account), *_of_reports(account)):
        yield from with_former_keys(account.agency, account.frame, page)


def _of_reports(account: AgencyAccount) -> Iterator[Iterator[Page]]:
    for held in account.held:
        yield iter([report_page(account, held)])
        yield compare_pages(account.frame, held)
        yield check_sheet_pages(account, held)


def _own(account: AgencyAccount) -> Iterator[Page]:
    """Its page, and what leads to the reports that another agency holds for both."""
    agency = account.agency
    yield agency_page(account)
    for year, standing in account.filed.items():
        if agency.report(year):
            continue
        address = f"{urls.agency(agency)}{year}/"
        words = f"{agency.name} {year} 年的报告是与{standing.agency.name}{JOINT}的。"
        target = urls.report(standing.report)
        yield redirect(address, target, f"{JOINT}的报告", words)
