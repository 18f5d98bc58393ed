"""Makes `.venv` exactly what a lock file says, and does nothing where it already is.

    sh .ci/python .ci/environment.py site

The stamp in `.venv` names the locks it was made from and is written last: an environment
without it is half made, one that names another lock is out of date, and both are made anew,
so that nothing stays behind that no lock names. A lock may also be added to a finished one.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from system import install, say

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

HERE = Path(".venv")
IS_WINDOWS = sys.platform == "win32"
PYTHON = HERE / ("Scripts/python.exe" if IS_WINDOWS else "bin/python")
STAMP = HERE / "made-from"

LOCKS = Path(".ci/locks")
RUNTIME = LOCKS / "site.txt"
"""What building needs; every other lock contains it."""
FAR = 1 << 30
"A byte far behind the end of a lock file: Windows lets nobody read what another holds."


def main(lock: Path) -> None:
    """Bring `.venv` to the state of the lock."""
    if made_from(lock):
        return
    with alone(RUNTIME):
        if not made_from(lock):
            make(lock)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Of two commands at once let the second wait for the first, which may end in any way.

    The packages that say how on every system are what is to be installed.
    """
    with path.open("rb") as guard:
        if sys.platform == "win32":
            guard.seek(FAR)
            while True:
                try:
                    msvcrt.locking(guard.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # after ten seconds; the other one may need minutes
                    continue
        else:
            fcntl.flock(guard, fcntl.LOCK_EX)
        yield


def made_from(lock: Path) -> bool:
    """Say whether the environment is whole and holds the lock as it is now."""
    return stamp(lock) <= stamped()


def make(lock: Path) -> None:
    """Install the lock, into a new environment unless this one holds the runtime's and no more."""
    if stamped() != stamp(RUNTIME):
        need_ensurepip()
        say(f"Making {HERE} with Python {sys.version.split()[0]}")
        venv.EnvBuilder(clear=True, symlinks=not IS_WINDOWS, with_pip=True).create(HERE)
    STAMP.unlink(missing_ok=True)
    say(f"Installing {lock}")
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet")
    failed = subprocess.run([*pip, "install", "--require-hashes", "-r", lock], check=False)
    if failed.returncode:
        sys.exit(f"{lock} could not be installed; pip says why above.")
    STAMP.write_text("".join(f"{line}\n" for line in sorted(stamp(lock) | stamp(RUNTIME))))


def stamped() -> set[str]:
    """Return the lines of the stamp; none where the environment is half made or missing."""
    whole = STAMP.is_file() and PYTHON.exists()
    return set(STAMP.read_text().splitlines()) if whole else set()


def stamp(lock: Path) -> set[str]:
    """Return the lines for the lock and for the Python behind the environment, as they are now."""
    checksum = hashlib.sha256(lock.read_bytes()).hexdigest()
    return {f"{checksum}  {lock}", f"python  {PYTHON.resolve()}"}


def need_ensurepip() -> None:
    """Install what Debian and Ubuntu leave out of their Python, or say how to."""
    if importlib.util.find_spec("ensurepip"):
        return
    package = "python{}.{}-venv".format(*sys.version_info)
    if not install(package):
        sys.exit(
            f"{os.path.realpath(sys.executable)} cannot make environments: its ensurepip is "
            f"missing. Run `sudo apt-get install {package}`, then this command again; or run it "
            "with ARCHIVE_INSTALL=1 before it."
        )


if __name__ == "__main__":
    main(LOCKS / f"{sys.argv[1]}.txt")
