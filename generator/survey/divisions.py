"""How the regions of an archive are divided: into rows of a table, and into pages."""

from collections import deque
from collections.abc import Iterator

from generator.archive.agency import Agency
from generator.archive.region import COUNTRY, NATION, Region
from generator.survey.overview import Survey

LARGEST = 400
"""Agencies one page lists, so that a phone can load it; a page with more lists the regions next
below instead."""

Share = tuple[Region, str, list[Agency]]
"A region, its name as a row, and its agencies."


def lists_all(survey: Survey, code: str) -> bool:
    """Whether that region's page lists each agency: those below are few, or nothing is below."""
    agencies = survey.below.get(code, ())
    if len(agencies) <= LARGEST:
        return True
    return not survey.children.get(code)


def division(survey: Survey, code: str) -> tuple[str, list[Region]]:
    """The smallest region that holds all the agencies of that one, and the regions next below."""
    below = survey.children.get(code, [])
    while len(below) == 1:
        if survey.agencies_in.get(code):
            break
        (only,) = below
        code = only.code
        below = survey.children.get(code, [])
    return code, below


def shares(survey: Survey, code: str) -> list[Share]:
    """The regions next below the smallest that holds everything, with names here and agencies.

    The agencies directly in that smallest one come first, so that the rows of a table add up.
    """
    innermost, below = division(survey, code)
    if not below:
        return []
    rows: list[Share] = []
    own = survey.agencies_in.get(innermost)
    if own:
        region = survey.archive.regions.get(innermost, NATION)
        name = f"{region.name}本级"
        rows.append((region, name, own))
    for region in below:
        agencies = survey.below[region.code]
        row = (region, region.name, agencies)
        rows.append(row)
    return rows


def pages(survey: Survey) -> Iterator[str]:
    """The regions that have a coverage page: the country, then below one too large to list."""
    waiting = deque([COUNTRY])
    while waiting:
        code = waiting.popleft()
        yield code
        if lists_all(survey, code):
            continue
        _, below = division(survey, code)
        waiting.extend(region.code for region in below)


def page_of(survey: Survey, code: str) -> tuple[str, str]:
    """The region on whose coverage page that region stands, and its anchor on it.

    The anchor is empty for the page as a whole.
    """
    page = COUNTRY
    for region in survey.archive.regions.lineage(code):
        if lists_all(survey, page):
            return page, f"r{code}"
        _, below = division(survey, page)
        if region in below:
            page = region.code
    if page != code and lists_all(survey, page):
        return page, f"r{code}"
    return page, ""
