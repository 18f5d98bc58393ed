"""The page of what can be taken away: every figure of every report, and how to read it."""

from dataclasses import dataclass

from generator.site import urls
from generator.site.describe.dataset import dataset
from generator.site.describe.distributions import distributions
from generator.site.describe.table_schema import Json
from generator.site.downloads import Whole
from generator.site.export.columns import columns
from generator.site.pages.page import Page, View
from generator.survey.datum import Status
from generator.survey.overview import Survey


@dataclass(frozen=True, slots=True)
class DataView(View):
    """The files of the whole archive."""

    whole: Whole | None
    "None while there is no report."
    columns: int
    "Of the wide table."
    statuses: tuple[Status, ...]
    dataset: Json
    "What programs are told of it; empty while there is none."


def data_page(survey: Survey, whole: Whole | None) -> Page:
    """What there is of the whole archive."""
    told: Json = {}
    if whole:
        told = dataset(survey.archive.settings, distributions(whole.made), survey.years)
    view = DataView(
        whole=whole,
        columns=len(columns()),
        statuses=tuple(Status),
        dataset=told,
    )
    return Page(urls.DATA, view)
