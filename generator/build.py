"""content/ → site/, in one way through: load, rules, pages, search, one publish."""

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import output, pages, urls
from generator.finding import ERROR, Finding
from generator.load import load
from generator.markdown import Part
from generator.model import Agency, Archive
from generator.render import ASSETS, Renderer
from generator.rules import check
from generator.search import Block, Record, build_index
from generator.survey import Survey

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
    strict: bool = False
    "Warnings block too."


@dataclass(slots=True)
class Result:
    """What came of a build."""

    findings: list[Finding]
    published: bool = False
    files: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    "Step → wall time."


def blocking(findings: Iterable[Finding], *, strict: bool) -> bool:
    """Whether these findings forbid publication."""
    return any(strict or finding.severity == ERROR for finding in findings)


def examine(content: Path, executor: Executor | None = None) -> tuple[Archive, list[Finding]]:
    """Load and check an archive: everything that is known before a page is made."""
    archive, findings = load(content, executor)
    return archive, sorted(findings + check(archive))


def build(options: Options, progress: Callable[[str], None] = lambda _: None) -> Result:
    """Check and publish. With an error nothing is written and the site that was there stays."""
    result = Result([])
    clock = _Clock(result.seconds)
    with ExitStack() as stack:
        executor = None
        if options.jobs > 1 and _is_large(options.content):
            executor = stack.enter_context(ProcessPoolExecutor(options.jobs))
        progress("检查")
        archive, result.findings = examine(options.content, executor)
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
        records, addresses = _render(survey, stage, options.jobs)
        _lists(archive, stage, addresses)
        clock.lap("pages")
        if options.search:
            progress("建立搜索")
            build_index(records, stage.root / "search", CACHE / "search", options.jobs)
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
    return sum(1 for number, _ in zip(range(SMALL), (content / "reports").glob("*/*/*.md"), strict=False)) >= SMALL


@dataclass(frozen=True)
class _Press:
    """What it takes to turn an agency into pages; each worker process has one."""

    survey: Survey
    renderer: Renderer
    stage: output.Stage

    def shared(self) -> list[str]:
        return [self._print(page) for page in pages.shared(self.survey)]

    def agency(self, agency: Agency) -> tuple[list[Record], list[str]]:
        records, addresses = [], []
        for page in pages.of_agency(self.survey, agency):
            addresses.append(self._print(page))
            if "parts" in page.context:
                records.append(_record(self.survey.archive, agency, page))
        return records, addresses

    def _print(self, page: pages.Page) -> str:
        self.stage.write(urls.file(page.url), self.renderer.text(page))
        return "" if page.template in ("redirect.html", "404.html") else page.url


_press: _Press | None = None


def _start(survey: Survey, root: Path) -> None:
    global _press  # noqa: PLW0603 - a worker process is set up once, then handed agencies
    _press = _Press(survey, _renderer(survey), output.Stage(root))


def _work(places: range) -> tuple[list[Record], list[str]]:
    if _press is None:
        message = "worker was not started"
        raise RuntimeError(message)
    records: list[Record] = []
    addresses: list[str] = []
    for place in places:
        found, printed = _press.agency(_press.survey.archive.agencies[place])
        records += found
        addresses += printed
    return records, addresses


def _renderer(survey: Survey) -> Renderer:
    known = {page.id for page in survey.archive.pages}
    return Renderer(survey.archive.settings, {"years_known": survey.years, "plain_pages": known})


def _render(survey: Survey, stage: output.Stage, jobs: int) -> tuple[list[Record], list[str]]:
    """Write every page; the search records and the addresses written, both in the archive's order."""
    agencies = len(survey.archive.agencies)
    press = _Press(survey, _renderer(survey), stage)
    records: list[Record] = []
    if jobs > 1 and sum(len(agency.reports) for agency in survey.archive.agencies) >= SMALL:
        size = max(1, agencies // (jobs * 8))
        chunks = [range(start, min(start + size, agencies)) for start in range(0, agencies, size)]
        with ProcessPoolExecutor(jobs, initializer=_start, initargs=(survey, stage.root)) as executor:
            futures = [executor.submit(_work, chunk) for chunk in chunks]
            addresses = press.shared()
            done: Iterator[tuple[list[Record], list[str]]] = (future.result() for future in futures)
            for found, printed in done:
                records += found
                addresses += printed
        return records, addresses
    addresses = press.shared()
    for agency in survey.archive.agencies:
        found, printed = press.agency(agency)
        records += found
        addresses += printed
    return records, addresses


def _record(archive: Archive, agency: Agency, page: pages.Page) -> Record:
    report = page.context["report"]
    parts: tuple[Part, ...] = page.context["parts"]
    names = (agency.name, agency.formal_name, *agency.aliases, *(former.name for former in agency.former_names))
    region = archive.regions.get(agency.region, pages.NATION)
    return Record(
        url=page.url,
        title=report.title,
        agency=agency.name,
        names=tuple(name for name in names if name),
        regions=tuple(item.name for item in archive.lineage(agency.region)),
        province=agency.region[:2],
        level=region.level,
        year=report.year,
        blocks=tuple(Block(block.anchor, block.text) for part in parts for block in part.blocks),
    )


def _lists(archive: Archive, stage: output.Stage, addresses: list[str]) -> None:
    """The files that machines ask for: sitemap.xml and robots.txt."""
    base = archive.settings.base_url
    entries = "".join(
        f"<url><loc>{base}{address}</loc></url>\n" for address in sorted({*addresses} - {urls.SEARCH}) if address
    )
    stage.write(
        "sitemap.xml",
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"<url><loc>{base}</loc></url>\n{entries}</urlset>\n",
    )
    stage.write("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n")
