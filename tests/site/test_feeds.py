"""Atom feeds: valid, dated by the content alone, leading to what they speak of."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from generator.archive.archive import Archive
from generator.archive.report import Withdrawal
from generator.archive.settings import Settings
from generator.site.feeds import MOST, NAMESPACE, Entry, Feed, document, entries, files
from generator.survey.amendments import newest
from generator.survey.overview import Survey
from support.loaded import surveyed
from support.paths import SAMPLE

ATOM = {"a": NAMESPACE}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00")
HOSTILE = "<b>&amp; ]]> \"'\x00\x08\x0b\x1b\ud800\ufffe\uffff\U0001f600"


@pytest.fixture(scope="module")
def archive() -> Archive:
    """The sample archive, read."""
    return surveyed(SAMPLE).archive


def of(archive: Archive) -> Survey:
    """A survey of an archive of which feeds ask nothing but what was filed."""
    return Survey(archive, {})


def parsed(text: str) -> etree._Element:
    """A feed as an XML parser that repairs nothing sees it."""
    return etree.fromstring(text.encode("utf-8"), etree.XMLParser(resolve_entities=False))


def texts(element: etree._Element, path: str) -> list[str]:
    """The texts of the elements at a path."""
    return [found.text or "" for found in element.iterfind(path, ATOM)]


def test_every_feed_has_what_rfc_4287_asks_for(archive: Archive) -> None:
    """One id, title, updated, author and link to itself.

    Entries with an id of their own, the newest first.
    """
    base = archive.settings.base_url
    for name, text in files(of(archive)):
        feed = parsed(text)
        assert feed.tag == f"{{{NAMESPACE}}}feed"
        assert [len(texts(feed, f"a:{part}")) for part in ("id", "title", "updated")] == [1, 1, 1]
        assert texts(feed, "a:author/a:name")
        assert [link.get("href") for link in feed.iterfind("a:link[@rel='self']", ATOM)] == [
            base + name
        ]
        found = list(feed.iterfind("a:entry", ATOM))
        for entry in found:
            parts = ("id", "title", "updated", "summary")
            assert [len(texts(entry, f"a:{part}")) for part in parts] == [1] * len(parts)
            assert len(list(entry.iterfind("a:link[@rel='alternate']", ATOM))) == 1
        ids = [texts(entry, "a:id")[0] for entry in found]
        assert len(set(ids)) == len(ids)
        moments = [texts(entry, "a:updated")[0] for entry in found]
        assert all(MOMENT.fullmatch(moment) for moment in (*moments, *texts(feed, "a:updated")))
        assert moments == sorted(moments, reverse=True)
        assert texts(feed, "a:updated") == moments[:1] or not moments


def test_feeds_hold_all_that_happened(archive: Archive) -> None:
    """Every dated report, correction and withdrawal.

    In the feed of the site, its region and its agency.
    """
    feeds = dict(files(of(archive)))
    for agency in archive.agencies:
        happened = [entry.address for entry in entries(agency)]
        expected = sum(
            bool(r.archived) + len(r.corrections) + len(r.redacted) + bool(r.withdrawn)
            for r in agency.reports
        )
        assert len(happened) == expected
        above = [f"{region.code}/feed.xml" for region in archive.regions.lineage(agency.region)]
        for name in ("feed.xml", f"{agency.key}/feed.xml", *above):
            ids = texts(parsed(feeds[name]), "a:entry/a:id")
            assert {archive.settings.base_url + address for address in happened} <= set(ids)
    corrections = texts(parsed(feeds["corrections.xml"]), "a:entry/a:id")
    assert len(corrections) == len(newest(archive.agencies, MOST)) > 0
    removals = texts(parsed(feeds["removal/feed.xml"]), "a:entry/a:id")
    assert removals == [
        "https://archive.example/base/990101101/hxz/2022/#withdrawn",
        "https://archive.example/base/990101/spj/2023/#redacted-2026-03-04",
        "https://archive.example/base/990102/czj/2023/#withdrawn",
    ]


def test_entries_and_links_lead_somewhere(archive: Archive, sample_site: Path) -> None:
    """Each entry to a page that has its anchor.

    Each `alternate` of a page to a feed that was written.
    """
    site = sample_site
    base = archive.settings.base_url
    for name, text in files(of(archive)):
        assert (site / name).read_text("utf-8") == text
        for address in texts(parsed(text), "a:entry/a:id"):
            page, _, anchor = address.removeprefix(base).partition("#")
            assert f'id="{anchor}"' in (site / page / "index.html").read_text("utf-8") or not anchor
    leads = set()
    for path in site.rglob("*.html"):
        found = re.findall(
            r'type="application/atom\+xml" title="[^"]+" href="([^"]+)"', path.read_text("utf-8")
        )
        leads |= {href.removeprefix(archive.settings.base_path) for href in found}
    assert {"feed.xml", "990101/feed.xml", "990101/gxj/feed.xml"} <= leads
    assert [name for name in sorted(leads) if not (site / name).is_file()] == []


def test_a_feed_is_capped_at_the_newest() -> None:
    """Fifty entries, whatever the order they come in."""
    days = [Entry(f"20{year:02}-01-01", f"{year}/", "t", "s") for year in range(10, 99)]
    feed = parsed(
        document(
            Settings(base_url="https://a.example/"), Feed("feed.xml", "t", "", days), "2099-01-01"
        )
    )
    assert texts(feed, "a:entry/a:id") == [
        f"https://a.example/{year}/" for year in range(98, 98 - MOST, -1)
    ]


def test_hostile_text_stays_text(archive: Archive) -> None:
    """Markup is escaped, and what XML cannot hold is replaced: titles, names, reasons."""
    agencies = []
    for agency in archive.agencies:
        reports = tuple(
            replace(
                report,
                title=HOSTILE,
                corrections=tuple(replace(item, reason=HOSTILE) for item in report.corrections),
                withdrawn=Withdrawal("2026-03-03", HOSTILE),
            )
            for report in agency.reports
        )
        agencies.append(replace(agency, name=HOSTILE, reports=reports))
    settings = replace(archive.settings, title=HOSTILE)
    shown = "<b>&amp; ]]> \"'" + "\ufffd" * 7 + "\U0001f600"
    for _, text in files(of(replace(archive, settings=settings, agencies=tuple(agencies)))):
        feed = parsed(text)
        assert shown in texts(feed, "a:title")[0]
        assert all(shown in title for title in texts(feed, "a:entry/a:title"))


def test_what_has_no_day_is_in_no_feed(archive: Archive) -> None:
    """Without a correction theirs is empty, dated by the last event.

    Without a single date the feeds of the site are, dated by the end of the newest year.
    """
    plain = []
    for agency in archive.agencies:
        reports = tuple(
            replace(report, corrections=(), redacted=(), withdrawn=None)
            for report in agency.reports
        )
        plain.append(replace(agency, reports=reports))
    feed = parsed(dict(files(of(replace(archive, agencies=tuple(plain)))))["corrections.xml"])
    last = max(report.archived for agency in plain for report in agency.reports if report.archived)
    assert (texts(feed, "a:entry/a:id"), texts(feed, "a:updated")) == (
        [],
        [f"{last}T00:00:00+08:00"],
    )
    undated = [
        replace(a, reports=tuple(replace(r, archived=None) for r in a.reports)) for a in plain
    ]
    survey = of(replace(archive, agencies=tuple(undated)))
    nothing = {name: parsed(text) for name, text in files(survey)}
    assert nothing.keys() == {"feed.xml", "corrections.xml", "removal/feed.xml"}
    ended = f"{survey.years[0] + 1}-01-01T00:00:00+08:00"
    for empty in nothing.values():
        assert (texts(empty, "a:entry/a:id"), texts(empty, "a:updated")) == ([], [ended])


def test_an_archive_of_no_reports_has_no_feed(archive: Archive) -> None:
    """Nothing can have happened in it."""
    bare = tuple(replace(agency, reports=()) for agency in archive.agencies)
    assert list(files(of(replace(archive, agencies=bare)))) == []


def test_ids_stay_when_more_happens(archive: Archive) -> None:
    """A further correction, of whatever date, renames no entry that was there."""
    for agency in archive.agencies:
        for report in agency.reports:
            for item in report.corrections:
                before = {entry.address for entry in entries(agency)}
                for day in ("2020-01-01", item.date, "2030-01-01"):
                    more = replace(
                        report, corrections=(*report.corrections, replace(item, date=day))
                    )
                    changed = tuple(more if other is report else other for other in agency.reports)
                    after = {entry.address for entry in entries(replace(agency, reports=changed))}
                    assert before < after
