"""How the regions of an archive are divided: into rows of a table, and into pages."""

from collections.abc import Iterator

from generator.archive.agency import Agency
from generator.archive.region import COUNTRY, NATION, Region
from generator.survey.overview import Survey

LARGEST = 80
"""Agencies one page of coverage lists, so that a phone can load it; of more it lists those that no
page of a region below does."""
TOWNSHIP = "乡级"
"Regions that stand on the page of the one above, as most have one agency."

Share = tuple[Region, str, list[Agency]]
"A region, its name as a row, and its agencies."


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
    """The regions that have a coverage page: the country, and all above towns."""
    yield COUNTRY
    for code in sorted(survey.below):
        if code != COUNTRY and not _is_town(survey, code):
            yield code


def parts(survey: Survey, code: str) -> list[Region]:
    """The regions next below that have such a page."""
    below = survey.children.get(code, ())
    return [region for region in below if region.level != TOWNSHIP]


def own(survey: Survey, code: str) -> list[Agency]:
    """The agencies that no page of a region below lists: those of the region, and of its towns."""
    agencies = list(survey.agencies_in.get(code, ()))
    for region in survey.children.get(code, ()):
        if region.level == TOWNSHIP:
            agencies += survey.below[region.code]
    return agencies


def listed(survey: Survey, code: str) -> list[Agency]:
    """The agencies that a region's coverage page lists: all below, where they are few."""
    everything = survey.below.get(code, [])
    return everything if len(everything) <= LARGEST else own(survey, code)


def page_of(survey: Survey, code: str) -> tuple[str, str]:
    """The region on whose coverage page that region stands, and its anchor on it.

    The anchor is empty for the page as a whole.
    """
    if not _is_town(survey, code):
        return code, ""
    above = survey.archive.regions.parent(code) or COUNTRY
    return above, f"r{code}"


def _is_town(survey: Survey, code: str) -> bool:
    region = survey.archive.regions.get(code, NATION)
    return region.level == TOWNSHIP
