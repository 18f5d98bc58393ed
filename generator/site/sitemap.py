"""What search engines ask for: the list of pages, when each last changed, and where the list is.

sitemaps.org: https://www.sitemaps.org/protocol.html
"""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

MOST = 50_000
"Addresses a sitemap may hold; above that there is an index of several."
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

Dated = Mapping[str, str]
"Address → the day it last changed; empty where that is not known."


def files(
    base_url: str, addresses: Iterable[str], changed: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Name and text of sitemap.xml, its parts where it needs them, and robots.txt.

    changed: address → the day its page last changed, as the content has it. Days of builds would
    say of every page that it is new.
    """
    found = {base_url + address: changed.get(address, "") for address in sorted(addresses)}
    if len(found) <= MOST:
        yield "sitemap.xml", _document("urlset", "url", found)
    else:
        parts = dict(_parts(found))
        index = {base_url + name: max(part.values()) for name, part in parts.items()}
        yield "sitemap.xml", _document("sitemapindex", "sitemap", index)
        for name, part in parts.items():
            yield name, _document("urlset", "url", part)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base_url}sitemap.xml\n"


def _parts(found: Dated) -> Iterator[tuple[str, Dated]]:
    """The files of an index, each by its name."""
    pages = list(found.items())
    for number, start in enumerate(range(0, len(pages), MOST), 1):
        yield f"sitemap-{number}.xml", dict(pages[start : start + MOST])


def _document(root: str, entry: str, locations: Dated) -> str:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<{root} xmlns="{NAMESPACE}">',
    ]
    for location, day in locations.items():
        dated = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<{entry}><loc>{escape(location)}</loc>{dated}</{entry}>")
    lines.append(f"</{root}>\n")
    return "\n".join(lines)
