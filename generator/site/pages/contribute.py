"""The page that says how a report comes into the archive, and how a fault is pointed out."""

from dataclasses import dataclass

from generator.site import urls
from generator.site.pages.page import Page, View


@dataclass(frozen=True, slots=True)
class ContributeView(View):
    """What the settings say of the archive is all that it tells."""


def contribute_page() -> Page:
    """The ways in, for whoever has an original, has seen a fault, or knows git."""
    return Page(urls.CONTRIBUTE, ContributeView())
