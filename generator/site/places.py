"""Where the site speaks of a place."""

from generator.site import urls
from generator.survey.divisions import page_of
from generator.survey.overview import Survey


def coverage_address(survey: Survey, code: str) -> str:
    """Where the coverage ledger speaks of a region: a page of its own, or its place on another."""
    page, anchor = page_of(survey, code)
    address = urls.coverage(page)
    return f"{address}#{anchor}" if anchor else address
