"""The pages on which what changed is seen."""

from collections.abc import Iterable, Iterator

from generator.revision.change import (
    Change,
    Kind,
    ReportChange,
)
from generator.site import urls


def worth_a_look(reports: Iterable[ReportChange], others: Iterable[Change]) -> list[str]:
    """Addresses, each once: of reports, then of what lists them."""
    found = [*_of_reports(reports), *_of_others(others)]
    return list(dict.fromkeys(found))


def _of_reports(reports: Iterable[ReportChange]) -> Iterator[str]:
    above: list[str] = []
    for change in reports:
        region, agency, year = change.report.split("/")
        if change.kind in (Kind.REMOVED, Kind.UNREAD, Kind.LAYOUT):
            continue
        yield f"{change.report}/"
        if change.kind is not Kind.AFFECTED:
            above += [f"{region}/{agency}/", urls.region_year(region, int(year))]
    yield from above


def _of_others(others: Iterable[Change]) -> Iterator[str]:
    for change in others:
        if change.what in ("机关", "区划"):
            yield f"{change.name}/"
        elif change.what == "页面":
            name = change.name.removeprefix("pages/").removesuffix(".md")
            yield urls.plain_page(name)
