"""The files of a collection, read: what was read before is noted, and not read again."""

import json
from collections.abc import (
    Callable,
    Iterable,
    Iterator,
)
from hashlib import sha256
from pathlib import Path

import click

from generator import __version__
from generator.archive.regions import Regions
from generator.build.workers import workers
from generator.commands.own_file import put
from generator.commands.terminal import Progress, named
from generator.intake.isolation import expect_many
from generator.office.paper import (
    Order,
    Paper,
    as_record,
    of_record,
    read_paper,
)

NOTES = ".已读"
"The folder of what has been read: a file by its digest."


def files_in(folder: Path, out: Path, roster: Path) -> Iterator[Path]:
    """Those that somebody put there, by name; not what we make, nor what an editor keeps open."""
    made = out.resolve()
    for path in sorted(folder.rglob("*")):
        whole = path.resolve()
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if hidden or not path.is_file() or whole.is_relative_to(made):
            continue
        if path.is_symlink():
            click.echo(f"{named(path)} 是链接，没有读", err=True)
        elif not whole.samefile(roster):
            yield path


def order_of(region: str, year: int, regions: Regions) -> Callable[[Path, str], Order]:
    """What makes an order of a path and its name; region: that of the collection."""
    places = tuple(place.name for place in regions.lineage(region)[:2])
    return lambda path, name: Order(path, name, region, year, places)


def papers_of(
    folder: Path,
    files: Iterable[Path],
    out: Path,
    order: Callable[[Path, str], Order],
    jobs: int,
) -> tuple[list[Paper], int]:
    """All files, read or known from the last run; and how many of them were known."""
    notes = out / NOTES
    notes.mkdir(parents=True, exist_ok=True)
    known: dict[str, Paper] = {}
    orders: list[Order] = []
    names: dict[str, int] = {}
    for path in files:
        name = path.relative_to(folder).as_posix()
        names[name] = path.stat().st_mtime_ns
        asked = order(path, name)
        paper = _noted(notes, asked)
        if paper:
            known[name] = paper
        else:
            orders.append(asked)
    again = len(known)
    expect_many("generator.intake.readers.every")
    with Progress() as progress, workers(min(jobs, len(orders) or 1)) as several:
        for number, paper in enumerate(several.in_order(read_paper, orders), 1):
            progress(f"读原件 {number}/{len(orders)}")
            known[paper.name] = paper
            _note(notes, paper, orders[number - 1])
    return [known[name]._replace(modified=changed) for name, changed in names.items()], again


def _noted(notes: Path, order: Order) -> Paper | None:
    """The file as it was read before, by this version, for this year."""
    try:
        digest = sha256(order.path.read_bytes()).hexdigest()
        record = json.loads((notes / f"{digest}.json").read_text("utf-8"))
        if record.pop("read by") != _reader(order):
            return None
        return of_record(record, order.name)
    except (OSError, ValueError, KeyError, TypeError):
        return None  # damaged or none: it is read


def _reader(order: Order) -> list[str | int]:
    """What else a reading depends on."""
    return [__version__, order.region, order.year, order.path.suffix.lower()]


def _note(notes: Path, paper: Paper, order: Order) -> None:
    # What could not be read may have a reason that is gone tomorrow, such as a library.
    if paper.is_read:
        record = {**as_record(paper), "read by": _reader(order)}
        text = json.dumps(record, ensure_ascii=False, indent=1)
        write(notes / f"{paper.digest}.json", text.encode())


def write(path: Path, data: bytes) -> None:
    """Write a file of what is made, whole or not at all, and the folder it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    put(path, data)
