"""Pages → text: the one Jinja environment, and the statutory tables filled in.

HTML is written in templates alone; what a page has a thousand times, a macro draws once.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from itertools import chain
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.archive.cell import is_zero, write
from generator.archive.figures import Figures
from generator.archive.values import Missing, Value
from generator.content import widths
from generator.form.form import Form
from generator.form.grid import Grid
from generator.form.layouts import grid
from generator.form.parts import Table
from generator.rules.assessment import MISSING_WORDS, Verdict
from generator.site import urls
from generator.site.article import article
from generator.site.feeds import has_feed
from generator.site.marks import Marks, reach
from generator.site.pages import Page
from generator.survey.overview import Survey
from generator.survey.standing import JOINT
from generator.survey.state import ReportState

TEMPLATES = Path(__file__).parents[2] / "templates"
ASSETS = TEMPLATES / "assets"
SLOT = "\x1f"
"Stands for a figure in the skeleton of a table; no content can hold it."

UNSAFE = "<>&\u2028\u2029"
"What could end the element that JSON stands in, or a line of a script."
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in UNSAFE}

Laid = tuple[str, int, str]
"A table's id and edition, and the classes for the width of its columns."
Starts = dict[tuple[str, Verdict], Markup]
"Identity id and verdict → how its row begins."


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A statutory table without figures, cut where they go."""

    start: str
    cells: tuple[tuple[str, str], ...]
    "Each data cell's id, and what stands between its figure and the next."


class Renderer:
    """Templates and what every page shares.

    Content reaches them only as values, never as templates.
    """

    def __init__(self, survey: Survey) -> None:
        self._settings = survey.archive.settings
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.filters["html"] = Markup
        self.environment.filters["json"] = _json
        self.environment.filters["article"] = article
        self.environment.filters["widest"] = widths.widest
        archive = survey.archive
        missing_words = {kind.name: words for kind, words in MISSING_WORDS.items()}
        self.environment.globals.update(
            site=self._settings,
            years_known=survey.years,
            plain_pages={page.id for page in archive.pages},
            has_feeds=has_feed(archive.agencies),
            states={state.value: state.word for state in ReportState},
            joint=JOINT,
            missing_words=missing_words,
            verdict_words={verdict.name: verdict.word for verdict in Verdict},
            url=self.url,
            urls=urls,
            asset=self.asset,
            imported=self.imported,
            table=self.table,
            verdict=cache(self._macro("verdicts", "verdict")),
            row_starts=cache(self._row_starts),
        )
        self._skeletons: dict[Laid, Skeleton] = {}
        self._figure = cache(self._new_figure)

    def url(self, address: str) -> str:
        """An address relative to the site's root → one that works wherever the site stands."""
        return self._settings.base_path + address

    def asset(self, name: str) -> str:
        """The address of an asset; it changes with the asset, so that browsers may keep it."""
        return self.url(f"assets/{name}?v={_digest(name)}")

    def imported(self, script: str) -> list[str]:
        """The addresses of the scripts beside one, all of which it imports.

        Fetched early, they do not wait for one another.
        """
        folder, _, entry = script.rpartition("/")
        beside = (ASSETS / folder).glob("*.js")
        names = {path.name for path in beside}
        names.discard(entry)
        addresses = (f"assets/{folder}/{name}" for name in sorted(names))
        return list(map(self.url, addresses))

    def text(self, page: Page) -> str:
        """The page's HTML."""
        view = page.view
        name = view.template()
        template = self.environment.get_template(name)
        canonical = self._settings.base_url + page.url
        given = {field.name: getattr(view, field.name) for field in fields(view)}
        return template.render(given, canonical=canonical)

    def table(self, table: Table, figures: Figures, marks: Marks) -> Markup:
        """The statutory table with a report's figures, those that are marked set off.

        Its skeleton is drawn once for each edition and width of its columns; a report then costs
        one join.
        """
        room = _room(table, figures)
        key = (table.id, table.edition, room)
        skeleton = self._skeletons.get(key)
        if skeleton is None:
            skeleton = self._skeleton(table, room)
            self._skeletons[key] = skeleton
        notes = self._notes(marks)
        pieces = [skeleton.start]
        for cell, static in skeleton.cells:
            marked = cell in marks.failing
            figure = self._figure(figures[cell], marked=marked)
            note = notes.get(cell, "")
            pieces += (figure, note, static)
        return Markup("".join(pieces))  # noqa: S704 - each piece comes from a macro

    def _macro(self, partial: str, name: str) -> Callable[..., Markup]:
        module = self.environment.get_template(f"partials/{partial}.html").module
        return getattr(module, name)  # type: ignore[no-any-return]

    def _skeleton(self, table: Table, room: str) -> Skeleton:
        statutory = self._macro("table", "statutory")
        drawn = statutory(_laid(table), room, SLOT)
        start, *rest = drawn.split(SLOT)
        ids = rest[::2]
        statics = rest[1::2]
        cells = zip(ids, statics, strict=True)
        return Skeleton(start, tuple(cells))

    def _new_figure(self, value: Value, *, marked: bool) -> Markup:
        """The rest of a data cell's start tag, and what it shows."""
        if isinstance(value, Missing):
            absent = self._macro("table", "absent")
            return absent(value.name, marked)
        figure = self._macro("table", "figure")
        return figure(value, is_zero(value), marked)

    def _notes(self, marks: Marks) -> dict[str, str]:
        """Cell → its links: to its correction, and to the identities it is in that do not hold."""
        corrected = self._macro("table", "corrected")
        lapse = self._macro("table", "lapse")
        notes = {cell: str(corrected(change)) for cell, change in marks.corrected.items()}
        for cell, failing in marks.identities.items():
            links = map(lapse, failing)
            before = notes.get(cell, "")
            notes[cell] = before + "".join(links)
        return notes

    def _row_starts(self, form: Form) -> Starts:
        """How each identity's row begins: its name, which leads to its cells, and its verdict."""
        start = self._macro("verdicts", "row_start")
        starts: Starts = {}
        for identity in form.identities:
            first = reach(form, identity).first
            for verdict in Verdict:
                key = identity.id, verdict
                starts[key] = start(identity, first, verdict)
        return starts


def _room(table: Table, figures: Figures) -> str:
    """The classes for the longest of its figures."""
    digits = 0
    for cell, span in _columns(table).items():
        written = write(figures[cell])
        room = widths.room(written, span)
        digits = max(digits, room)
    return widths.classes(digits)


@cache
def _laid(table: Table) -> Grid:
    return grid(table)


@cache
def _columns(table: Table) -> dict[str, int]:
    """Cell → how many columns it stands across."""
    columns: dict[str, int] = {}
    for row in chain.from_iterable(_laid(table).bodies):
        for slot in row.slots:
            columns[slot.cell] = slot.colspan
    return columns


@cache
def _digest(name: str) -> str:
    content = (ASSETS / name).read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return digest[:8]


def _json(value: object) -> Markup:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(ESCAPES))  # noqa: S704 - escaped in the line above
