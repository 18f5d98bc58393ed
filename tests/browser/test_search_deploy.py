"""A site is published anew while somebody searches; the host lets browsers keep every file."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.build import Options, build
from support.small_archives import Body, Filed, write

KEPT = 600
"Seconds, as GitHub Pages has it."
NUMBERS = {"b": 5, "d": 7, "f": 9}
OLD = {f"990101/{key}": Body(reports={2023: Filed(number)}) for key, number in NUMBERS.items()}
NEW = {"990101/a": Body(reports={2023: Filed(11)}), **OLD}
"One more, before all others in every list."
QUERIES = {
    "by words": f"?q={quote('政府信息公开信息处理费')}",
    "by number": "?received-min=1",
    "by name": f"?q={quote('清河区')}",
}

Found = dict[str, str]
"Address of what was found → the heading of the page there."


class Host:
    """A site that is published again and again, and a reader of it."""

    def __init__(self, folder: Path, serve: Callable[..., str]) -> None:
        self._folder = folder
        self._count = 0
        self.publish(OLD)
        self.address = serve(folder / "site", "/", KEPT)

    def publish(self, bodies: dict[str, Body]) -> None:
        """Put the site of these bodies in the place of the one before."""
        self._count += 1
        content = write(self._folder / f"content{self._count}", bodies)
        assert build(Options(content, self._folder / "site", base_url="/")).published

    def found(self, page: Page) -> Found:
        """What is found, as soon as it is; the words of each link are those of its page."""
        expect(page.locator("#search-status")).to_contain_text("找到")
        expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
        found = {}
        for link in page.locator(
            ".search-names .search-title, .search-results .search-title"
        ).all():
            address = str(link.evaluate("link => link.href")).partition("#")[0]
            response = page.request.get(address)
            assert response.ok, address
            words = link.inner_text().removesuffix(" 2023 年度报告")
            heading = response.text().partition("<h1")[2].partition(">")[2].partition("</h1>")[0]
            heading = re.sub("<[^>]*>", "", heading)
            assert heading.startswith(words), (words, heading)
            found[address.removeprefix(self.address)] = heading
        return found


@pytest.fixture
def host(tmp_path: Path, serve: Callable[..., str]) -> Host:
    """A site of three reports."""
    return Host(tmp_path, serve)


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page of a profile that keeps what it is sent; missing files are errors on its console."""
    with browser.new_context() as context:
        yield context.new_page()


def reports(found: Found) -> set[str]:
    """The agencies whose reports were found."""
    return {address.split("/")[1] for address in found if address.endswith("/2023/")}


def test_who_comes_back_finds_what_is_there_now(host: Host, reader: Page) -> None:
    """By words, by number and by name: nothing that was kept leads to another report."""
    for query in QUERIES.values():
        reader.goto(f"{host.address}search/{query}")
        assert reports(host.found(reader)) == set("bdf")
    host.publish(NEW)
    told = {}
    for kind, query in QUERIES.items():
        reader.goto(f"{host.address}search/{query}")
        told[kind] = reports(host.found(reader))
    assert told == {kind: {"a", "b", "d", "f"} for kind in QUERIES}


def test_who_searches_on_finds_what_is_there_now(host: Host, reader: Page) -> None:
    """On a page that was opened before, by words it has not searched for yet."""
    reader.goto(f"{host.address}search/{QUERIES['by name']}")
    assert reports(host.found(reader)) == set("bdf")
    host.publish(NEW)
    reader.locator("#search-box").fill("更新不够及时")
    reader.locator("#search-box").press("Enter")
    expect(reader).to_have_url(f"{host.address}search/?q={quote('更新不够及时')}")
    expect(reader.locator("#search-results .search-title")).to_have_count(4)
    assert reports(host.found(reader)) == set("abdf")


def test_a_page_of_another_version_is_loaded_anew(host: Host, reader: Page) -> None:
    """Once; where the host goes on sending it, the reader is told in a sentence."""
    loads: list[str] = []
    reader.on("load", lambda page: loads.append(page.url))

    def of_another_version(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        text = answer.text().replace('"format":4', '"format":5')
        route.fulfill(response=answer, body=text)  # type: ignore[attr-defined]

    reader.route("**/index.json", of_another_version)
    reader.goto(f"{host.address}search/{QUERIES['by name']}")
    expect(reader.locator("#search-status")).to_contain_text("搜索暂时无法使用")
    assert len(loads) == 2
