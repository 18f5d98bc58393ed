"""The page on the form: how to read a report, row by row, the editions side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from generator.form.editions import EDITIONS, SECTIONS, edition_for, whole_form
from generator.form.identities import Identity
from generator.form.parts import Block, Line, Section
from generator.site import urls
from generator.site.pages.page import Page, View

Columns = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the form."""

    edition: int
    notice: str
    "What set it."
    years: str
    "The years reported on for which it is used, in words."


@dataclass(frozen=True, slots=True)
class Version:
    """A row as one edition has it, or several that say the same of it."""

    editions: tuple[int, ...]
    above: tuple[str, ...]
    "The headings it stands under."
    label: str
    meaning: str
    article: str
    columns: Columns
    "Empty where all rows of the table have the same."


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the form, in whatever editions have it."""

    anchor: str
    "Table and row: where the row of a report leads to."
    versions: tuple[Version, ...]
    "The newest first."
    identities: tuple[str, ...]
    "What its cells add up with, in words."

    @property
    def heading(self) -> str:
        """What its newest version stands under."""
        return "　".join(self.versions[0].above)

    @property
    def editions(self) -> tuple[int, ...]:
        """Those that have it."""
        return tuple(chain.from_iterable(version.editions for version in self.versions))


Group = tuple[str, list[Entry]]
"Rows under a heading, which is empty for rows without one."


@dataclass(frozen=True, slots=True)
class FormView(View):
    """Every edition."""

    editions: tuple[Edition, ...]
    "The newest first."
    tables: list[tuple[Section, list[Group]]]
    "Each with the section it is printed in."


def form_page() -> Page:
    """How to read a report, in each edition."""
    newest_first = sorted(EDITIONS, reverse=True)
    editions = tuple(map(_edition, newest_first))
    tables = [(section, _groups(section.table)) for section in SECTIONS if section.table]
    return Page(urls.FORM, FormView(editions, tables))


def _edition(edition: int) -> Edition:
    return Edition(
        edition=edition,
        notice=EDITIONS[edition],
        years=_years(edition),
    )


def _groups(table_id: str) -> list[Group]:
    """Its rows in the order of the newest edition, then those that only a former one has."""
    versions: dict[str, list[Version]] = {}
    for edition in sorted(EDITIONS, reverse=True):
        for row, version in _rows(table_id, edition):
            _join(versions.setdefault(row, []), version)
    entries = [_entry(table_id, row, found) for row, found in versions.items()]
    grouped = groupby(entries, key=lambda entry: entry.heading)
    return [(heading, list(group)) for heading, group in grouped]


def _rows(table_id: str, edition: int) -> Iterator[tuple[str, Version]]:
    """The id of each row of a table, and the row."""
    for block in whole_form(edition).table(table_id).blocks:
        for line in block.rows:
            for path in line.paths():
                yield path[-1].id, _version(edition, block, path)


def _version(edition: int, block: Block, path: Sequence[Line]) -> Version:
    *headings, leaf = path
    columns = [column.label for column in block.leaf_columns()] if block.heading else []
    above = [block.heading] if block.heading else [line.label for line in headings]
    return Version(
        editions=(edition,),
        above=tuple(above),
        label=leaf.label,
        meaning=leaf.meaning,
        article=leaf.article,
        columns=tuple(columns),
    )


def _join(versions: list[Version], other: Version) -> None:
    """Add what an edition says of a row, to the one before it where that says the same."""
    if versions and _told(versions[-1]) == _told(other):
        same = versions.pop()
        other = Version(same.editions + other.editions, *_told(same))
    versions.append(other)


def _told(version: Version) -> tuple[tuple[str, ...], str, str, str, Columns]:
    """All that it says, whatever the edition."""
    return version.above, version.label, version.meaning, version.article, version.columns


def _entry(table_id: str, row: str, versions: Sequence[Version]) -> Entry:
    entry = Entry(f"{table_id}.{row}", tuple(versions), ())
    of_edition = {edition: _identities(entry.anchor, edition) for edition in entry.editions}
    found: list[str] = []
    for edition, identities in of_edition.items():
        for words in identities:
            everywhere = all(words in others for others in of_edition.values())
            told = words if everywhere else f"{words}（{edition} 年版）"
            found.append(told)
    return replace(entry, identities=tuple(dict.fromkeys(found)))


def _identities(row: str, edition: int) -> list[str]:
    """What the cells of a row add up with in that edition, in words."""
    identities = whole_form(edition).identities
    return [each.words for each in identities if _speaks_of(each, row)]


def _speaks_of(identity: Identity, row: str) -> bool:
    return any(term.cell.startswith(f"{row}.") for term in identity.terms)


def _years(edition: int) -> str:
    newest = max(EDITIONS)
    years = range(min(EDITIONS), newest + 1)
    used = [year for year in years if edition_for(year) == edition]
    if edition == newest:
        return f"{used[0]}年及以后"
    return f"{used[0]}—{used[-1]}年"
