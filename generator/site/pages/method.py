"""The page on the method: how reports are verified."""

from dataclasses import dataclass

from generator.archive.archive import PlainPage
from generator.content.markdown import page as page_html
from generator.rules.demands import Demand, demands
from generator.site import urls
from generator.site.pages.page import Page, View


@dataclass(frozen=True, slots=True)
class MethodView(View):
    """What the archive says of its method, and every rule."""

    html: str
    "In the archive's own words."
    demands: tuple[Demand, ...]
    "The identities first."


def method_page(text: PlainPage | None) -> Page:
    """How reports are verified, with every rule."""
    html = page_html(text.body) if text else ""
    view = MethodView(html, tuple(demands().values()))
    return Page(urls.METHOD, view)
