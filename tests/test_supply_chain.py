"""What is installed is what was locked: hashes for everything, and nothing with another hash."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.paths import ROOT

LOCKS = sorted((ROOT / ".ci" / "locks").glob("*.txt"))
PACKAGE = re.compile(
    r"^([a-z0-9-]+==[^ ]+)(?: ;[^\\]*)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.MULTILINE,
)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_pins_everything_by_hash_and_names_no_index(lock: Path) -> None:
    """Each package by its version and by its hashes.

    No address of an index, a mirror or a download.
    """
    text = lock.read_text("utf-8")
    bare = re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE)
    assert PACKAGE.findall(bare)
    assert PACKAGE.sub("", bare).strip() == ""
    assert not re.search(r"https?://|--(?:extra-)?index-url|--find-links|--trusted-host", text)


def test_the_locks_agree() -> None:
    """A package has the same version in all of them."""
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, version in re.findall(
            r"^([a-z0-9-]+)==([^ ]+)", lock.read_text("utf-8"), re.MULTILINE
        ):
            versions.setdefault(name, set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_a_package_with_another_hash_is_not_installed(tmp_path: Path) -> None:
    """One digit of one hash changed in the lock: pip refuses, and installs nothing."""
    name, hashes = next(
        found for found in PACKAGE.findall(_bare()) if found[0].startswith("markdown-it-py==")
    )
    lock = tmp_path / "requirements.txt"
    lock.write_text(f"{name} \\\n{hashes}", "utf-8")
    assert _install(lock, tmp_path / "true")[0] == 0
    wrong = re.sub(r"sha256:(.)", lambda found: f"sha256:{'0' if found[1] != '0' else '1'}", hashes)
    lock.write_text(f"{name} \\\n{wrong}", "utf-8")
    status, said = _install(lock, tmp_path / "tampered")
    assert (status, "DO NOT MATCH THE HASHES" in said) == (1, True)
    assert not (tmp_path / "tampered").exists()


def _bare() -> str:
    return re.sub(
        r"^ *#.*\n",
        "",
        (ROOT / ".ci" / "locks" / "site.txt").read_text("utf-8"),
        flags=re.MULTILINE,
    )


def _install(lock: Path, target: Path) -> tuple[int, str]:
    """Status and output of pip, as the environment is made, into a folder of its own."""
    options = (
        "--disable-pip-version-check",
        "--no-input",
        "--no-deps",
        "--require-hashes",
        "--target",
        str(target),
    )
    command = [sys.executable, "-m", "pip", "install", *options, "-r", str(lock)]
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")
