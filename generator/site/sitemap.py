"""What search engines ask for: the list of pages, and where it is."""

from collections.abc import Iterable, Iterator
from html import escape

MOST = 50_000
"Addresses a sitemap may hold (sitemaps.org); above that there is an index of several."
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def files(base_url: str, addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Name and text of sitemap.xml, its parts where it needs them, and robots.txt."""
    found = sorted(addresses)
    parts = [found[start : start + MOST] for start in range(0, len(found), MOST)]
    if len(parts) == 1:
        yield (
            "sitemap.xml",
            _document("urlset", "url", (base_url + address for address in parts[0])),
        )
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        yield (
            "sitemap.xml",
            _document("sitemapindex", "sitemap", (base_url + name for name in names)),
        )
        for name, part in zip(names, parts, strict=True):
            yield name, _document("urlset", "url", (base_url + address for address in part))
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base_url}sitemap.xml\n"


def _document(root: str, entry: str, locations: Iterable[str]) -> str:
    lines = "".join(f"<{entry}><loc>{escape(location)}</loc></{entry}>\n" for location in locations)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{NAMESPACE}">\n{lines}</{root}>\n'
    )
