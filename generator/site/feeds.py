"""Atom feeds: what entered the archive, what was corrected and what was withdrawn. Every date is one of the content's.

Ids are the permanent addresses of what entries speak of: no program takes an old entry for a new one.
"""

import heapq
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from generator.archive.agency import Agency
from generator.archive.region import COUNTRY
from generator.site import urls
from generator.survey.amendments import amendments
from generator.survey.overview import Survey

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


def files(survey: Survey) -> Iterator[tuple[str, str]]:
    """Name and text of every feed that has something to say: site, regions, agencies, corrections."""
    archive = survey.archive
    base, title = archive.settings.base_url, archive.settings.title
    own = {agency.key: list(entries(agency)) for agency in archive.agencies}
    all_entries = [entry for found in own.values() for entry in found]
    if not all_entries:
        return
    of_agency = {
        agency.key: own[agency.key] + list(_of_joint(agency, own)) for agency in archive.agencies
    }
    today = max(entry.day for entry in all_entries)
    yield urls.feed(urls.HOME), document(base, title, urls.HOME, all_entries, today)
    corrections = [entry for entry in all_entries if entry.corrects]
    yield (
        urls.CORRECTIONS_FEED,
        document(base, f"{title}：更正", urls.HOME, corrections, today, urls.CORRECTIONS_FEED),
    )
    for code in sorted(survey.below):
        found = list(
            dict.fromkeys(entry for agency in survey.below[code] for entry in of_agency[agency.key])
        )
        if found and code != COUNTRY:
            name = archive.regions[code].name if code in archive.regions else code
            yield (
                urls.feed(urls.region(code)),
                document(base, f"{name} · {title}", urls.region(code), found, today),
            )
    for agency in archive.agencies:
        if of_agency[agency.key]:
            page = urls.agency(agency)
            yield (
                urls.feed(page),
                document(base, f"{agency.name} · {title}", page, of_agency[agency.key], today),
            )


def has_feed(agencies: Iterable[Agency]) -> bool:
    """Whether any report of these agencies states a day on which something happened to it."""
    return any(
        report.archived or report.corrections or report.withdrawn
        for agency in agencies
        for report in (*agency.reports, *agency.joint)
    )


def _of_joint(agency: Agency, own: Mapping[str, list[Entry]]) -> Iterator[Entry]:
    """What happened to the reports of an agency that others hold; `own`: agency key → entries of what it holds."""
    for report in agency.joint:
        found = own[f"{report.region}/{report.agency}"]
        yield from (entry for entry in found if entry.address.startswith(urls.report(report)))


def entries(agency: Agency) -> Iterator[Entry]:
    """What happened to the reports that an agency holds, as far as its day is known."""
    for report in agency.reports:
        page = urls.report(report)
        name = f"{agency.name} {report.year} 年报告"
        if report.archived:
            yield Entry(report.archived, page, f"入档：{name}", report.title)
        for item in amendments(agency, report):
            change = f"{item.name}：{item.before} → {item.after}"
            summary = f"{change}。原因：{item.correction.reason}"
            address = f"{page}#{item.anchor}"
            yield Entry(
                item.correction.date, address, f"更正：{name}，{change}", summary, corrects=True
            )
        if report.withdrawn:
            summary = f"原因：{report.withdrawn.reason}。页面保留，数字不再计入合计。"
            yield Entry(report.withdrawn.date, f"{page}#withdrawn", f"撤回：{name}", summary)


def document(  # noqa: PLR0913, PLR0917 - a feed is made of these
    base_url: str, title: str, page: str, found: Sequence[Entry], today: str, own: str | None = None
) -> str:
    """The text of one feed, newest first. `today`: the last day of the whole archive, for a feed without entries."""
    listed = heapq.nlargest(MOST, found)
    own = own or urls.feed(page)
    updated = listed[0].day if listed else today
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="{NAMESPACE}" xml:lang="zh-CN">',
        f"<title>{_text(title)}</title>",
        f"<id>{_text(base_url + own)}</id>",
        f'<link rel="self" type="application/atom+xml" href="{_text(base_url + own)}"/>',
        f'<link rel="alternate" type="text/html" href="{_text(base_url + page)}"/>',
        f"<updated>{_moment(updated)}</updated>",
        f"<author><name>{_text(title)}</name></author>",
        *(_entry(base_url, entry) for entry in listed),
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
