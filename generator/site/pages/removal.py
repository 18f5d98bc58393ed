"""The page that says how to ask that something be corrected or removed, and what was."""

from dataclasses import dataclass

from generator.site import urls
from generator.site.pages.page import Page, View
from generator.survey.overview import Survey
from generator.survey.removals import Removal, newest

NEWEST = 50
"Removals that the page names; the file beside it has all."


@dataclass(frozen=True, slots=True)
class RemovalView(View):
    """How to ask, and what is no longer shown."""

    removals: list[Removal]
    "Newest first."


def removal_page(survey: Survey) -> Page:
    """How to ask, what happens then, and what is no longer shown."""
    view = RemovalView(newest(survey.archive.agencies, NEWEST))
    return Page(urls.REMOVAL, view)
