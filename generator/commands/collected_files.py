"""The files of a collection, read: what was read before is noted, and not read again."""

import json
from collections.abc import (
    Callable,
    Iterable,
    Iterator,
)
from functools import partial
from pathlib import Path

import click

from generator import __version__
from generator.archive.regions import Regions
from generator.build.workers import workers
from generator.commands.own_file import put
from generator.commands.terminal import Progress, named
from generator.intake import readers
from generator.intake.document import UnreadableError
from generator.intake.isolation import expect_many
from generator.intake.report import File
from generator.office.paper import (
    Order,
    Paper,
    as_record,
    of_record,
    read_paper,
    unopened,
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
    orders = [order(path, path.relative_to(folder).as_posix()) for path in files]
    changed = [each.path.stat().st_mtime_ns for each in orders]
    of_last_run = {note.stem for note in notes.glob("*.json")}
    papers: list[Paper] = []
    again = 0
    expect_many("generator.intake.readers.every")
    with Progress() as progress, workers(min(jobs, len(orders) or 1)) as several:
        read = several.in_order(partial(_read, notes), orders)
        for asked, modified, (paper, is_noted) in zip(orders, changed, read, strict=True):
            papers.append(paper._replace(modified=modified))
            progress(f"读原件 {len(papers)}/{len(orders)}")
            if not is_noted:
                _note(notes, paper, asked)
                of_last_run.discard(paper.digest)
            elif paper.digest in of_last_run:  # and not a copy of what was noted just now
                again += 1
    return papers, again


def _read(notes: Path, order: Order) -> tuple[Paper, bool]:
    """A file, opened once, and whether it was noted what it says; in any process."""
    try:
        file = File(order.path.name, readers.content(order.path))
    except UnreadableError as error:
        return unopened(order, str(error)), False
    noted = _noted(notes / f"{file.sha256}.json", order)
    return (noted, True) if noted else (read_paper(order, file), False)


def _noted(note: Path, order: Order) -> Paper | None:
    """The file as it was read before, by this version, for this year."""
    try:
        record = json.loads(note.read_text("utf-8"))
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
