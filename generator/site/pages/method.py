"""The page on the method: how reports are verified."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.archive.archive import PlainPage
from generator.content.markdown import page as page_html
from generator.form.editions import EDITIONS, whole_form
from generator.form.form import Form
from generator.form.identities import Identity
from generator.rules import RULES
from generator.site import urls
from generator.site.pages.page import Page, View


@dataclass(frozen=True, slots=True)
class Relation:
    """The identities that say the same of different rows or columns."""

    words: str
    must_hold: bool
    "Whether a report must satisfy them; others are only pointed out."
    count: int
    example: str
    "The id of one, by which a report names it."


NamedRule = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MethodView(View):
    """Every rule, and every identity of the newest edition."""

    html: str
    "What the archive says of its method, in its own words."
    rules: tuple[NamedRule, ...]
    "Name and words of each."
    relations: tuple[Relation, ...]


def method_page(text: PlainPage | None) -> Page:
    """How reports are verified, with every rule."""
    html = page_html(text.body) if text else ""
    rules = tuple((rule.id, rule.words) for rule in RULES)
    newest = whole_form(max(EDITIONS))
    relations = tuple(_relations(newest))
    view = MethodView(html, rules, relations)
    return Page(urls.METHOD, view)


def _relations(form: Form) -> Iterator[Relation]:
    by_kind = groupby(form.identities, key=_kind)
    for (words, must_hold), group in by_kind:
        first, *others = group
        yield Relation(
            words=words,
            must_hold=must_hold,
            count=1 + len(others),
            example=first.id,
        )


def _kind(identity: Identity) -> tuple[str, bool]:
    return identity.words, identity.must_hold
