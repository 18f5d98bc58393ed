"""The pages of corrections and withdrawals: everything that was changed after publication."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from operator import attrgetter

from generator.site import urls
from generator.site.pages.page import Page, View
from generator.survey.amendments import Amendment, corrected
from generator.survey.overview import Survey
from generator.survey.removals import WITHDRAWN, Removal, every

SIZE = 38
"""Changes of an older page. The newest page has up to twice as many, so that none is ever nearly
empty; older ones are counted from the oldest, so that what stands on them stays there."""

Change = Amendment | Removal
Day = tuple[str, list[Change]]
"What happened on it."


@dataclass(frozen=True, slots=True)
class CorrectionsView(View):
    """Corrections and withdrawals, newest first."""

    number: int
    "Of an older page; 0 for the newest."
    days: list[Day]
    places: dict[str, str]
    "Region code → its name with those above."
    corrected: int
    withdrawn: int
    "Of all pages."
    newer: str
    older: str
    "Addresses of the pages beside it; empty where there is none."
    years: list[tuple[int, str]]
    "Year of the change → the page with its newest; empty where one page has everything."


def corrections_pages(survey: Survey) -> Iterator[Page]:
    """Every correction and withdrawal; redactions are on the page of removals."""
    agencies = survey.archive.agencies
    withdrawals = [each for each in every(agencies) if each.kind == WITHDRAWN]
    amended = list(corrected(agencies))
    changes: list[Change] = [*amended, *withdrawals]
    changes.sort(key=attrgetter("date"))
    older = max(0, ceil(len(changes) / SIZE) - 2)
    for number in range(older + 1):
        yield _page(survey, changes, number, older)


def _page(survey: Survey, changes: list[Change], number: int, older: int) -> Page:
    """The page of that number; all changes, oldest first; how many pages are older."""
    start = (number - 1) * SIZE if number else older * SIZE
    shown = changes[start : start + SIZE] if number else changes[start:]
    regions = {each.report.region for each in shown}
    before = number - 1 if number else older
    view = CorrectionsView(
        number=number,
        days=list(_days(shown)),
        places={code: _place(survey, code) for code in regions},
        corrected=sum(isinstance(each, Amendment) for each in changes),
        withdrawn=sum(isinstance(each, Removal) for each in changes),
        newer=urls.corrections((number + 1) % (older + 1)) if number else "",
        older=urls.corrections(before) if before else "",
        years=_years(changes, older) if older else [],
    )
    return Page(urls.corrections(number), view)


def _days(shown: list[Change]) -> Iterator[Day]:
    """Newest first; on one day as the archive has its reports."""
    by_day = groupby(shown, key=attrgetter("date"))
    days: list[Day] = [(day, list(changes)) for day, changes in by_day]
    yield from reversed(days)


def _place(survey: Survey, code: str) -> str:
    path = survey.archive.regions.above(code)
    return "".join(region.name for region in path)


def _years(changes: list[Change], older: int) -> list[tuple[int, str]]:
    """Each year, newest first, with the page of the newest change in it."""
    newest: dict[int, str] = {}
    for index, change in enumerate(changes):
        number = index // SIZE + 1
        year = int(change.date[:4])
        newest[year] = urls.corrections(0 if number > older else number)
    return sorted(newest.items(), reverse=True)
