"""The page of all sectors: which kinds of bodies there are."""

from dataclasses import dataclass

from generator.site import urls
from generator.site.pages.page import Page, View
from generator.survey.overview import Survey
from generator.survey.sectors import Sector, sectors


@dataclass(frozen=True, slots=True)
class SectorsView(View):
    """Each sector, with how much of it there is."""

    sectors: list[tuple[Sector, int, int]]
    "With its bodies, and their reports that count."


def sectors_page(survey: Survey) -> Page:
    """Which kinds of bodies there are."""
    rows = []
    for sector, agencies in sectors(survey.archive.agencies).items():
        reports = sum(1 for _ in survey.counting(agencies))
        rows.append((sector, len(agencies), reports))
    return Page(urls.SECTORS, SectorsView(rows))
