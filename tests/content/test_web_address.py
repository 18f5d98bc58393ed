"""Addresses that content states: no traceback, no page that leads where nobody expects."""

from pathlib import Path

import pytest

from generator.build import examine
from generator.content.web_address import fault, site_fault

LINKS = [
    "https://example.org",
    "https://example.org:8443/a//b?c=d&e#f",
    "http://127.0.0.1:8000/",
    "https://[2001:db8::1]/",
    "https://档案.中国/年报.html",
    "https://zwgk.example.gov.cn./x",
]
NO_LINKS = [
    "",
    "example.org",
    "//example.org/",
    "ftp://example.org/",
    "javascript:alert(1)",
    "https://",
    "https:///x",
    "https://[::1",
    "https://[]/",
    "https://example.org:99999/",
    "https://example.org:0/",
    "https://example.org:ab/",
    "https://example.org:-1/",
    "https://a..b/",
    "https://.example.org/",
    "https://example.org%00.example.com/",
    "https://example.org／@example.com/",
    "https://www.example.gov.cn@example.com/",
    "https://user:word@example.org/",
    "https://example.org/ x",
    "https://example.org/\n",
    'https://example.org/"onclick',
]
NO_SITES = [
    "https://example.org//",
    "https://example.org//evil.example/",
    "https://example.org/a//b/",
    "https://example.org/?q",
    "https://example.org/?",
    "https://example.org/#",
    "https://example.org/a#b",
    "https://example.org/../",
    "https://example.org/a/./b",
    "https://example.org/%2e%2e/",
    "https://example.org/a%2f%2fb/",
    "https://example.org/%00/",
    "https://example.org/a;b/",
    "https://example.org/a%0ab/",
]


@pytest.mark.parametrize("address", LINKS)
def test_a_page_may_lead_to_an_address_of_the_web(address: str) -> None:
    """With whatever stands behind its host."""
    assert fault(address) == ""


@pytest.mark.parametrize("address", NO_LINKS)
def test_what_is_no_address_or_hides_its_host_is_refused(address: str) -> None:
    """What the library itself stumbles over among it."""
    assert fault(address)
    assert site_fault(address)


@pytest.mark.parametrize(
    "address", ["https://example.org", "https://example.org/", "http://[::1]:80/a/b-c.d_e/年报"]
)
def test_a_site_stands_at_a_folder(address: str) -> None:
    """Of any host, at any port."""
    assert site_fault(address) == ""


@pytest.mark.parametrize("address", NO_SITES)
def test_no_site_stands_where_its_files_could_not_follow(address: str) -> None:
    """Behind a query, a fragment, an empty segment, one that leads up."""
    assert fault(address) == ""
    assert site_fault(address)


@pytest.mark.parametrize(
    "address", ["https://example.org//", "https://[::1", "https://example.org:0/", "https://a/?b"]
)
def test_an_archive_that_stands_nowhere_is_a_finding(address: str, tmp_path: Path) -> None:
    """At the value in site.yaml."""
    (tmp_path / "site.yaml").write_text(f"title: 档案\nbase_url: '{address}'\n", "utf-8")
    (tmp_path / "regions.yaml").write_text("'000000': {name: 全国}\n", "utf-8")
    _, findings = examine(tmp_path)
    assert [(finding.line, finding.column, finding.rule) for finding in findings] == [
        (2, 11, "shape")
    ]
