"""A site that is built again after every change, for as long as somebody listens.

The pages of the agency whose file was changed are there at once; the archive as a whole, its lists
and its search follow from a process beside this one.
"""

import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path
from queue import SimpleQueue

from generator.build import Options, Result, build
from generator.build.preview import Preview
from generator.build.workers import processes
from generator.commands.changes import changes
from generator.commands.desk import Desk
from generator.commands.terminal import named
from generator.finding import Finding, GeneratorError
from generator.text.characters import on_one_line

MOST = 30
"Findings that are said; of the others it is said how many there are."

Event = set[str] | Future[Result]
"What changed, or a build that is done."


def keep_built(
    options: Options,
    preview: Path,
    desk: Desk,
    watched: Sequence[Path],
    say: Callable[[str], None],
) -> Iterator[int]:
    """Build at once and after every change; each time a build is done, how many that makes.

    preview: the folder of pages that are newer than the site.
    """
    events: SimpleQueue[Event] = SimpleQueue()
    watch = threading.Thread(target=_watch, args=(watched, events), daemon=True)
    watch.start()
    with processes(1) as beside:
        rebuilding = Rebuilding(options, preview, desk, say, beside, events)
        done = 0
        while True:
            event = events.get()
            if isinstance(event, Future):
                rebuilding.finish(event)
                done += 1
                yield done
            else:
                rebuilding.change(event)


def _watch(folders: Sequence[Path], events: "SimpleQueue[Event]") -> None:
    for changed in changes(folders):
        events.put(changed)


class Rebuilding:
    """What has changed, and what is being done about it."""

    def __init__(
        self,
        options: Options,
        root: Path,
        desk: Desk,
        say: Callable[[str], None],
        beside: Executor,
        events: "SimpleQueue[Event]",
    ) -> None:
        self._options = options
        self._root = root
        self._desk = desk
        self._say = say
        self._beside = beside
        self._events = events
        self._preview: Preview | None = None
        "None where names may have changed, or nothing could be read."
        self._keys: set[str] = set()
        "The agencies whose files have changed since the last build began."
        self._is_building = False
        self._is_stale = False
        "Whether something has changed since the build began that is under way."
        self._since = 0.0

    def change(self, paths: set[str]) -> None:
        """Show what can be shown of a change at once, and have the site built again."""
        keys: set[str] = set()
        if self._preview:
            keys = self._preview.agencies(paths)
        if keys and self._preview:
            self._show(self._preview, keys)
        else:
            self._preview = None
        self._keys |= keys
        if self._is_building:
            self._is_stale = True
        else:
            self._begin()

    def finish(self, done: "Future[Result]") -> None:
        """Tell what came of a build, unless something has changed meanwhile."""
        self._is_building = False
        if self._is_stale:
            self._begin()
            return
        findings, failure = _outcome(done)
        changed_first = sorted(findings, key=self._is_of_others)
        if not failure:
            shutil.rmtree(self._root, ignore_errors=True)
        self._desk.report(changed_first, failure)
        for finding in changed_first[:MOST]:
            self._say(on_one_line(str(finding)))
        if changed_first[MOST:]:
            self._say(f"……另有 {len(changed_first) - MOST} 个")
        self._say(failure or f"{time.perf_counter() - self._since:.1f} 秒")
        self._keys = set()
        if self._preview is None:
            self._preview = _prepared(self._options, self._root)

    def _begin(self) -> None:
        self._is_building = True
        self._is_stale = False
        self._since = time.perf_counter()
        begun = self._beside.submit(build, self._options)
        begun.add_done_callback(self._events.put)

    def _show(self, preview: Preview, keys: set[str]) -> None:
        """Put the pages of some agencies where they are seen."""
        since = time.perf_counter()
        failure = ""
        findings: list[Finding] = []
        try:
            findings = list(preview.show(keys))
        except Exception as error:  # noqa: BLE001 - a file half written must not end the server
            failure = _said(error)
        self._desk.report(findings, failure)
        names = "、".join(named(Path(key)) for key in sorted(keys))
        self._say(f"{names}：{time.perf_counter() - since:.1f} 秒，其余随后")

    def _is_of_others(self, finding: Finding) -> bool:
        """Whether it is none of what changed."""
        return not any(f"/reports/{key}/" in finding.path for key in self._keys)


def _prepared(options: Options, root: Path) -> Preview | None:
    try:
        return Preview(options, root)
    except (OSError, GeneratorError):  # the build has told it
        return None


def _outcome(done: "Future[Result]") -> tuple[list[Finding], str]:
    """What was found, or why nothing was."""
    try:
        return done.result().findings, ""
    except Exception as error:  # noqa: BLE001 - a template half written must not end the server
        return [], _said(error)


def _said(error: Exception) -> str:
    """What went wrong, in one sentence."""
    if isinstance(error, GeneratorError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename or '系统'}：{error.strerror or error}"
    return f"{type(error).__name__}: {error}"
