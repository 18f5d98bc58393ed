"""The page on the form: how to read a report, line by line."""

from dataclasses import dataclass

from generator.form.editions import (
    EDITIONS,
    SECTIONS,
    edition_for,
    whole_form,
)
from generator.form.parts import Section, Table
from generator.site import urls
from generator.site.pages.page import Page, View

PrintedTable = tuple[Section, Table]
"A table with the section it is printed in."


@dataclass(frozen=True, slots=True)
class Guide:
    """One edition of the form, explained."""

    edition: int
    notice: str
    "What set it."
    years: str
    "The years reported on for which it is used, in words."
    tables: tuple[PrintedTable, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class FormView(View):
    """Every edition."""

    forms: tuple[Guide, ...]
    "The newest first."


def form_page() -> Page:
    """How to read a report, in each edition."""
    newest_first = sorted(EDITIONS, reverse=True)
    guides = map(_guide, newest_first)
    view = FormView(tuple(guides))
    return Page(urls.FORM, view)


def _guide(edition: int) -> Guide:
    form = whole_form(edition)
    tables: list[PrintedTable] = []
    for section in SECTIONS:
        if section.table:
            table = form.table(section.table)
            tables.append((section, table))
    return Guide(
        edition=edition,
        notice=EDITIONS[edition],
        years=_years(edition),
        tables=tuple(tables),
        sections=SECTIONS,
    )


def _years(edition: int) -> str:
    newest = max(EDITIONS)
    years = range(min(EDITIONS), newest + 1)
    used = [year for year in years if edition_for(year) == edition]
    if edition == newest:
        return f"{used[0]}年及以后"
    return f"{used[0]}—{used[-1]}年"
