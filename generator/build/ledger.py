"""What the last build made of each part, and of what: so that the next one need not make it again.

The pages themselves stay in the site, and are taken from there if their digests still agree. A
ledger that is damaged, or was written by anybody else, is as good as none: what is read from it are
records of ours and nothing that runs.
"""

import io
import os
import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.build.summary import Files, Summary

CACHE = Path(".cache")
KNOWN = {
    "generator.archive.agency": {"Agency", "Alias", "FormerName"},
    "generator.archive.reference": {"Reference"},
    "generator.archive.report": {"Correction", "Filing", "Redaction", "Withdrawal"},
    "generator.build.summary": {"Summary"},
    "generator.finding": {"Finding", "Severity"},
    "generator.form.editions": {"form_for"},
    "generator.rules.assessment": {"Verdict"},
    "generator.survey.flaws": {"Flaw"},
    "generator.survey.standing": {"Lapse", "Standing"},
    "generator.survey.verdicts": {"Said"},
}
"What a summary is made of, by module."
MAKE = (
    "CREATE TABLE part (name TEXT PRIMARY KEY, key BLOB, digest BLOB, summary BLOB)",
    "CREATE TABLE file (part TEXT, name TEXT, digest BLOB)",
)
INDEX = "CREATE INDEX of_part ON file (part)"
FIND = "SELECT name, key, digest, summary FROM part WHERE name = ?"
FILES = "SELECT name, digest FROM file WHERE part = ? ORDER BY rowid"
ALL_FILES = "SELECT DISTINCT name, digest FROM file"
"Some are of several parts."
ADD = "INSERT INTO part VALUES (?, ?, ?, ?)"
ADD_FILE = "INSERT INTO file VALUES (?, ?, ?)"


class _Reader(pickle.Unpickler):
    """Makes records of ours, and calls nothing else."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as the library has it
        if name in KNOWN.get(module, ()):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


class Ledger:
    """The parts of a site by name, each with what it was made of and what came of it."""

    def __init__(self, path: Path | None) -> None:
        """None: it knows nothing, and takes note of nothing."""
        self._path = path
        self._known = _opened(path) if path else None
        self._new: sqlite3.Connection | None = None
        self.damaged = 0
        "Parts that were there and of no use."

    def find(self, name: str, key: bytes) -> Summary | None:
        """What came of a part that was made of the same; None where it has to be made."""
        if self._known is None:
            return None
        try:
            row = self._known.execute(FIND, (name,)).fetchone()
            if row is None or row[1] != key:
                return None
            *_, digest, packed = row
            files = tuple(self._known.execute(FILES, (name,)))
            if _digest(packed, files) == digest:
                return _unpacked(packed)._replace(files=files)
        except Exception:  # noqa: BLE001 - whatever somebody else's file makes of our records
            self._known = None
        self.damaged += 1
        return None

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file of the site, with its digest."""
        if self._known is not None:
            with suppress(sqlite3.Error):
                yield from self._known.execute(ALL_FILES)

    def add(self, summary: Summary) -> None:
        """Note what came of a part; where that cannot be, the next build makes it again."""
        if self._path is None:
            return
        packed = pickle.dumps(summary._replace(files=()), pickle.HIGHEST_PROTOCOL)
        digest = _digest(packed, summary.files)
        self._note(self._path, (summary.part, summary.key, digest, packed), summary.files)

    def add_known(self, summary: Summary) -> None:
        """Note again, as it stands there, what was found in the last build's."""
        row = None
        with suppress(sqlite3.Error):
            row = self._known and self._known.execute(FIND, (summary.part,)).fetchone()
        if row and self._path:
            self._note(self._path, row, summary.files)

    def _note(self, path: Path, row: tuple[Any, ...], files: Files) -> None:
        named = [(row[0], *file) for file in files]
        with suppress(sqlite3.Error, OSError):
            if self._new is None:
                self._new = _begun(path)
            self._new.execute(ADD, row)
            self._new.executemany(ADD_FILE, named)

    def keep(self) -> None:
        """Let what was noted be what the next build finds."""
        if self._new is None or self._path is None:
            return
        with suppress(sqlite3.Error, OSError):
            with closing(self._new):
                self._new.execute(INDEX)
                self._new.execute("COMMIT")
            _unfinished(self._path).replace(self._path)
        self._new = None

    def close(self) -> None:
        """Leave nothing half written behind."""
        for connection in filter(None, (self._known, self._new)):
            connection.close()
        if self._path:
            with suppress(OSError):
                _unfinished(self._path).unlink(missing_ok=True)
                # Only where it is empty, so that there is no other ledger.
                self._path.parent.rmdir()


def _unfinished(path: Path) -> Path:
    """The ledger that this process is writing."""
    return path.with_name(f"{path.name}.{os.getpid()}")


def _begun(path: Path) -> sqlite3.Connection:
    """A ledger of nothing; nobody minds if it is never finished."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = _unfinished(path)
    unfinished.unlink(missing_ok=True)
    new = sqlite3.connect(unfinished, isolation_level=None)
    for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "BEGIN", *MAKE):
        new.execute(statement)
    return new


@contextmanager
def ledger_of(what: str, cache: Path | None = None, *, fresh: bool = False) -> Iterator[Ledger]:
    """The ledger of what is called so, of a site or of checks; that of nothing remembers nothing.

    cache: the folder it lies in. fresh: what it has is not looked at.
    """
    name = sha256(what.encode()).hexdigest()[:16]
    path = (cache or CACHE) / f"{name}.ledger" if what else None
    if path and fresh:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    known = Ledger(path)
    try:
        yield known
    finally:
        known.close()


def _opened(path: Path) -> sqlite3.Connection | None:
    """What the last build left; None where there is nothing to be read."""
    try:
        if path.is_symlink() or not path.is_file():
            return None
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except (sqlite3.Error, OSError):
        return None


def _digest(packed: bytes, files: Files) -> bytes:
    """Of what is noted of a part: a file that is not listed would be missing in the next site."""
    digest = sha256(packed)
    digest.update(repr(files).encode())
    return digest.digest()


def _unpacked(packed: bytes) -> Summary:
    """The summary that was noted; its digest has been checked."""
    summary = _Reader(io.BytesIO(packed)).load()
    if not isinstance(summary, Summary):
        raise pickle.UnpicklingError("no summary")
    return summary
