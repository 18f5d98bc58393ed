"""Pages → text: the one Jinja environment, and the statutory tables filled in."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.archive.cell import is_zero, write
from generator.archive.figures import Figures
from generator.archive.settings import Settings
from generator.archive.values import Missing, Value
from generator.content import widths
from generator.form.form import Form
from generator.form.grid import Grid, grid
from generator.form.parts import Table
from generator.rules.assessment import Verdict
from generator.site import urls
from generator.site.marks import Mark, reaches
from generator.site.pages import Page
from generator.survey.amendments import Amendment

TEMPLATES = Path(__file__).parents[2] / "templates"
ASSETS = TEMPLATES / "assets"
SLOT = "\x1f"
"Stands for a figure in the skeleton of a table; no content can hold it."

LOOK = {
    Verdict.HOLDS: ("●", "holds"),
    Verdict.BROKEN: ("▲", "broken"),
    Verdict.ACKNOWLEDGED: ("◆", "acknowledged"),
    Verdict.UNKNOWN: ("◌", "unknown"),
}
"Verdict → its shape and its class."


class Renderer:
    """Templates and the settings every page shares. Content reaches them only as values, never as templates."""

    def __init__(self, settings: Settings, shared: Mapping[str, Any]) -> None:
        self._settings = settings
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            site=settings,
            url=self.url,
            urls=urls,
            asset=self.asset,
            imported=self.imported,
            table=self.table,
            verdict=_verdict,
            row_starts=_row_starts,
            **shared,
        )
        self._environment.filters.update(
            html=Markup, json=_json, article=_article, widest=widths.widest
        )
        self._skeletons: dict[tuple[str, int, str], list[str]] = {}
        self._slots: dict[tuple[str, int, str], list[str]] = {}

    def url(self, address: str) -> str:
        """An address relative to the site's root → one that works wherever the site stands."""
        return self._settings.base_path + address

    def asset(self, name: str) -> str:
        """The address of an asset; it changes with the asset, so that browsers may keep it."""
        return self.url(f"assets/{name}?v={_digest(name)}")

    def imported(self, script: str) -> list[str]:
        """The addresses of the scripts beside one, all of which it imports; fetched early, they do not wait for it."""
        entry = ASSETS / script
        beside = sorted(path for path in entry.parent.glob("*.js") if path != entry)
        return [self.url(f"assets/{path.relative_to(ASSETS).as_posix()}") for path in beside]

    def text(self, page: Page) -> str:
        """The page's HTML."""
        canonical = self._settings.base_url + page.url
        return self._environment.get_template(f"pages/{page.template}").render(
            page.context, canonical=canonical, page_url=page.url
        )

    def table(
        self,
        table: Table,
        figures: Figures,
        marked: Iterable[str] = (),
        marks: Mapping[str, Iterable[Mark]] = MappingProxyType({}),
        corrected: Mapping[str, Amendment] = MappingProxyType({}),
    ) -> Markup:
        """The statutory table with a report's figures, those of `marked` cells set off.

        `marks`: what a cell links to because it is in an identity that does not hold; `corrected`: to its correction.

        Its skeleton is rendered once for each edition and width of its columns; a report then costs one join.
        """
        laid = _laid(table)
        cells = (slot for rows in laid.bodies for row in rows for slot in row.slots)
        room = widths.classes(
            max(widths.room(write(figures[slot.cell]), slot.colspan) for slot in cells)
        )
        key = (table.id, table.edition, room)
        if key not in self._skeletons:
            text = self._environment.get_template("partials/table.html").render(
                grid=laid, slot=_slot, room=room
            )
            pieces = text.split(SLOT)
            self._skeletons[key], self._slots[key] = pieces[::2], pieces[1::2]
        skeleton, slots = self._skeletons[key], self._slots[key]
        notes = {cell: _corrected(item) for cell, item in corrected.items()}
        for cell, items in marks.items():
            notes[cell] = notes.get(cell, "") + "".join(map(_mark, items))
        pieces = [skeleton[0]]
        for cell, static in zip(slots, skeleton[1:], strict=True):
            pieces += (_figure(figures[cell], marked=cell in marked), notes.get(cell, ""), static)
        return Markup("".join(pieces))  # noqa: S704 - a figure is a number, a mark of ours, or escaped text


@cache
def _laid(table: Table) -> Grid:
    return grid(table)


def _slot(cell: str) -> Markup:
    return Markup(SLOT + cell + SLOT)  # noqa: S704 - a cell's id, from the form


@cache
def _figure(value: Value, *, marked: bool) -> str:
    """The rest of a data cell's start tag, and what it shows."""
    note = " marked" if marked else ""
    if value is Missing.BLANK:
        return f' class="blank{note}"><span title="原件留空">—</span>'
    if value is Missing.LOST:
        return f' class="lost{note}"><span title="副本缺失，不作 0 计">?</span>'
    if is_zero(value):
        return f' class="zero{note}">{escape(value)}'
    start = ' class="marked">' if marked else ">"
    return f"{start}{escape(value)}"  # joined by +, Markup would escape the start


def _mark(mark: Mark) -> str:
    """A link from a cell to an identity. Its shape is drawn by the style sheet: who copies the table copies figures."""
    words = f"{mark.verdict.value}：{mark.words}"
    return _link(LOOK[mark.verdict][1], f"check-{mark.identity}", words)


def _corrected(item: Amendment) -> str:
    return _link("amended", item.anchor, f"已更正：{item.before} → {item.after}")


@cache
def _row_starts(form: Form) -> dict[tuple[str, Verdict], Markup]:
    """How the row of each identity begins, made once: its name, which leads to its cells, and its verdict."""
    known = reaches(form)
    found = {}
    for identity in form.identities:
        reach = known[identity.id]
        name = f'<th scope="row"><a href="#{reach.first}">{escape(identity.along.short)}</a></th>'
        for verdict in Verdict:
            start = f'<tr id="check-{identity.id}" data-verdict="{verdict.value}" data-cells="{reach.places}">'
            found[identity.id, verdict] = Markup(f"{start}{name}<td>{_verdict(verdict)}</td><td>")  # noqa: S704 - from the form
    return found


def _link(kind: str, anchor: str, words: str) -> str:
    text = escape(words)
    return (
        f'<a class="mark {kind}" href="#{escape(anchor)}" title="{text}" aria-label="{text}"></a>'
    )


@cache
def _verdict(verdict: Verdict, count: int | None = None) -> Markup:
    """A verdict as its shape, its colour and its word, with how many there are of it."""
    shape, name = LOOK[verdict]
    words = f"{verdict.value} {count}" if count is not None else verdict.value
    drawn = f'<span class="shape" aria-hidden="true">{shape}</span>'
    return Markup(f'<span class="verdict {name}">{drawn}{words}</span>')  # noqa: S704 - words of ours


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((ASSETS / name).read_bytes()).hexdigest()[:8]


def _json(value: object) -> Markup:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    unsafe = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
    return Markup(text.translate(unsafe))  # noqa: S704 - escaped in the line above


def _article(number: str) -> str:
    """36(4)(5) → 第三十六条第（四）（五）项."""
    found = re.fullmatch(r"([0-9]+)((?:\([0-9]\))*)", number)
    if not found:
        return ""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(int(found.group(1)), 10)
    name = (
        ("" if tens == 1 else digits[tens] if tens else "")
        + ("十" if tens else "")
        + (digits[ones] if ones else "")
    )
    items = "".join(f"（{digits[int(item)]}）" for item in re.findall(r"[0-9]", found.group(2)))
    return f"第{name}条" + (f"第{items}项" if items else "")
