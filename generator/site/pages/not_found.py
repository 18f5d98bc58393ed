"""The page that stands for all there are not."""

from dataclasses import dataclass

from generator.site import urls
from generator.site.pages.page import Page, View


@dataclass(frozen=True, slots=True)
class NotFoundView(View):
    """Nothing but what every page knows."""


def not_found_page() -> Page:
    """What a server sends for an address that is none."""
    view = NotFoundView()
    return Page(urls.NOT_FOUND, view, listed=False)
