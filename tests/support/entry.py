"""The entry page's modules in a browser, and reports as they know them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from playwright.sync_api import Page

from generator.archive.report import Report
from generator.archive.settings import Settings
from generator.archive.values import Missing, Value
from generator.site.api.form import form

WORDS = {
    Missing.BLANK: "blank",
    Missing.LOST: "lost",
    Missing.UNFILLED: "unfilled",
    Missing.UNREAD: "unread",
}
IMPORTED = """
async ([modules, given]) => {{
  const loaded = await Promise.all(modules.map((name) => import(`/entry/${{name}}.js`)));
  return ({script})(...loaded, given);
}}
"""


@dataclass(frozen=True)
class Engine:
    """A page that can import the modules."""

    page: Page

    def run(self, modules: str, script: str, given: Any) -> Any:  # noqa: ANN401 - any JSON
        """What a function of these modules, and of one value more, answers in the browser."""
        body = IMPORTED.format(script=script)
        return self.page.evaluate(body, [modules.split(), given])


@cache
def form_document() -> str:
    """The text of `api/v1/form.json`."""
    return form(Settings())


def value(written: Value | None) -> int | str | None:
    """A value of a cell as the modules know it."""
    return WORDS[written] if isinstance(written, Missing) else written


def figures(report: Report) -> dict[str, int | str | None]:
    """Cell → value."""
    pairs = zip(report.form.cells, report.figures.values, strict=True)
    return {cell.id: value(figure) for cell, figure in pairs}


def editions(report: Report) -> Mapping[str, int] | None:
    """Table → edition; None where there are no tables."""
    return report.form.editions or None
