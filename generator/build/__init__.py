"""content/ → site/, in one way through: load, rules, pages, search, one publish."""

import time
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from generator.archive.archive import Archive
from generator.build import agencies
from generator.build.workers import workers
from generator.content.load import FAR, load
from generator.finding import Finding, blocking
from generator.publish import output
from generator.publish.cache import Cache
from generator.rules import check
from generator.search import body_of, build_index, tables
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
    return archive, sorted(findings + check(archive))


def build(options: Options, progress: Callable[[str], None] = lambda _: None) -> Result:
    """Check and publish. With an error nothing is written and the site that was there stays.

    Raises OSError and GeneratorError, after which the site that was there is untouched too.
    """
    result = Result([])
    clock = _Clock(result.seconds)
    jobs = options.jobs if _is_large(options.content) else 1
    with workers(jobs) if jobs > 1 else nullcontext() as executor:
        progress("检查")
        archive, result.findings = examine(options.content, executor, options.this_year)
    clock.lap("check")
    if blocking(result.findings, strict=options.strict):
        return result
    if options.base_url:
        base_url = options.base_url.rstrip("/") + "/"
        archive = replace(archive, settings=replace(archive.settings, base_url=base_url))
    survey = Survey(archive)
    with output.published(options.output) as stage:
        progress("生成页面")
        stage.copy(ASSETS, "assets")
        records, addresses = agencies.run(survey, stage, jobs)
        for name, text in (
            *sitemap.files(archive.settings.base_url, addresses),
            *feeds.files(survey),
            *coverage_files(survey),
        ):
            stage.write(name, text)
        bodies = [body_of(archive, agency) for agency in archive.agencies]
        for name, content in tables(bodies, records, text=options.search).items():
            stage.write(urls.SEARCH + name, content)
        clock.lap("pages")
        if options.search:
            progress("建立搜索")
            cache = Cache(CACHE / "search")
            build_index(records, stage.root / urls.SEARCH, cache, jobs)
            result.damaged = cache.damaged
            clock.lap("search")
        result.files = sum(1 for path in stage.root.rglob("*") if path.is_file())
    clock.lap("publish")
    result.published = True
    return result


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
    return sum(1 for _ in islice((content / "reports").glob("*/*/*.md"), SMALL)) == SMALL
