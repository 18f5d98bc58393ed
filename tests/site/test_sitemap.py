"""The list of pages for search engines: every day in it is the content's own."""

from itertools import chain
from pathlib import Path

import pytest
from lxml import etree

from generator.site import sitemap
from generator.site.last_changes import last_changes
from generator.site.sitemap import NAMESPACE, files
from support.loaded import surveyed
from support.paths import SAMPLE

BASE = "https://a.example/base/"
ARCHIVED = "990101/gxj/2022/"
CORRECTED = "990101/gxj/2023/"
REDACTED = "990101/spj/2023/"
WITHDRAWN = "990101101/hxz/2022/"


def located(text: str) -> list[tuple[str, str]]:
    """Each address of a sitemap or an index, with its lastmod; XML as strict readers take it."""
    root = etree.fromstring(text.encode("utf-8"), etree.XMLParser(resolve_entities=False))
    places = {"s": NAMESPACE}
    return [
        (each.findtext("s:loc", "", places), each.findtext("s:lastmod", "", places))
        for each in root
    ]


def test_a_page_changed_when_the_last_thing_happened_to_what_it_shows() -> None:
    """Archived, corrected, redacted or withdrawn; of a page of several the last of them."""
    changed = last_changes(surveyed(SAMPLE))
    assert {
        address: changed[address] for address in (ARCHIVED, CORRECTED, REDACTED, WITHDRAWN)
    } == {
        ARCHIVED: "2026-01-10",
        CORRECTED: "2026-02-01",
        REDACTED: "2026-03-04",
        WITHDRAWN: "2026-03-05",
    }
    several = {
        "990101/spj/": "2026-03-04",
        "years/2023/": "2026-03-04",
        "quality/2022/": "2026-03-05",
        "990101101/": "2026-03-05",
        "coverage/990101101/": "2026-03-05",
        "sectors/government/": "2026-04-20",
        "sectors/government/990102/": "2026-01-18",
        "sectors/": "2027-01-20",
        "corrections/": "2026-03-05",
        "removal/": "2026-03-05",
        "000000/": "2027-01-20",
        "coverage/": "2027-01-20",
        "": "2027-01-20",
    }
    assert {address: changed[address] for address in several} == several


def test_no_day_is_that_of_a_build() -> None:
    """Each one is written in the content, and pages of which it has none have none."""
    written = "".join(path.read_text("utf-8") for path in Path(SAMPLE).rglob("*.md"))
    changed = last_changes(surveyed(SAMPLE))
    assert [day for day in changed.values() if day not in written] == []
    (_, text), _ = files(BASE, ["form/", ARCHIVED], changed)
    assert located(text) == [(BASE + ARCHIVED, "2026-01-10"), (f"{BASE}form/", "")]


def test_more_than_one_file_may_hold_is_split(monkeypatch: pytest.MonkeyPatch) -> None:
    """The index leads to every part, and the parts have every page once, in order."""
    monkeypatch.setattr(sitemap, "MOST", 3)
    days = {f"{number}/": f"2026-01-0{number}" for number in range(1, 7)} | {"7/&/": ""}
    found = dict(files(BASE, reversed(days), days))
    assert located(found.pop("sitemap.xml")) == [
        (f"{BASE}sitemap-1.xml", "2026-01-03"),
        (f"{BASE}sitemap-2.xml", "2026-01-06"),
        (f"{BASE}sitemap-3.xml", ""),
    ]
    robots = found.pop("robots.txt")
    assert robots == f"User-agent: *\nAllow: /\nSitemap: {BASE}sitemap.xml\n"
    parts = [located(found.pop(f"sitemap-{number}.xml")) for number in (1, 2, 3)]
    assert [len(part) for part in parts] == [3, 3, 1]
    assert [*chain.from_iterable(parts)] == [(BASE + address, day) for address, day in days.items()]
    assert found == {}


def test_as_many_as_a_file_may_hold_are_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The protocol allows 50,000."""
    assert sitemap.MOST == 50_000
    monkeypatch.setattr(sitemap, "MOST", 3)
    assert set(dict(files(BASE, ["1/", "2/", "3/"], {}))) == {"sitemap.xml", "robots.txt"}
