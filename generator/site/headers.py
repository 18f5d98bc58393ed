"""The headers that a host is to send with each file: what browsers may do with this site.

Hosts read them in `_headers`, Netlify in `netlify.toml`, too, which a test holds equal to this.
What a page can say of them itself each page says, for hosts that send none.
"""

POLICY = (
    # Everything comes from the site itself.
    "default-src 'none'",
    # The search is WebAssembly, compiled in a worker.
    "script-src 'self' 'wasm-unsafe-eval'",
    "connect-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    # Small pictures of the style sheet.
    "img-src 'self' data:",
    "font-src 'self'",
    # Forms send the search's query to the site.
    "form-action 'self'",
    "base-uri 'none'",
)
"What a page says of itself; https://www.w3.org/TR/CSP3/."

ANY_ORIGIN = {"Access-Control-Allow-Origin": "*"}
"What stands there is for programs, those too that run in other sites' pages."

HEADERS = {
    "/*": {
        # No other site shows this one in a frame, which a page cannot say of itself.
        "Content-Security-Policy": "; ".join((*POLICY, "frame-ancestors 'none'")),
        # A file is what its type says, never what a browser guesses.
        "X-Content-Type-Options": "nosniff",
        # For browsers that do not know frame-ancestors.
        "X-Frame-Options": "DENY",
        # Agencies' sites learn that a reader came from here, not from which page.
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        # The archive asks for none of these.
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Strict-Transport-Security": "max-age=63072000",
    },
    # What stands there has another address when it changes.
    "/assets/*": {"Cache-Control": "public, max-age=31536000, immutable"},
    # Originals come from anyone. Their names end in .bin, so that a host without headers, too,
    # sends them as bytes.
    "/originals/*": {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": "attachment",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    },
    "/api/*": ANY_ORIGIN,
    "/data/*": ANY_ORIGIN,
    "/schema/*": ANY_ORIGIN,
    "/:region/:agency/:year/report.json": ANY_ORIGIN,
}
"Path of a host → header → value."

TEXT = {
    "text/css": ("css",),
    "text/javascript": ("js",),
    "text/plain": ("txt", "cff"),
    "text/csv": ("csv",),
    "text/markdown": ("md",),
    "text/calendar": ("ics",),
    "application/json": ("json",),
    "application/ld+json": ("jsonld",),
    "application/xml": ("xml",),
    "application/x-bibtex": ("bib",),
    "application/x-research-info-systems": ("ris",),
    "image/svg+xml": ("svg",),
}
"""Type → endings of the files that have it, for servers that are to be told.

All of it is UTF-8, as is HTML, and gets smaller on the way.
"""
BYTES = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ("xlsx",),
    "application/vnd.sqlite3": ("sqlite",),
    "application/gzip": ("gz",),
    "application/octet-stream": ("bin", "pagefind", "pf_meta", "pf_index", "pf_fragment"),
}
"The same of what is no text."
FOR_HOSTS = ("_headers", "_redirects", ".nojekyll", ".gongkai-site")
"What hosts and builds read, and nobody else."


def policy_of_page() -> str:
    """What stands in the head of every page."""
    return "; ".join(POLICY)


UNLISTED = {"/*": {"X-Robots-Tag": "noindex"}}
"Of a preview alone, which no search engine is to list."


def text(*, unlisted: bool = False) -> str:
    """The file `_headers`: a path in a line, and its headers in lines set in below it."""
    lines = []
    for path, headers in HEADERS.items():
        lines.append(path)
        sent = headers | UNLISTED.get(path, {}) if unlisted else headers
        lines += [f"  {name}: {value}" for name, value in sent.items()]
    return "\n".join(lines) + "\n"
