"""content/ → site/, in one way through: load, rules, pages, search, one publish."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from generator.archive.archive import Archive
from generator.build import agencies
from generator.build.workers import workers
from generator.content.agency_folder import FAR
from generator.content.load import load
from generator.finding import Finding, blocking
from generator.publish import output
from generator.publish.cache import Cache
from generator.rules import check
from generator.search import Record, body_of, build_index, tables
from generator.site import feeds, sitemap, urls
from generator.site.export import coverage_files
from generator.site.render import ASSETS
from generator.survey.overview import Survey

SMALL = 100
"Reports below which starting a second process costs more than it saves."
CACHE = Path(".cache")


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is told."""

    content: Path
    output: Path
    base_url: str | None = None
    "Overrides the one in site.yaml."
    jobs: int = 1
    search: bool = True
    "Whether the text of reports is indexed; agencies and figures are found in any case."
    strict: bool = False
    "Warnings block too."
    this_year: int = FAR
    "No report is on a year after the next."


@dataclass(slots=True)
class Result:
    """What came of a build."""

    findings: list[Finding]
    published: bool = False
    files: int = 0
    damaged: int = 0
    "Parts that the cache held and that had to be made again all the same."
    seconds: dict[str, float] = field(default_factory=dict)
    "Step → wall time."


def examine(
    content: Path, executor: Executor | None = None, this_year: int = FAR
) -> tuple[Archive, list[Finding]]:
    """Load and check an archive: everything that is known before a page is made."""
    archive, findings = load(content, executor, this_year)
    findings += check(archive)
    return archive, sorted(findings)


def build(options: Options, progress: Callable[[str], None] = lambda _: None) -> Result:
    """Check and publish. With an error nothing is written and the site that was there stays.

    Raises OSError and GeneratorError, after which the site that was there is untouched too.
    """
    result = Result([])
    clock = _Clock(result.seconds)
    is_large = _is_large(options.content)
    jobs = options.jobs if is_large else 1
    side_by_side = workers(jobs) if jobs > 1 else nullcontext()
    with side_by_side as executor:
        progress("检查")
        archive, result.findings = examine(options.content, executor, options.this_year)
    clock.lap("check")
    if blocking(result.findings, strict=options.strict):
        return result
    if options.base_url:
        archive = _at(archive, options.base_url)
    survey = Survey(archive)
    with output.published(options.output) as stage:
        progress("生成页面")
        stage.copy(ASSETS, "assets")
        records, addresses = agencies.run(survey, stage, jobs)
        for name, text in _files(survey, addresses):
            stage.write(name, text)
        for name, content in _searched(archive, records, text=options.search):
            stage.write(name, content)
        clock.lap("pages")
        if options.search:
            progress("建立搜索")
            cache = Cache(CACHE / "search")
            folder = stage.root / urls.SEARCH
            build_index(records, folder, cache, jobs)
            result.damaged = cache.damaged
            clock.lap("search")
        everything = stage.root.rglob("*")
        result.files = sum(path.is_file() for path in everything)
    clock.lap("publish")
    result.published = True
    return result


def _at(archive: Archive, base_url: str) -> Archive:
    """The same archive, to be published at that address."""
    address = base_url.rstrip("/")
    settings = replace(archive.settings, base_url=f"{address}/")
    return replace(archive, settings=settings)


def _files(survey: Survey, addresses: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Name and text of what is published besides pages and the search."""
    settings = survey.archive.settings
    yield from sitemap.files(settings.base_url, addresses)
    yield from feeds.files(survey)
    yield from coverage_files(survey)


def _searched(
    archive: Archive, records: list[Record], *, text: bool
) -> Iterator[tuple[str, bytes]]:
    """Name and content of what a browser searches."""
    bodies = [body_of(archive, agency) for agency in archive.agencies]
    files = tables(bodies, records, text=text)
    for name, content in files.items():
        yield urls.SEARCH + name, content


class _Clock:
    """Wall time of each step. Measures only; nothing it says reaches the site."""

    def __init__(self, seconds: dict[str, float]) -> None:
        self._seconds = seconds
        self._last = time.perf_counter()

    def lap(self, step: str) -> None:
        now = time.perf_counter()
        self._seconds[step] = now - self._last
        self._last = now


def _is_large(content: Path) -> bool:
    folder = content / "reports"
    reports = folder.glob("*/*/*.md")
    first = list(islice(reports, SMALL))
    return len(first) == SMALL
