"""Atom feeds: what entered the archive, what was corrected and what was withdrawn.

Every date is one of the content's. Ids are the permanent addresses of what entries speak of: no
program takes an old entry for a new one.
"""

import heapq
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import chain

from generator.archive.agency import Agency
from generator.archive.region import COUNTRY
from generator.archive.report import Filing
from generator.archive.settings import NOTICE, Settings
from generator.site import urls
from generator.survey.amendments import Amendment, amendments
from generator.survey.overview import Survey
from generator.survey.removals import Removal, removals

MOST = 50
"Entries of a feed; who reads less often finds the rest on the pages."
NAMESPACE = "http://www.w3.org/2005/Atom"
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"What XML 1.0 cannot hold even escaped."


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """Something that happened to a report. Ordered by day, then address."""

    day: str
    address: str
    "Relative to the site's root; with its fragment it names this one event."
    title: str
    summary: str
    corrects: bool = False
    removes: bool = False


Entries = Mapping[str, list[Entry]]
"Agency key → what happened to the reports it holds."


@dataclass(frozen=True, slots=True)
class Feed:
    """What happened to some reports."""

    address: str
    "Relative to the site's root."
    title: str
    page: str
    "The address of the page it belongs to."
    entries: list[Entry]


def files(survey: Survey) -> Iterator[tuple[str, str]]:
    """Name and text of the site's own feeds, and of each other that has something to say."""
    agencies = survey.archive.agencies
    own: dict[str, list[Entry]] = {}
    everything: list[Entry] = []
    for agency in agencies:
        own[agency.key] = list(entries(agency))
        everything += own[agency.key]
    if not survey.years:
        return
    # Where nothing is dated, the year after the newest one reported on begins.
    since = f"{survey.years[0] + 1}-01-01"
    today = max((entry.day for entry in everything), default=since)
    of_archive = _of_archive(survey, everything)
    of_parts = _of_parts(survey, own)
    for feed in chain(of_archive, of_parts):
        yield feed.address, document(survey.archive.settings, feed, today)


def _of_archive(survey: Survey, everything: list[Entry]) -> Iterator[Feed]:
    """The site's own, and those of corrections and of removals, of which there may be none yet."""
    title = survey.archive.settings.title
    corrections = [entry for entry in everything if entry.corrects]
    address = urls.feed(urls.HOME)
    yield Feed(address, title, urls.HOME, everything)
    yield Feed(urls.CORRECTIONS_FEED, f"{title}：更正", urls.CORRECTIONS, corrections)
    removals = [entry for entry in everything if entry.removes]
    yield Feed(urls.REMOVALS_FEED, f"{title}：撤回和隐去", urls.REMOVAL, removals)


def _of_parts(survey: Survey, own: Entries) -> Iterator[Feed]:
    """Those of regions and agencies that have something to say."""
    archive = survey.archive
    title = archive.settings.title
    filed: dict[str, list[Entry]] = {}
    for agency in archive.agencies:
        joint = _joint(agency, own)
        filed[agency.key] = [*own[agency.key], *joint]
    codes = survey.below.keys() - {COUNTRY}
    for code in sorted(codes):
        # A joint report is of several agencies, and told once.
        told: dict[Entry, None] = {}
        for agency in survey.below[code]:
            told |= dict.fromkeys(filed[agency.key])
        region = archive.regions.get(code)
        name = region.name if region else code
        page = urls.region(code)
        yield from _of(page, f"{name} · {title}", list(told))
    for agency in archive.agencies:
        page = urls.agency(agency)
        happened = filed[agency.key]
        yield from _of(page, f"{agency.name} · {title}", happened)


def _of(page: str, title: str, happened: list[Entry]) -> Iterator[Feed]:
    if happened:
        address = urls.feed(page)
        yield Feed(address, title, page, happened)


def has_feed(agencies: Iterable[Agency]) -> bool:
    """Whether any report of these agencies states a day on which something happened to it."""
    return any(map(_has_entry, agencies))


def _has_entry(agency: Agency) -> bool:
    reports = (*agency.reports, *agency.joint)
    return any(map(_has_day, reports))


def _has_day(report: Filing) -> bool:
    happened = any(report.events())
    return bool(report.archived) or happened


def _joint(agency: Agency, own: Entries) -> Iterator[Entry]:
    """What happened to the reports of an agency that others hold."""
    for report in agency.joint:
        page = urls.report(report)
        for entry in own[report.holder]:
            if entry.address.startswith(page):
                yield entry


def entries(agency: Agency) -> Iterator[Entry]:
    """What happened to the reports that an agency holds, as far as its day is known."""
    for report in agency.reports:
        page = urls.report(report)
        name = f"{agency.name} {report.year} 年报告"
        if report.archived:
            title = f"入档：{name}"
            yield Entry(report.archived, page, title, report.title)
        for amendment in amendments(agency, report):
            yield _corrected(name, page, amendment)
        for removal in removals(agency, report):
            yield _removed(name, page, removal)


def _corrected(name: str, page: str, amendment: Amendment) -> Entry:
    change = f"{amendment.name}：{amendment.before} → {amendment.after}"
    return Entry(
        day=amendment.correction.date,
        address=f"{page}#{amendment.anchor}",
        title=f"更正：{name}，{change}",
        summary=f"{change}。原因：{amendment.correction.reason}",
        corrects=True,
    )


def _removed(name: str, page: str, removal: Removal) -> Entry:
    return Entry(
        day=removal.date,
        address=f"{page}#{removal.anchor}",
        title=f"{removal.kind}：{name}",
        summary=f"{removal.what}。原因：{removal.reason}",
        removes=True,
    )


def document(settings: Settings, feed: Feed, today: str) -> str:
    """The text of one feed, newest first.

    `today`: the last day of the whole archive, for a feed without entries.
    """
    listed = heapq.nlargest(MOST, feed.entries)
    base_url = settings.base_url
    written = [_entry(base_url, entry) for entry in listed]
    updated = listed[0].day if listed else today
    address = _text(base_url + feed.address)
    page = _text(base_url + feed.page)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="{NAMESPACE}" xml:lang="zh-CN">',
        f"<title>{_text(feed.title)}</title>",
        f"<subtitle>{_text(NOTICE)}</subtitle>",
        f"<id>{address}</id>",
        f'<link rel="self" type="application/atom+xml" href="{address}"/>',
        f'<link rel="alternate" type="text/html" href="{page}"/>',
        f"<updated>{_moment(updated)}</updated>",
        f"<author><name>{_text(feed.title)}</name></author>",
        f"<rights>{_text(settings.licence)}</rights>",
        *written,
        "</feed>\n",
    ]
    return "\n".join(lines)


def _entry(base_url: str, entry: Entry) -> str:
    address = _text(base_url + entry.address)
    return (
        f"<entry><title>{_text(entry.title)}</title><id>{address}</id>"
        f'<link rel="alternate" type="text/html" href="{address}"/>'
        f"<updated>{_moment(entry.day)}</updated><summary>{_text(entry.summary)}</summary></entry>"
    )


def _moment(day: str) -> str:
    """A day of the content, which names no hour: its beginning in China."""
    return f"{day}T00:00:00+08:00"


def _text(text: str) -> str:
    return escape(ILLEGAL.sub("\ufffd", text))
