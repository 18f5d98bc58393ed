"""What is done about a change while a site is served, and in which order."""

import shutil
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue

from generator.build import Options, Result, build
from generator.build.preview import Preview
from generator.commands.beneath import elsewhere
from generator.commands.desk import Desk
from generator.commands.terminal import named
from generator.finding import ERROR, Finding, GeneratorError
from generator.text.characters import on_one_line

PAUSE = 2.0
"""Seconds without a change that the whole waits for, where it takes longer than that: somebody who
corrects a report saves it again and again."""
MOST = 30
"Findings that are said; of the others it is said how many there are."

Event = set[str] | Future[Result]
"What changed, or a build that is done."


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
        "The agencies whose files have changed since the last build that was told."
        self._files: set[str] = set()
        "The files that have, as findings name them."
        self._is_building = False
        self._is_stale = False
        "Whether something has changed since the build began that is under way."
        self._is_put_off = False
        "Whether one is to begin as soon as nothing changes any more."
        self._since = 0.0
        self._took = 0.0
        "Seconds that the last one took."

    @property
    def patience(self) -> float | None:
        """Seconds until a build is to begin if nothing happens; None where none is."""
        return PAUSE if self._is_put_off else None

    def change(self, paths: set[str]) -> None:
        """Show what can be shown of a change at once, and have the site built again."""
        self._files |= set(map(self._as_found, paths))
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
            self._begin_soon()

    def begin(self) -> None:
        """Have the site built."""
        self._is_put_off = False
        self._is_building = True
        self._is_stale = False
        self._since = time.perf_counter()
        begun = self._beside.submit(build, self._options)
        begun.add_done_callback(self._events.put)

    def finish(self, done: "Future[Result]") -> None:
        """Tell what came of a build, unless something has changed meanwhile."""
        self._is_building = False
        self._took = time.perf_counter() - self._since
        if self._is_stale:
            self._begin_soon()
            return
        result, failure = _outcome(done)
        if result.published:
            shutil.rmtree(self._root, ignore_errors=True)
        errors_first = sorted(result.findings, key=_is_harmless)
        own = list(filter(self._is_of_changed, errors_first))
        others = [finding for finding in errors_first if not self._is_of_changed(finding)]
        self._desk.report(own, failure, others)
        for finding in own[:MOST]:
            self._say(on_one_line(str(finding)))
        if own[MOST:]:
            self._say(f"……另有 {len(own) - MOST} 个")
        if others:
            self._say(elsewhere(others))
        self._say(failure or f"{self._took:.1f} 秒")
        self._keys.clear()
        self._files.clear()
        if self._preview is None:
            self._preview = _prepared(self._options, self._root)

    def _begin_soon(self) -> None:
        """At once, or where that would be in the way once nothing changes any more."""
        self._is_put_off = self._took > PAUSE
        if not self._is_put_off:
            self.begin()

    def _show(self, preview: Preview, keys: set[str]) -> None:
        """Put the pages of some agencies where they are seen."""
        since = time.perf_counter()
        failure = ""
        findings: list[Finding] = []
        try:
            findings = list(preview.show(keys))
        except Exception as error:  # noqa: BLE001 - a file half written must not end the server
            failure = _said(error)
        findings.sort(key=_is_harmless)
        self._desk.report(findings, failure, is_pending=True)
        names = "、".join(named(Path(key)) for key in sorted(keys))
        self._say(f"{names}：{time.perf_counter() - since:.1f} 秒，其余随后")

    def _as_found(self, path: str) -> str:
        """A file as findings name it; one that is none of the content's, as it is."""
        content = self._options.content
        with suppress(ValueError):
            inside = Path(path).relative_to(content.resolve())
            return (content / inside).as_posix()
        return path

    def _is_of_changed(self, finding: Finding) -> bool:
        """Whether it is of an agency or a file that changed; of all, where it is not known what."""
        if not self._keys and not self._files:
            return True
        if finding.path in self._files:
            return True
        return any(f"/reports/{key}/" in finding.path for key in self._keys)


def _prepared(options: Options, root: Path) -> Preview | None:
    try:
        return Preview(options, root)
    except (OSError, GeneratorError):  # the build has told it
        return None


def _is_harmless(finding: Finding) -> bool:
    return finding.severity != ERROR


def _outcome(done: "Future[Result]") -> tuple[Result, str]:
    """What came of a build, or why nothing did."""
    try:
        return done.result(), ""
    except Exception as error:  # noqa: BLE001 - a template half written must not end the server
        return Result([]), _said(error)


def _said(error: Exception) -> str:
    """What went wrong, in one sentence."""
    if isinstance(error, GeneratorError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename or '系统'}：{error.strerror or error}"
    return f"{type(error).__name__}: {error}"
