"""When pages last changed, by the days that the content states and never by those of a build.

A page that is made of several reports changed when the last of them did.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.archive.agency import Agency
from generator.archive.region import COUNTRY
from generator.archive.report import Correction, Filing, Redaction, Withdrawal
from generator.site import urls
from generator.survey.overview import Survey
from generator.survey.sectors import sector_of


def last_changes(survey: Survey) -> dict[str, str]:
    """Address → day, of the pages of which content tells."""
    days = dict(_of_reports(survey))
    by_agency = {agency.key: _last(_filed(agency)) for agency in survey.archive.agencies}
    for agency in survey.archive.agencies:
        days[urls.agency(agency)] = by_agency[agency.key]
    for code, agencies in survey.below.items():
        last = max((by_agency[agency.key] for agency in agencies), default="")
        for page in (urls.region(code), urls.coverage(code), urls.quality(code)):
            days[page] = last
        for year, of_year in _by_year(agencies).items():
            days[urls.region_year(code, year)] = of_year
            if code == COUNTRY:
                days[urls.quality(year)] = of_year
    for agency in survey.archive.agencies:
        _note_sector(survey, days, agency, by_agency[agency.key])
    reports = list(survey.archive.reports())
    withdrawn = [report.withdrawn for report in reports if report.withdrawn]
    corrected = chain.from_iterable(report.corrections for report in reports)
    redacted = chain.from_iterable(report.redacted for report in reports)
    days[urls.CORRECTIONS] = _last_of((*corrected, *withdrawn))
    days[urls.REMOVAL] = _last_of((*redacted, *withdrawn))
    days[urls.SECTORS] = days[urls.HOME] = days.get(urls.region(COUNTRY), "")
    return days


def _note_sector(survey: Survey, days: dict[str, str], agency: Agency, day: str) -> None:
    """Of its sector everywhere, and in each region that it stands in."""
    sector = sector_of(agency).id
    above = survey.archive.regions.lineage(agency.region)
    for code in (COUNTRY, *(region.code for region in above)):
        page = urls.sector(sector, code)
        days[page] = max(day, days.get(page, ""))


def _of_reports(survey: Survey) -> Iterator[tuple[str, str]]:
    for agency in survey.archive.agencies:
        for report in agency.reports:
            yield urls.report(report), report.changed or ""


def _by_year(agencies: Iterable[Agency]) -> dict[int, str]:
    """Year → when the last of its reports changed."""
    days: dict[int, str] = {}
    for agency in agencies:
        for report in _filed(agency):
            known = days.get(report.year, "")
            days[report.year] = max(known, report.changed or "")
    return days


def _filed(agency: Agency) -> Iterator[Filing]:
    """What its page tells of, whoever holds it."""
    yield from agency.reports
    yield from agency.joint


def _last_of(events: Iterable[Correction | Redaction | Withdrawal]) -> str:
    """Empty where there is none."""
    return max((event.date for event in events), default="")


def _last(reports: Iterable[Filing]) -> str:
    """Empty where none of them has a day."""
    return max((report.changed or "" for report in reports), default="")
