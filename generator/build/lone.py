"""A file that stands nowhere in an archive, checked as the report that it is to be there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.archive.agency import Agency
from generator.archive.regions import Regions
from generator.content.agency_folder import agency_of, reports_of
from generator.content.files import problem
from generator.content.folder import (
    REPORT_FILE,
    Folder,
    misplaced,
    read_folder,
)
from generator.content.ids import CODE, is_agency_id
from generator.content.regions import load_regions
from generator.finding import Finding
from generator.rules import check
from generator.rules.dossier import dossier
from generator.rules.place import of_region

UNKNOWN = "unknown"
"Id and name of an agency of which nothing is known, so that no title is held against its names."


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file would stand."""

    key: str
    "`410411/gxj`; empty where nobody has said whose report it is."
    year: int


def place_of(file: Path) -> Place | None:
    """The place that a path tells: a/410411/gxj/2025.md, or only 2025.md; None where it does not.

    The folders are those of an archive only together.
    """
    if not REPORT_FILE.fullmatch(file.name):
        return None
    year = int(file.stem)
    *_, region, agency, _ = ("", "", *file.absolute().parts)
    if re.fullmatch(CODE, region) and is_agency_id(agency):
        return Place(f"{region}/{agency}", year)
    return Place("", year)


def is_known(place: Place, content: Path) -> bool:
    """Whether the archive has the agency."""
    agency, _ = agency_of(read_folder(content, place.key)) if place.key else (None, [])
    return agency is not None


def findings_on(
    file: Path,
    data: bytes,
    place: Place,
    content: Path,
    this_year: int,
) -> list[Finding]:
    """What is wrong with a file as a report of that place, beside the agency's other ones."""
    folder = _folder(place, content, this_year)
    name = f"{place.year}.md"
    path = Path(folder.path, name)
    shown = path.as_posix()
    wrong = misplaced(path, this_year)
    if wrong:
        return [replace(wrong, path=file.as_posix())]
    files = {**folder.files, name: data}
    with_it = replace(folder, files=dict(sorted(files.items())))
    of_file = [each for each in _of_folder(with_it, content, this_year) if each.path == shown]
    told = [replace(each, path=file.as_posix()) for each in of_file]
    return sorted([*_of_place(file, place, content), *told])


def _folder(
    place: Place,
    content: Path,
    this_year: int,
) -> Folder:
    """Where it would stand, with what stands there."""
    if place.key:
        return read_folder(content, place.key, this_year)
    return Folder(
        "",
        f"{UNKNOWN}/{UNKNOWN}",
        {},
        (),
    )


def _of_place(
    file: Path,
    place: Place,
    content: Path,
) -> Iterator[Finding]:
    region, _, _ = place.key.partition("/")
    regions, _ = load_regions(content)
    wrong = of_region(region, regions) if region else None
    if wrong:
        yield problem(file, "place", *wrong)


def _of_folder(
    folder: Folder,
    content: Path,
    this_year: int,
) -> Iterator[Finding]:
    """Everything that is wrong with the reports of a folder."""
    agency, _ = agency_of(folder)
    reports, wrong = reports_of(folder, this_year)
    yield from wrong
    regions = Regions()
    if folder.key:
        regions, _ = load_regions(content)
    region, _, _ = folder.key.partition("/")
    known = agency or Agency(
        region=region,
        id=UNKNOWN,
        path="",
        name=UNKNOWN,
        sector="",
        kind="department",
    )
    filed = tuple(report.filing for report in reports)
    yield from check(dossier(replace(known, reports=filed), reports, regions))
