"""What search engines ask for: the list of pages, and where it is."""

from collections.abc import Iterable, Iterator
from html import escape

MOST = 50_000
"Addresses a sitemap may hold (sitemaps.org); above that there is an index of several."
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def files(base_url: str, addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Name and text of sitemap.xml, its parts where it needs them, and robots.txt."""
    found = [base_url + address for address in sorted(addresses)]
    if len(found) <= MOST:
        yield "sitemap.xml", _document("urlset", "url", found)
    else:
        parts = {
            f"sitemap-{number}.xml": found[start : start + MOST]
            for number, start in enumerate(range(0, len(found), MOST), 1)
        }
        index = (base_url + name for name in parts)
        yield "sitemap.xml", _document("sitemapindex", "sitemap", index)
        for name, part in parts.items():
            yield name, _document("urlset", "url", part)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base_url}sitemap.xml\n"


def _document(root: str, entry: str, locations: Iterable[str]) -> str:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<{root} xmlns="{NAMESPACE}">',
        *(f"<{entry}><loc>{escape(location)}</loc></{entry}>" for location in locations),
        f"</{root}>\n",
    ]
    return "\n".join(lines)
