"""The editions of the statutory form, read from the data files beside this module.

An edition is one file, called after the first year whose reports follow it; it names the notice
that set it. Editions mix in real reports, so each table has its own.
"""

import copyreg
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.form.data import Data
from generator.form.form import Form
from generator.form.identities import Identity
from generator.form.identity_data import identities_of
from generator.form.names import require_known, require_own
from generator.form.parts import (
    Block,
    Cell,
    Line,
    Section,
    Table,
)
from generator.form.sums import Sums

FOLDER = Path(__file__).parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"libyaml's, which reads the form in a tenth of the time, where it is there."
NUMBERING = re.compile(r"^(?:[一二三四]、|（[一二三四五六七]）|\d\.)")


def _line(data: Data) -> Line:
    label = data["label"]
    brief = data.get("brief", label)
    unnumbered = NUMBERING.sub("", brief)
    return Line(
        id=data["id"],
        label=label,
        brief=brief,
        narrow=data.get("narrow", min(brief, label, key=len)),
        short=data.get("short", unnumbered),
        kind=data.get("kind", ""),
        unit=data.get("unit", ""),
        article=str(data.get("article", "")),
        meaning=data.get("meaning", ""),
        parts=tuple(_line(part) for part in data.get("parts", ())),
    )


@lru_cache
def _data(name: str) -> Any:  # noqa: ANN401 - the shape of a form file is checked by using it
    path = FOLDER / f"{name}.yaml"
    text = path.read_text("utf-8")
    return yaml.load(text, Loader=LOADER)  # noqa: S506 - a safe one, of a file of ours


@lru_cache
def _table(table_id: str, edition: int) -> Table:
    data = _table_data(table_id, edition)
    return Table(
        id=table_id,
        edition=edition,
        caption=data["caption"],
        corner=data.get("corner", ""),
        unit=data.get("unit", ""),
        one_row=data.get("one_row", False),
        blocks=tuple(map(_block, data["blocks"])),
    )


def _table_data(table_id: str, edition: int) -> Data:
    """What the file of an edition says of a table, or that of another which has the same."""
    tables = _data(str(edition))["tables"]
    data: Data = tables[table_id]
    same_as = data.get("same_as")
    return _table_data(table_id, same_as) if same_as else data


def _block(data: Data) -> Block:
    return Block(
        heading=data.get("heading", ""),
        rows=tuple(map(_line, data["rows"])),
        columns=tuple(map(_line, data["columns"])),
    )


def _section(data: Data) -> Section:
    return Section(
        id=data["id"],
        number=data["number"],
        title=data["title"],
        spellings=data["spellings"],
        table=data.get("table", ""),
    )


YEARS = sorted(int(path.stem) for path in FOLDER.glob("[0-9][0-9][0-9][0-9].yaml"))
EDITIONS = {edition: _data(str(edition))["notice"] for edition in YEARS}
"Edition → the notice that set it; each is a file of this folder, called after its first year."

FIRST_YEAR = 2008
"The first year that reports are on: 《条例》 came into force on 1 May 2008 (国务院令第492号)."
FIRST_FORM = min(EDITIONS)
"The first year whose reports have a statutory form; those before it are free text."

COMMON: Data = _data("common")
"""What the editions share. The file of one may have `identities`, `limits` and `breaks`
besides, and whatever else stands there, but for the sections, of its own instead."""
SECTIONS = tuple(map(_section, COMMON["sections"]))
TABLES = tuple(section.table for section in SECTIONS if section.table)


def besides(kind: str, editions: Iterable[int] = EDITIONS) -> list[Data]:
    """The identities, limits or breaks that editions share, then those that some have besides.

    One of an edition stands in the place of a shared one with that id, or of that day.
    """
    rows: dict[str, Data] = {}
    for data in (COMMON, *(_data(str(edition)) for edition in editions)):
        for row in data.get(kind, ()):
            rows[row["id" if "id" in row else "day"]] = row
    return list(rows.values())


def _require_sound() -> None:
    """ValueError where what the files of the form name is nowhere, before anything is left out."""
    editions = {f"{edition}.yaml": _data(str(edition)) for edition in EDITIONS}
    everything = tuple(editions.values())
    require_known(COMMON, everything, "common.yaml")
    for file, data in editions.items():
        require_own(data, COMMON, file)
        require_known(data, everything, file)


_require_sound()


def edition_for(year: int) -> int:
    """The edition in force for reports on that year.

    ValueError for years before the first, which are free text.
    """
    known = [edition for edition in EDITIONS if edition <= year]
    if not known:
        message = f"no edition of the form covers {year}"
        raise ValueError(message)
    return max(known)


def whole_form(edition: int) -> Form:
    """The form as that edition sets it, no table of another edition."""
    return form_for(edition, edition, edition)


@lru_cache
def form_for(*editions: int) -> Form:
    """The form whose tables, 二, 三 and 四, have these editions; without any, a form of no tables.

    KeyError for an edition that does not exist.
    """
    tables = tuple(map(_table, TABLES, editions))
    cells: list[Cell] = []
    identities: list[Identity] = []
    limits: list[Identity] = []
    for table in tables:
        cells += table.cells()
        own = (table.edition,)
        identities += identities_of(table, besides("identities", own))
        limits += identities_of(table, besides("limits", own))
    identities.sort(key=lambda identity: not identity.must_hold)
    index = {cell.id: number for number, cell in enumerate(cells)}
    sums = Sums(tables, index.keys())
    # Of a mixture, what the newest of its editions says: its words are of all three tables.
    data = {**COMMON, **_data(str(max(editions)))} if editions else COMMON
    return Form(
        tables=tables,
        cells=tuple(cells),
        index=index,
        identities=tuple(identities),
        headline=tuple(sums.quantities(data["headline"])),
        summary=tuple(sums.quantities(data["summary"])),
        figures=tuple(filter(None, sums.figures(data["figures"]))),
        questions=tuple(sums.questions(data["questions"])),
        sought=tuple(sums.quantities(data["sought"])),
        outcomes=tuple(sums.quantities(data["outcomes"])),
        claims=tuple(sums.statements(data["claims"])),
        limits=tuple(limits),
        reserved=tuple(cell for cell in index if cell.rpartition(".")[0] in data["reserved"]),
        shared=_shared(index, data["shared"]),
    )


def _shared(cells: Iterable[str], shared: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Of these cells those that several bodies may count alike, each with why."""
    words: dict[str, str] = {}
    for alike in shared:
        for cell in cells:
            if any(_is_meant(cell, name) for name in alike["cells"]):
                words[cell] = alike["words"]
    return words


def _is_meant(cell: str, name: str) -> bool:
    """Whether a name means that cell; `<row>` and `<column>` mean any."""
    pairs = zip(cell.split("."), name.split("."), strict=True)
    return all(meant in (part, "<row>", "<column>") for part, meant in pairs)


NO_FORM = form_for()
"Of a report on a year before the first form, and of one whose figures are no longer kept."


def form_of(year: int) -> Form:
    """The form in force for reports on that year; one of no tables where there was none."""
    if year < FIRST_FORM:
        return NO_FORM
    return whole_form(edition_for(year))


def _recipe(form: Form) -> tuple[Callable[..., Form], tuple[int, ...]]:
    editions = form.editions.values()
    return form_for, tuple(editions)


# A form that comes from another process is the one that this process has, not an equal one beside
# it.
copyreg.pickle(Form, _recipe)
