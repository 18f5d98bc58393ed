"""Agency by agency: what has not changed is known already, the rest is made, in any process."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.build.agency import Task
from generator.build.chunk import (
    Chunk,
    chunks,
    shadow,
    work,
)
from generator.build.ledger import Ledger
from generator.build.steps import Steps
from generator.build.summary import Summary
from generator.build.tasks import Tasks
from generator.build.workers import Workers
from generator.finding import GeneratorError, blocking
from generator.publish.fingerprint import Tree
from generator.publish.output import Stage
from generator.search import address

Summaries = dict[str, Summary]
"Agency key → what came of it, without its files, which the ledger has."


@dataclass(frozen=True, slots=True)
class Place:
    """Where the pages of agencies are put."""

    stage: Stage
    site: Path
    "The site of the last build."
    bundles: Mapping[str, Path]
    "Address of a report → the folder of the bundle that indexes it; none where no text is."

    def of(self, tasks: Iterable[Task]) -> dict[str, Path]:
        """The bundles of the reports of some agencies."""
        bundles = {}
        for task in tasks:
            for year in task.folder.years:
                own = address((task.agency.key, year))
                if own in self.bundles:
                    bundles[own] = self.bundles[own]
        return bundles


class Agencies:
    """The agencies of an archive, on which workers are at work."""

    def __init__(
        self,
        tasks: Tasks,
        shared: bytes,
        workers: Workers,
        *,
        strict: bool = False,
        is_blocked: bool = False,
    ) -> None:
        self._tasks = tasks
        self._shared = shared
        "A pickled `Shared`."
        self.workers = workers
        self._strict = strict
        "Whether warnings are in the way of pages, too."
        self.is_blocked = is_blocked
        "Whether something is in the way of pages, so that none are made any more."
        self.files = 0
        "How many there are of theirs."
        self.tree = Tree()
        "What the fingerprint of the site is worked out of."

    def summaries(
        self, ledger: Ledger, place: Place | None = None, steps: Steps | None = None
    ) -> Summaries:
        """What came of each agency, in their order; the ledger takes note of it.

        place: where their pages are put; None where only findings are wanted. steps: told how far
        it has come.
        """
        told: Summaries = {}
        missing: list[str] = []
        for agency in self._tasks.agencies:
            known = ledger.find(agency.key, self._tasks.key(agency))
            if known and self._is_there(known, place):
                ledger.add_known(known)
                told[agency.key] = self._noted(known)
            else:
                missing.append(agency.key)
        for summary in self._made(missing, place):
            ledger.add(summary)
            told[summary.part] = self._noted(summary)
            if steps:
                steps.go_on(len(told), len(self._tasks.agencies))
        keys = [agency.key for agency in self._tasks.agencies]
        return {key: told[key] for key in keys}

    def shadow(self, addresses: Iterable[str], place: Place) -> None:
        """Write what the search reads of some reports, whose pages are there already."""
        names: dict[str, set[str]] = {}
        for own in addresses:
            key, _, year = own.rstrip("/").rpartition("/")
            of_agency = names.setdefault(key, set())
            of_agency.add(f"{year}.md")
        tasks = (_only(task, names[task.agency.key]) for task in self._read(names))
        for _ in self.workers.in_order(shadow, self._chunks(tasks, place)):
            pass

    def _made(self, keys: Iterable[str], place: Place | None) -> Iterator[Summary]:
        for done in self.workers.in_order(work, self._chunks(self._read(keys), place)):
            yield from done

    def _read(self, keys: Iterable[str]) -> Iterator[Task]:
        """Those agencies, with their files, which are still what they were when named.

        Raises GeneratorError: one page would say what another no longer knows.
        """
        for task in self._tasks.of(keys):
            if task.key != self._tasks.key(task.agency):
                raise GeneratorError(f"{task.folder.path} 在读取期间有改动，请再运行一次")
            yield task

    def _chunks(self, tasks: Iterable[Task], place: Place | None) -> Iterator[Chunk]:
        for several in chunks(tasks):
            chunk = Chunk(self._shared, several)
            if place and not self.is_blocked:
                root = place.stage.root
                chunk = replace(chunk, stage=root, bundles=place.of(several))
            yield chunk

    def _is_there(self, known: Summary, place: Place | None) -> bool:
        """Whether the pages of an agency need not be made."""
        if place is None or self.is_blocked:
            return True
        return place.stage.take(place.site, known.files)

    def _noted(self, summary: Summary) -> Summary:
        """The summary without its files, which are counted and go into the fingerprint."""
        if blocking(summary.findings, strict=self._strict):
            self.is_blocked = True
        self.files += len(summary.files)
        self.tree.add(summary.files)
        return summary._replace(files=())


def _only(task: Task, names: Iterable[str]) -> Task:
    """The task with those of its files alone."""
    wanted = {name: task.folder.files[name] for name in names}
    return task._replace(folder=replace(task.folder, files=wanted))
