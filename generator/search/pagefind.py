"""Pagefind, run as a process: the one place that starts it."""

import os
import subprocess
from pathlib import Path
from threading import Lock

import pagefind_bin  # type: ignore[import-untyped]  # it has no py.typed

from generator.finding import GeneratorError


def executable() -> Path:
    """Return the plain Pagefind; pagefind_bin.get_executable prefers the extended one."""
    folder = Path(pagefind_bin.__file__).parent
    for name in ("pagefind", "pagefind.exe"):
        if (folder / name).is_file():
            return folder / name
    raise GeneratorError(f"{folder} has no pagefind executable; install pagefind-bin again")


class Pagefind:
    """Runs of Pagefind, several at a time, that can be ended together."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._stopped = False

    def run(self, work: Path, site: str, bundle: str) -> None:
        """Index the pages in work/site into work/bundle.

        Raises GeneratorError when it fails, or was stopped.
        """
        # PAGEFIND_* variables, or a pagefind.toml in the folder it runs in, change what it does.
        clean = {
            name: value
            for name, value in os.environ.items()
            if not name.upper().startswith("PAGEFIND_")
        }
        command = (str(executable()), "--site", site, "--output-path", bundle, "--silent")
        try:
            with self._lock:
                if self._stopped:
                    raise GeneratorError("Pagefind was stopped")
                process = subprocess.Popen(  # noqa: S603  # nothing in the command comes from content
                    command, cwd=work, env=clean, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
                )
                self._running.add(process)
        except OSError as error:
            raise GeneratorError(f"Pagefind did not start: {error}") from error
        with process:
            said, _ = process.communicate()
        with self._lock:
            self._running.discard(process)
        if process.returncode != 0:
            words = said.decode(errors="replace").strip()
            raise GeneratorError(f"Pagefind ended with {process.returncode}: {words}")

    def stop(self) -> None:
        """End what runs, and let nothing begin any more."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                process.kill()
