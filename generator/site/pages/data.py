"""The page of what can be taken away: every figure of every report, and how to read it."""

from dataclasses import dataclass

from generator.site import urls
from generator.site.downloads import Whole
from generator.site.export.columns import columns
from generator.site.pages.page import Page, View
from generator.survey.datum import Status


@dataclass(frozen=True, slots=True)
class DataView(View):
    """The files of the whole archive."""

    whole: Whole | None
    "None while there is no report."
    columns: int
    "Of the wide table."
    statuses: tuple[Status, ...]


def data_page(whole: Whole | None) -> Page:
    """What there is of the whole archive."""
    view = DataView(whole=whole, columns=len(columns()), statuses=tuple(Status))
    return Page(urls.DATA, view)
