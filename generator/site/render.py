"""Pages → text: the one Jinja environment, and the statutory tables filled in.

HTML is written in templates alone; what a page has a thousand times, a macro draws once.
"""

import json
from collections.abc import Sequence
from dataclasses import fields
from functools import cache, lru_cache
from typing import Any

from markupsafe import Markup

from generator.archive.figures import Figures
from generator.archive.region import Region
from generator.archive.report import Report
from generator.archive.settings import NOTICE
from generator.content import widths
from generator.form.parts import Table
from generator.rules.assessment import MISSING_WORDS
from generator.site import headers, urls
from generator.site.article import article
from generator.site.assets import Assets
from generator.site.checked_families import CheckedFamilies
from generator.site.checklists import Checklist
from generator.site.citation import Citation, citation
from generator.site.common import Common
from generator.site.downloads import Download, measured
from generator.site.linked_data import Linked, linked_data
from generator.site.marks import Marks
from generator.site.pages import Page
from generator.site.statutory import StatutoryTables
from generator.site.templates import ASSETS, environment
from generator.survey.standing import JOINT, Standing
from generator.survey.state import ReportState
from generator.survey.verdicts import Said

FRAME = ("names", "feed", "links", "masthead", "search", "footer")
"What all pages have in the same words."

UNSAFE = "<>&\u2028\u2029"
"What could end the element that JSON stands in, or a line of a script."
ESCAPES = {character: f"\\u{ord(character):04x}" for character in UNSAFE}
JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Renderer:
    """Templates and what every page shares.

    Content reaches them only as values, never as templates.
    """

    def __init__(self, common: Common) -> None:
        self._settings = common.settings
        self.assets = Assets(ASSETS)
        self.environment = environment()
        self.environment.filters["html"] = Markup
        self.environment.filters["json"] = _json
        self.environment.filters["article"] = article
        self.environment.filters["widest"] = widths.widest
        missing_words = {kind.name: words for kind, words in MISSING_WORDS.items()}
        self.environment.globals.update(
            site=self._settings,
            years_known=common.years,
            plain_pages=common.plain_pages,
            has_feeds=common.has_feeds,
            states={state.value: state.word for state in ReportState},
            notice=NOTICE,
            policy=Markup(headers.policy_of_page()),  # noqa: S704 - our own words
            joint=JOINT,
            missing_words=missing_words,
            said={verdict.name: verdict.word for verdict in Said},
            url=self.url,
            urls=urls,
            asset=cache(self.asset),
            imported=self.imported,
            measured=measured,
            cite=self.cite,
            linked_data=self.linked_data,
            table=self.table,
            verdict=cache(self._macros("verdicts").verdict),
            joined=self.joined,
        )
        self._tables = StatutoryTables(self._macros("table"))
        self._families = CheckedFamilies(self._macros("checklists"))
        frame = self._macros("frame")
        self.environment.globals.update(
            frame={part: getattr(frame, part)() for part in FRAME},
            region_item=lru_cache(frame.region_item),
            section_start=lru_cache(frame.section_start),
        )
        self.environment.globals["m"] = self._macros("macros")
        for name in self.environment.list_templates(filter_func=_is_page):
            self.environment.get_template(name)

    def url(self, address: str) -> str:
        """An address relative to the site's root → one that works wherever the site stands."""
        return self._settings.base_path + address

    def asset(self, name: str) -> str:
        """The address of an asset; it changes with the asset, so that browsers may keep it."""
        return self.url(self.assets.address(name))

    def imported(self, script: str) -> list[str]:
        """The addresses of the scripts beside one, all of which it imports.

        Fetched early, they do not wait for one another.
        """
        return list(map(self.url, self.assets.beside(script)))

    def text(self, page: Page, downloads: Sequence[Download] = ()) -> str:
        """The page's HTML; downloads: what lies beside it."""
        view = page.view
        name = view.template()
        template = self.environment.get_template(name)
        canonical = self._settings.base_url + page.url
        given = {field.name: getattr(view, field.name) for field in fields(view)}
        return template.render(given, canonical=canonical, downloads=downloads)

    def cite(self, standing: Standing) -> Citation:
        """How a report is cited."""
        return citation(standing, self._settings.title)

    def linked_data(self, report: Report, standing: Standing, above: Sequence[Region]) -> Linked:
        """What programs are told of a report."""
        return linked_data(self._settings, report, standing, above)

    def table(self, table: Table, figures: Figures, marks: Marks) -> Markup:
        """The statutory table with a report's figures, those that are marked set off."""
        drawn = self._tables.drawn(table.id, figures, marks)
        return Markup(drawn)  # noqa: S704 - each piece of it comes from a macro

    def joined(self, *checklists: Checklist) -> Markup:
        """Families of identities, below each other."""
        drawn = self._families.joined(*checklists)
        return Markup(drawn)  # noqa: S704 - each piece of it comes from a macro

    def _macros(self, partial: str) -> Any:  # noqa: ANN401 - a template's module has what it has
        return self.environment.get_template(f"partials/{partial}.html").module


def _is_page(name: str) -> bool:
    """Whether a template is of a page of the site, and not of what an office prints."""
    return name.startswith("pages/") and name.endswith(".html")


def _json(value: object) -> Markup:
    """JSON that cannot end the element it stands in."""
    text = JSON.encode(value)
    for character, escaped in ESCAPES.items():
        text = text.replace(character, escaped)
    return Markup(text)  # noqa: S704 - escaped in the lines above
