"""The page that says how a report comes into the archive, and how a fault is pointed out."""

from dataclasses import dataclass

from generator.site import urls
from generator.site.downloads import Download
from generator.site.export.blank_workbooks import offered_workbooks
from generator.site.pages.page import Page, View


@dataclass(frozen=True, slots=True)
class ContributeView(View):
    """Besides what the settings say of the archive."""

    workbooks: tuple[tuple[int, Download], ...]
    "Edition, and the workbook to be filled in; the newest first."


def contribute_page() -> Page:
    """The ways in, for whoever has an original, has seen a fault, or knows git."""
    return Page(urls.CONTRIBUTE, ContributeView(offered_workbooks()))
