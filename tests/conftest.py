"""What tests share: built sites, a server for them, and a real browser."""

import os
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from chromium import find  # .ci/chromium.py
from hypothesis import settings
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    ViewportSize,
    sync_playwright,
)

from generator.authoring.workbook import filled
from generator.build import Options, build, ledger
from generator.intake import readers
from generator.publish import output
from generator.search import shards
from generator.site.export.place_workbook import place_workbook
from support import compiled
from support.corpus import write_corpus
from support.entry import Engine
from support.once import once
from support.paths import BASE, CONTENT, ROOT, SAMPLE
from support.remembered import remembered
from support.search_sample import Archive, figures_of, texts_of, write_sample
from support.tally import Tally, table

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session", autouse=True)
def _forgetful() -> Iterator[None]:
    """Builds in this process remember nothing of one another, unless a test says otherwise.

    What a test puts in the place of our code is not in the digest of what a page is made with.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledger, "CACHE", Path(os.devnull) / "cache")
        yield


@pytest.fixture
def remembering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Builds of this test remember, as those of the command line do, in the folder it runs in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(ledger, "CACHE", Path(".cache"))
    return tmp_path


@pytest.fixture(scope="session", autouse=True)
def _hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Builds in this process make no template or workbook twice, and wait for no disk.

    What they write need not outlive a power cut; those that are run as a person runs them wait.
    """
    with pytest.MonkeyPatch.context() as patch:
        folder = str(once(tmp_path_factory, "compiled", lambda _: None))
        patch.setenv(compiled.FOLDER, folder)
        patch.setattr("generator.site.templates.Environment", compiled.remembering(folder))
        patch.setattr(output, "sync", lambda _: None)
        of_places = remembered(place_workbook)
        patch.setattr("generator.site.export.offered.place_workbook", of_places)
        patch.setattr("generator.build.order.place_workbook", of_places)
        patch.setattr("generator.site.export.report_workbook.filled", remembered(filled))
        yield


settings.register_profile(
    "archive", max_examples=int(os.environ.get("ARCHIVE_EXAMPLES", "100")), deadline=None
)
settings.load_profile("archive")


@cache
def _headers() -> list[tuple[str, str]]:
    """What netlify.toml has a host send with every file; a test's server has no certificate."""
    netlify = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))
    values = [rule["values"] for rule in netlify["headers"] if rule["for"] == "/*"]
    headers = chain.from_iterable(each.items() for each in values)
    return [(name, value) for name, value in headers if name != "Strict-Transport-Security"]


class Handler(SimpleHTTPRequestHandler):
    """Serves a site as a static host would.

    The headers of netlify.toml, a sub path, the 404 page.
    """

    def __init__(self, *args: object, directory: str, prefix: str, age: int = 0) -> None:
        self._prefix = prefix
        self._age = age
        super().__init__(*args, directory=directory)  # type: ignore[arg-type] # what socketserver hands on

    def translate_path(self, path: str) -> str:
        """Only what stands below the prefix is there."""
        if not path.startswith(self._prefix):
            return str(Path(self.directory, "no-such-file"))
        return super().translate_path("/" + path.removeprefix(self._prefix))

    def send_header(self, keyword: str, value: str) -> None:
        """Say nothing of when a file was made, where a browser is to keep it."""
        if not (self._age and keyword == "Last-Modified"):
            super().send_header(keyword, value)

    def end_headers(self) -> None:
        """Send what netlify.toml says for every path."""
        for name, value in _headers():
            self.send_header(name, value)
        if self._age:
            self.send_header("Cache-Control", f"max-age={self._age}")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[object]:
    """A function: folder, prefix, age → the address of that folder on a server of its own.

    age: seconds that a browser may keep each file, unasked.
    """
    servers = []

    def start(folder: Path, prefix: str = "/", age: int = 0) -> str:
        handler = partial(Handler, directory=str(folder), prefix=prefix, age=age)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}{prefix}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


Once = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session", name="once")
def _once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """A function: name, maker → a folder that was filled once for all processes of the tests."""
    return partial(once, tmp_path_factory)


def built(content: Path, folder: Path, **options: Any) -> None:  # noqa: ANN401 - those of a build
    """Build a site there."""
    result = build(Options(content, folder / "site", **options))
    assert result.published, result.findings


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """The site of the archive itself, search included."""
    return once("archive", lambda folder: built(CONTENT, folder)) / "site"


@pytest.fixture(scope="session")
def sample_site(once: Once) -> Path:
    """The site of the sample archive, which has every state, for where it says it stands."""
    return once("sample-site", lambda folder: built(SAMPLE, folder, search=False)) / "site"


@pytest.fixture(scope="session")
def site_url(site: Path, serve: partial[str]) -> str:
    """Where that site is served, at a domain's root."""
    return serve(site)


@pytest.fixture(scope="session")
def sample_url(once: Once, serve: partial[str]) -> str:
    """Where the sample archive is served, at a domain's root."""
    options = {"base_url": "https://example.org/", "search": False}
    return serve(once("sample-at-root", lambda to: built(SAMPLE, to, **options)) / "site")


@pytest.fixture(scope="session")
def sub_path_url(once: Once, serve: partial[str]) -> str:
    """The same site built for, and served under, /repo/."""
    base = "https://example.org/repo/"
    return serve(once("sub-path", lambda to: built(CONTENT, to, base_url=base)) / "site", "/repo/")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        yield chromium
        chromium.close()


SCREEN = ViewportSize(width=1280, height=900)
LEFT = """
async () => {
  const { state } = await navigator.permissions.query({ name: "clipboard-read" });
  const kept = localStorage.length + sessionStorage.length;
  return [kept, document.cookie, "__pwClock" in globalThis, state];
}
"""
NOTHING = [0, "", False, "prompt"]
"What a test may leave to the next one: what is kept, a clock, leave to read what was copied."
STAYS = ("on", "once", "add_init_script", "expose_function")
"What cannot be taken back from a tab."


@pytest.fixture(scope="session")
def tabs() -> list[Page]:
    """The tab that tests share, or none: a fresh one takes as long as two pages do."""
    return []


@pytest.fixture
def page(browser: Browser, tabs: list[Page], request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page as in a fresh profile; errors on the console fail the test.

    Violations of the CSP are among them. The profile is a fresh one where the test is marked
    `own_profile`: it hears what the page does, or leaves something behind. One that should be
    and is not fails, and none of those behind it.
    """
    problems: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            problems.append(message.text)

    def fail(error: Error) -> None:
        problems.append(str(error))

    own = request.node.get_closest_marker("own_profile")
    page = tabs.pop() if tabs and not own else browser.new_page(locale="zh-CN", viewport=SCREEN)
    page.on("console", note)
    page.on("pageerror", fail)
    with pytest.MonkeyPatch.context() as patch:
        for name in () if own else STAYS:
            patch.setattr(page, name, _needs_a_profile)
        yield page
    page.remove_listener("console", note)
    page.remove_listener("pageerror", fail)
    left = NOTHING if own else _left(page)
    if own or left != NOTHING or tabs:
        page.close()
    else:
        tabs.append(page)
    assert problems == []
    assert left == NOTHING, "a test that leaves something behind is marked own_profile"


def _needs_a_profile(*_: object) -> None:
    pytest.fail("what listens to a page, or adds to it for good, is marked own_profile")


def _left(page: Page) -> list[object]:
    """What a test has left in the tab, which is as new afterwards where that is nothing."""
    left: list[object] = page.evaluate(LEFT) if page.url.startswith("http") else NOTHING
    page.unroute_all()
    page.goto("about:blank")
    page.emulate_media(
        media="null",
        color_scheme="null",
        forced_colors="null",
        reduced_motion="null",
        contrast="null",
    )
    page.set_viewport_size(SCREEN)
    return left


@pytest.fixture
def own_content(tmp_path: Path) -> Path:
    """A copy of the archive's content that a test may change.

    Without its originals: what is changed would be other than these.
    """
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content, ignore=shutil.ignore_patterns("originals"))
    site = content / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("originals: content\n", ""), "utf-8")
    return content


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with the small valid archive that the invalid cases are laid over."""
    shutil.copytree(BASE, tmp_path / "content")
    return tmp_path


@pytest.fixture
def in_archive(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That folder is the one a test runs in."""
    monkeypatch.chdir(archive)


@pytest.fixture(scope="session")
def sample(once: Once, serve: Callable[[Path], str]) -> Archive:
    """The five source reports and 44 varied ones."""
    folder = once("searched", _searched)
    texts = texts_of(folder / "content")
    assert len(texts.blocks) == 49
    return Archive(serve(folder / "site"), texts, figures_of(folder / "content"))


def _searched(folder: Path) -> None:
    write_sample(folder / "content")
    built(folder / "content", folder)


@pytest.fixture(scope="session")
def by_year(once: Once, sample: Archive, serve: Callable[[Path], str]) -> Archive:
    """The sample, with an index for each year."""
    return Archive(serve(once("by-year", _by_year) / "site"), sample.texts, sample.figures)


def _by_year(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "SMALL", 0)
        _searched(folder)


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> Archive:
    """A synthetic archive of several shards, on demand."""
    folder = tmp_path_factory.mktemp("large")
    write_corpus(folder / "content", "ARCHIVE_SEARCH_REPORTS")
    assert build(Options(folder / "content", folder / "site", jobs=2)).published
    return Archive(
        serve(folder / "site"), texts_of(folder / "content"), figures_of(folder / "content")
    )


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[[int, str], Path]]:
    """A function: bytes, options → a small disk; a skip where this machine mounts none."""
    points: list[Path] = []

    def mount(size: int, options: str = "rw") -> Path:
        point = tmp_path / f"disk{len(points)}"
        point.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={size},{options}", "tmpfs", str(point)]
        if (
            shutil.which("mount") is None
            or subprocess.run(command, capture_output=True, check=False).returncode
        ):
            pytest.skip("no file system can be mounted here, so small disks were not tried")
        points.append(point)
        return point

    yield mount
    for point in points:
        subprocess.run(["umount", str(point)], check=True)  # noqa: S607


@pytest.fixture
def same_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Originals are read in this process.

    One for each of ten thousand would take most of the time.
    """
    monkeypatch.setattr(readers, "isolated", lambda read, name, data: read(name, data))


FIGURE = "figure"
TALLY = "tally"


@pytest.fixture
def say(
    record_property: Callable[[str, object], None], request: pytest.FixtureRequest
) -> Callable[[object], None]:
    """Shows a figure to whoever runs the tests, below their results.

    Several processes may run them.
    """

    def show(figure: object) -> None:
        record_property(FIGURE, f"{request.node.name}: {figure}")

    return show


@pytest.fixture
def add(
    record_property: Callable[[str, object], None], request: pytest.FixtureRequest
) -> Callable[[Mapping[str, Tally]], None]:
    """Adds to a table that is shown below all results, once for all the parts of a test."""
    name = request.node.name.partition("[")[0]

    def added(tallies: Mapping[str, Tally]) -> None:
        counts = {row: (each.expected, each.right, each.lost) for row, each in tallies.items()}
        wrong = {row: each.wrong for row, each in tallies.items()}
        record_property(TALLY, (name, counts, wrong))

    return added


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the tests have to say."""
    reports = [report for found in terminalreporter.stats.values() for report in found]
    calls = [report for report in reports if getattr(report, "when", "") == "call"]
    said = [said for report in calls for said in report.user_properties]
    for name, figure in said:
        if name == FIGURE:
            terminalreporter.write_line(figure)
    for name, tallies in _added(said).items():
        terminalreporter.write_line(f"{name}:\n{table(tallies)}")


def _added(said: Iterable[tuple[str, Any]]) -> dict[str, dict[str, Tally]]:
    """Name of a test → its rows, each the sum over the parts of the test."""
    tests: dict[str, dict[str, Tally]] = {}
    for name, value in said:
        if name != TALLY:
            continue
        test, counts, wrong = value
        rows = tests.setdefault(test, {})
        for row, (expected, right, lost) in counts.items():
            rows[row] = rows.get(row, Tally()) + Tally(expected, right, lost, wrong[row])
    return tests


BARE = '<!doctype html><link rel="icon" href="icon.svg"><title>…</title>'


@pytest.fixture
def engine(
    page: Page, once: Callable[[str, Callable[[Path], None]], Path], serve: "partial[str]"
) -> Engine:
    """Runs a function of some modules of the entry page, in a page that has nothing else."""
    page.goto(serve(once("entry-engine", _modules)))
    return Engine(page)


def _modules(folder: Path) -> None:
    assets = ROOT / "templates" / "assets"
    shutil.copytree(assets / "entry", folder / "entry")
    shutil.copy(assets / "icon.svg", folder)
    (folder / "index.html").write_text(BARE, "utf-8")
