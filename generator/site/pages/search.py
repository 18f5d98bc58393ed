"""The search page; what it finds, its scripts put in."""

from dataclasses import dataclass

from generator.form.editions import EDITIONS, whole_form
from generator.form.quantities import Quantity
from generator.site import urls
from generator.site.pages.page import Page, View

EXAMPLES = ("工信局", "优化营商环境", "行政复议 2025")
"What it offers to try."


@dataclass(frozen=True, slots=True)
class SearchView(View):
    """What can be asked for."""

    sought: tuple[Quantity, ...]
    "By number, as the newest edition of the form has it."
    examples: tuple[str, ...]


def search_page() -> Page:
    """The page that searches."""
    sought = whole_form(max(EDITIONS)).sought
    view = SearchView(sought, EXAMPLES)
    return Page(urls.SEARCH, view, listed=False)
