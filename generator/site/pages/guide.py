"""The pages on the form and on the method."""

from itertools import groupby
from typing import Any

from generator.archive.archive import PlainPage
from generator.content import markdown
from generator.form.editions import EDITIONS, SECTIONS, edition_for, whole_form
from generator.form.form import Form
from generator.rules import RULES
from generator.site import urls
from generator.site.pages.page import Page


def form_page() -> Page:
    """How to read a report, in each edition."""
    return Page(
        urls.FORM,
        "form.html",
        {"forms": [_guide(edition) for edition in sorted(EDITIONS, reverse=True)]},
    )


def method_page(text: PlainPage | None) -> Page:
    """How reports are verified, with every rule."""
    return Page(
        urls.METHOD,
        "method.html",
        {
            "html": markdown.page(text.body) if text else "",
            "rules": [(rule.name, rule.words) for rule in RULES],
            "identities": _families(whole_form(max(EDITIONS))),
        },
    )


def _families(form: Form) -> list[dict[str, Any]]:
    """Each identity once, in words, with how many there are of it and an example of its name."""
    groups = groupby(form.identities, key=lambda identity: (identity.words, identity.severity))
    found = []
    for (words, severity), items in groups:
        identities = list(items)
        found.append(
            {
                "words": words,
                "severity": severity,
                "count": len(identities),
                "example": identities[0].id,
            }
        )
    return found


def _guide(edition: int) -> dict[str, Any]:
    form = whole_form(edition)
    years = [
        year for year in range(min(EDITIONS), max(EDITIONS) + 1) if edition_for(year) == edition
    ]
    return {
        "edition": edition,
        "notice": EDITIONS[edition],
        "years": f"{years[0]}年及以后" if edition == max(EDITIONS) else f"{years[0]}—{years[-1]}年",
        "tables": [(section, form.table(section.table)) for section in SECTIONS if section.table],
        "sections": SECTIONS,
    }
