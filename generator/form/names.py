"""The names by which the data of the form call rows and columns: one that no edition has is a slip.

An identity is left out for an edition that has not all of its cells, and a misspelt one would be
left out for all of them, unseen.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from generator.form.data import Data

ROW, COLUMN = "row", "column"
LAST = "last."
"Before a line whose figure is that of the year before."
BY_COLUMN = "<column>"
"In the id of an identity that adds up rows, along each column."
SUMS = ("headline", "sought", "outcomes", "summary")
KEYS = {"notice", "tables", "identities", "limits", "breaks", "reserved", "claims", *SUMS} | {
    "figures",
    "questions",
}
"What the file of an edition may have."
ALIKE = ("headline", "sought")
"What lists and the search have one of, whatever the edition of a report."


class Named(NamedTuple):
    """A line as something in the data names it."""

    place: str
    "What names it."
    table: str
    axis: str
    line: str


Lines = Mapping[tuple[str, str], set[str]]
"Table and axis → the ids that some edition has there, those of groups among them."


def require_known(data: Data, editions: Sequence[Data], file: str) -> None:
    """ValueError with file, place and name for the first name that no edition has.

    data: what editions share, or one has of its own, as its file has it. editions: all there are.
    """
    known = _lines(editions)
    for named in chain(_of_identities(data), _of_sums(data)):
        if named.line not in known[named.table, named.axis]:
            what = f"no edition has a {named.axis} {named.line!r} in a table {named.table!r}"
            raise ValueError(f"{file}: {named.place}: {what}")


def require_own(data: Data, shared: Data, file: str) -> None:
    """ValueError for a key that nothing reads in the file of an edition.

    Also where lists of reports, or the search, would ask otherwise than for another edition.
    """
    for key in data.keys() - KEYS:
        raise ValueError(f"{file}: nothing reads {key!r} here")
    for kind in ALIKE:
        ought = [row["id"] for row in shared[kind]]
        ids = [row["id"] for row in data.get(kind, shared[kind])]
        if ids != ought:
            raise ValueError(f"{file}: {kind}: should have the ids {ought}, and has {ids}")


def _lines(editions: Sequence[Data]) -> Lines:
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for edition in editions:
        for table, data in edition["tables"].items():
            for block in data.get("blocks", ()):
                found[table, ROW].update(_ids(block["rows"]))
                found[table, COLUMN].update(_ids(block["columns"]))
    return found


def _ids(lines: Sequence[Data]) -> Iterator[str]:
    for line in lines:
        yield line["id"]
        yield from _ids(line.get("parts", ()))


def _of_identities(data: Data) -> Iterator[Named]:
    """Of identities, and of limits, which are written like them."""
    for kind in ("identities", "limits"):
        for row in data.get(kind, ()):
            place = f"{kind}: {row['id']}"
            table, *_ = row["id"].split(".")
            axis = ROW if BY_COLUMN in row["id"] else COLUMN
            for word in (*row["left"], *row["right"]):
                yield Named(place, table, axis, word.removeprefix(LAST))
            for line in row.get("rows", ()):
                yield Named(place, table, ROW, line)


def _of_sums(data: Data) -> Iterator[Named]:
    """Of what adds up cells, each named table.row.column; and of rows that are reserved."""
    for place, row in _quantities(data):
        for key in ("cells", "within", "parts"):
            for cell in row.get(key, ()):
                yield from _of_cell(place, cell)
    for claim in data.get("claims", ()):
        for cell in chain.from_iterable(claim["sums"]):
            yield from _of_cell(f"claims: {claim['label']}", cell)
    for row in data.get("reserved", ()):
        yield from _of_cell("reserved", row)


def _quantities(data: Data) -> Iterator[tuple[str, Data]]:
    """Each with the place it stands in."""
    for kind in SUMS:
        for row in data.get(kind, ()):
            yield f"{kind}: {row.get('label', '')}", row
    for row in chain.from_iterable(data.get("figures", ())):
        yield f"figures: {row['label']}", row
    for question in data.get("questions", ()):
        for row in question["figures"]:
            yield f"questions: {row['label']}", row


def _of_cell(place: str, cell: str) -> Iterator[Named]:
    table, *lines = cell.split(".")
    for axis, line in zip((ROW, COLUMN), lines, strict=False):
        yield Named(place, table, axis, line)
