"""What is measured, in its order, over one synthetic archive."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import LAST, write_archive
from bench.measure import Cost, measured
from bench.peer import write_peer
from generator.search import pagefind

ROOT = Path(__file__).parents[1]

HUGO = "Hugo"
PAGEFIND = "Pagefind on Hugo's output"
CHECK = "ours, check, cold"
CHECK_AGAIN = "ours, check, again"
NO_SEARCH = "ours, no search, cold"
WHOLE = "ours, whole, cold"
CHANGED = "ours, one report changed"
UNCHANGED = "ours, nothing changed"

BUILD = ("-m", "generator", "build")
EXAMINE = ("-m", "generator", "check")

Run = tuple[str, Cost]
"What was run, and what it took."


class Bench:
    """A synthetic archive in a folder of its own, which is not there yet, and its two sites.

    jobs: processes of our builds; None leaves that to them. hugo: the program; None where there is
    none, and then the peers are not run.
    """

    def __init__(self, folder: Path, reports: int, jobs: int | None, hugo: Path | None) -> None:
        self._content = folder / "content"
        self._peer = folder / "hugo"
        self._peer_site = folder / "hugo-site"
        self._ours = folder / "ours"
        "Where ours is run: its cache and its site are in it."
        self._hugo = hugo
        self._jobs = [] if jobs is None else ["--jobs", str(jobs)]
        self.reports = write_archive(self._content, reports)
        self._ours.mkdir()
        if hugo:
            write_peer(self._content, self._peer)

    def whole_builds(self, _turn: int) -> Iterator[Run]:
        """The peers, and ours, cold: what is compared from size to size."""
        yield from self._peers()
        self._forget()
        yield WHOLE, self._build()

    def everything(self, turn: int) -> Iterator[Run]:
        """All runs of a round. turn: its number, from 0; each changes a report of its own."""
        yield from self._peers()
        self._forget()
        yield CHECK, self._run(*EXAMINE)
        yield CHECK_AGAIN, self._run(*EXAMINE)
        self._forget()
        yield NO_SEARCH, self._build("--no-search")
        self._forget()
        yield WHOLE, self._build()
        self._change_one(turn)
        yield CHANGED, self._build()
        yield UNCHANGED, self._build()

    def page_sizes(self) -> tuple[float, float]:
        """Bytes of a report's page on average: the peer's, and ours."""
        return _page_size(self._peer_site), _page_size(self._ours / "site")

    def profile(self, stats: Path) -> None:
        """One cold build; what cProfile has to say of it goes into the file."""
        self._run("-m", "cProfile", "-o", str(stats), *BUILD, *self._jobs)

    def _peers(self) -> Iterator[Run]:
        if self._hugo is None:
            return
        shutil.rmtree(self._peer_site, ignore_errors=True)
        site = str(self._peer_site)
        build = [str(self._hugo), "--quiet", "--destination", site]
        yield HUGO, measured(build, self._peer)
        index = [str(pagefind.executable()), "--silent", "--site", site]
        yield PAGEFIND, measured(index, self._peer)

    def _build(self, *options: str) -> Cost:
        return self._run(*BUILD, *self._jobs, *options)

    def _run(self, *arguments: str) -> Cost:
        """Python with these arguments, over the archive."""
        return measured(
            [sys.executable, *arguments, "--content", str(self._content)],
            self._ours,
            {"PYTHONPATH": str(ROOT)},
        )

    def _forget(self) -> None:
        """Leave no site, and nothing that was kept from an earlier run."""
        shutil.rmtree(self._ours)
        self._ours.mkdir()

    def _change_one(self, turn: int) -> None:
        """Add a sentence to the newest report of an agency."""
        reports = sorted(self._content.glob(f"reports/*/*/{LAST}.md"))
        report = reports[turn % len(reports)]
        text = report.read_text("utf-8")
        report.write_text(f"{text}\n补充说明第{turn + 1}条。\n", "utf-8")


def _page_size(site: Path) -> float:
    sizes = [page.stat().st_size for page in site.glob("*/*/2*/index.html")]
    return sum(sizes) / len(sizes)
