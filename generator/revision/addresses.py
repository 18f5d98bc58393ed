"""The addresses that a revision has, as far as names tell them, and those that lead to others."""

from collections.abc import (
    Container,
    Iterable,
    Iterator,
    Mapping,
)

from generator.archive.region import COUNTRY
from generator.content.folder import AGENCY_FILE, REPORT_FILE
from generator.content.ids import is_id
from generator.revision.moves import stood
from generator.revision.part import Part
from generator.revision.reach import key_of
from generator.site import urls
from generator.survey.sectors import sector_of

PAGES = "pages/"


def addresses(paths: Iterable[str], part: Part) -> dict[str, str]:
    """Those of a revision, each with the one where what it leads to stands, mostly itself.

    paths: of all its files; part: what was read of it.
    """
    found = set(_own(list(paths), part))
    found.update(_of_sectors(part))
    found.update(_of_joint(part))
    leading = dict(_former(found, part))
    return leading | {address: address for address in found}


def vanished(before: Mapping[str, str], after: Container[str]) -> list[str]:
    """The addresses that are gone, of those below one another the topmost, sorted.

    What led to one that is gone goes with it, and is not told again.
    """
    gone = []
    for address, target in before.items():
        is_told = target != address and target not in after
        if address not in after and not is_told:
            gone.append(address)
    return topmost(gone)


def topmost(gone: Iterable[str]) -> list[str]:
    """Those that do not stand below another of them, sorted."""
    found: list[str] = []
    for address in sorted(gone):
        if not any(address.startswith(above) for above in found[-1:]):
            found.append(address)
    return found


def _of_sectors(part: Part) -> Iterator[str]:
    for agency in part.archive.agencies:
        sector = sector_of(agency)
        yield urls.sector(sector.id)


def _own(paths: list[str], part: Part) -> Iterator[str]:
    keys = {key_of(path) for path in paths if path.endswith(f"/{AGENCY_FILE}")}
    filed: dict[str, set[int]] = {}
    for path in paths:
        *_, name = path.rpartition("/")
        key = key_of(path)
        if path.startswith(PAGES):
            if is_id(name.removesuffix(".md")):
                yield urls.plain_page(name.removesuffix(".md"))
        elif key in keys and REPORT_FILE.fullmatch(name):
            year = int(name[:4])
            yield f"{key}/{year}/"
            region, _, _ = key.partition("/")
            years = filed.setdefault(region, set())
            years.add(year)
    yield from (f"{key}/" for key in keys)
    regions = {key.partition("/")[0] for key in keys}
    for region in regions:
        for code in _lineage(region, part):
            yield urls.region(code)
            for year in filed.get(region, ()):
                yield urls.year(year)
                yield urls.region_year(code, year)


def _lineage(region: str, part: Part) -> list[str]:
    """The codes of a region and of those above it."""
    return [each.code for each in part.archive.regions.lineage(region) if each.code != COUNTRY]


def _of_joint(part: Part) -> Iterator[str]:
    """Where those who filed a report with its holder have it."""
    for held in part.held.values():
        for body in held.report.joint:
            yield f"{body.key}/{held.report.year}/"


def _former(found: set[str], part: Part) -> Iterator[tuple[str, str]]:
    """Where it stood before under other codes and names of folders; and where it stands."""
    for region in part.archive.regions.values():
        for code in region.former:
            now, before = urls.region(region.code), urls.region(code)
            yield from _replaced(found, now, before)
    for before, now in stood(part.archive):
        yield from _replaced(found, f"{now}/", f"{before}/")


def _replaced(
    found: set[str],
    now: str,
    before: str,
) -> Iterator[tuple[str, str]]:
    for address in found:
        if address.startswith(now):
            yield before + address.removeprefix(now), address
