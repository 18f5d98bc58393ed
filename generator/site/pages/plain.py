"""The pages that somebody wrote: content/pages/*.md."""

from dataclasses import dataclass

from generator.archive.archive import PlainPage
from generator.content.markdown import page as page_html
from generator.site import urls
from generator.site.pages.page import Page, View


@dataclass(frozen=True, slots=True)
class PlainView(View):
    """A title and a text."""

    title: str
    html: str
    fingerprint: str
    "Of all of the site but this page; empty on every page but one."


def plain_page(text: PlainPage, fingerprint: str = "") -> Page:
    """A text of the archive's own."""
    html = page_html(text.body)
    view = PlainView(text.title, html, fingerprint)
    return Page(urls.plain_page(text.id), view)
