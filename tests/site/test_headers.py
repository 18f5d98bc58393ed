"""What a host and a page say to browsers: the same, wherever it stands."""

import tomllib

from justhtml import JustHTML

from generator.archive.settings import Settings
from generator.site import headers
from generator.site.common import Common
from generator.site.pages.not_found import not_found_page
from generator.site.render import Renderer
from support.built_pages import find
from support.paths import ROOT

OF_HEADERS_ALONE = "frame-ancestors 'none'"
"What browsers do not take from a page (CSP Level 3, 3.3)."


def test_netlify_says_the_same() -> None:
    """Path by path and word for word; each path once."""
    rules = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))["headers"]
    assert len(rules) == len(headers.HEADERS)
    assert {rule["for"]: one_line(rule["values"]) for rule in rules} == headers.HEADERS


def one_line(values: dict[str, str]) -> dict[str, str]:
    """Header → its value with the white space of the file closed up."""
    return {name: " ".join(value.split()) for name, value in values.items()}


def test_the_file_for_other_hosts_says_the_same() -> None:
    """Read as they read it: a path, then lines that are set in."""
    read: dict[str, dict[str, str]] = {}
    for line in headers.text().splitlines():
        if not line.startswith(" "):
            path = line
            read[path] = {}
            continue
        name, _, value = line.strip().partition(": ")
        read[path][name] = value
    assert read == headers.HEADERS


def test_a_page_says_what_a_page_can() -> None:
    """All of the policy but what only a header may say."""
    text = Renderer(Common(Settings(), (), ())).text(not_found_page())
    (stated,) = find(JustHTML(text, sanitize=False), 'meta[http-equiv="Content-Security-Policy"]')
    sent = headers.HEADERS["/*"]["Content-Security-Policy"].split("; ")
    assert sent.count(OF_HEADERS_ALONE) == 1
    said = str((stated.attrs or {})["content"]).split("; ")
    assert said == [each for each in sent if each != OF_HEADERS_ALONE]
