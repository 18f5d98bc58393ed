"""Whatever befalls the cache, a build succeeds and publishes what it would without one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish.cache import Cache
from support.paths import BASE, ROOT
from support.trees import digest

KEY = "a" * 64


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The entry of a folder that was kept."""
    folder = tmp_path / "made"
    (folder / "sub").mkdir(parents=True)
    (folder / "empty").write_bytes(b"")
    (folder / "sub" / "名 称").write_bytes(bytes(range(256)))
    Cache(tmp_path / "cache").keep(KEY, folder)
    return tmp_path / "cache" / KEY


def restored(entry: Path) -> tuple[bool, int]:
    """Whether the folder came back as it was, or not at all; and what was counted as damaged."""
    cache = Cache(entry.parent)
    folder = entry.parent.parent / "restored"
    done = cache.restore(KEY, folder)
    same = digest(folder) == digest(entry.parent.parent / "made") if done else not folder.exists()
    assert same
    shutil.rmtree(folder, ignore_errors=True)
    return done, cache.damaged


def test_a_kept_folder_comes_back_byte_for_byte(kept: Path) -> None:
    """What was never kept does not, and is not damaged."""
    assert restored(kept) == (True, 0)
    kept.unlink()
    assert restored(kept) == (False, 0)
    shutil.rmtree(kept.parent)
    assert restored(kept) == (False, 0)


def test_a_damaged_entry_is_none(kept: Path) -> None:
    """Cut short anywhere, one bit turned anywhere, longer, empty."""
    whole = kept.read_bytes()
    for place in range(len(whole)):
        kept.write_bytes(whole[:place])
        assert restored(kept) == (False, 1)
        kept.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert restored(kept) == (False, 1)
    kept.write_bytes(whole + b"\0")
    assert restored(kept) == (False, 1)


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to(path)])
def test_what_is_no_file_is_none_and_is_replaced(
    make: Callable[[Path], object], kept: Path
) -> None:
    """A folder, a pipe, a link to itself in its place."""
    kept.unlink()
    make(kept)
    assert restored(kept) == (False, 1)
    Cache(kept.parent).keep(KEY, kept.parent.parent / "made")
    assert restored(kept) == (True, 0)


def test_what_is_no_entry_stays(kept: Path) -> None:
    """Somebody else may keep things there; entries of other builds, whole or half written, go."""
    for name in ("notes.txt", "b" * 64, f"{'c' * 64}.123"):
        (kept.parent / name).write_text("", "utf-8")
    (kept.parent / "folder").mkdir()
    (kept.parent / ("d" * 64)).mkdir()
    Cache(kept.parent).keep_only([KEY])
    assert sorted(path.name for path in kept.parent.iterdir()) == [KEY, "folder", "notes.txt"]


def build(folder: Path, *command: str) -> tuple[int, str]:
    """Status and the line on the cache."""
    known = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    program = [sys.executable, "-m", "generator", "build", "--timings"]
    done = subprocess.run(
        [*command, *program], cwd=folder, env=known, capture_output=True, check=False
    )
    said = [line for line in done.stderr.decode("utf-8").splitlines() if line.startswith("damaged")]
    return done.returncode, "".join(said)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with a small archive and its site."""
    shutil.copytree(BASE, tmp_path / "archive" / "content")
    assert build(tmp_path / "archive") == (0, "damaged         0 in the cache, made again")
    return tmp_path / "archive"


def entries(archive: Path) -> list[Path]:
    """The files of its cache."""
    return sorted(path for path in (archive / ".cache").rglob("*") if path.is_file())


def test_an_edit_in_the_site_does_not_reach_the_cache(archive: Path) -> None:
    """Nothing published is the same file as another: the next build brings back what was."""
    before = digest(archive / "site")
    for path in (archive / "site").rglob("*"):
        if path.is_file():
            assert path.stat().st_nlink == 1
            path.write_bytes(b"defaced")
    (archive / "site" / ".gongkai-site").write_text("", "utf-8")
    assert build(archive) == (0, "damaged         0 in the cache, made again")
    assert digest(archive / "site") == before


def test_a_damaged_cache_is_made_again_and_counted(archive: Path) -> None:
    """The site is the same, and the next build finds the cache whole."""
    before, (entry,) = digest(archive / "site"), entries(archive)
    entry.write_bytes(entry.read_bytes()[:-1])
    assert build(archive) == (0, "damaged         1 in the cache, made again")
    assert digest(archive / "site") == before
    assert build(archive) == (0, "damaged         0 in the cache, made again")


def test_a_cache_that_cannot_be_read_is_made_again(archive: Path) -> None:
    """Nor written, nor one that is a file.

    Root first gives up the right to read and write everywhere.
    """
    before, (entry,) = digest(archive / "site"), entries(archive)
    plain: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("nothing is forbidden to root here, so an unreadable cache was not tried")
        plain = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
        plain.append("--inh-caps=-dac_override,-dac_read_search")
    entry.chmod(0)
    entry.parent.chmod(0o555)
    assert build(archive, *plain) == (0, "damaged         1 in the cache, made again")
    entry.parent.chmod(0)
    assert build(archive, *plain) == (0, "damaged         1 in the cache, made again")
    entry.parent.chmod(0o755)
    shutil.rmtree(archive / ".cache")
    (archive / ".cache").write_text("mine", "utf-8")
    assert build(archive)[0] == 0
    assert digest(archive / "site") == before
    assert (archive / ".cache").read_text("utf-8") == "mine"


@pytest.mark.parametrize(("size", "then"), [(1024 * 1024, "ro"), (16 * 1024, "rw")])
def test_a_cache_on_a_full_or_read_only_disk_is_done_without(
    size: int, then: str, archive: Path, mounted: Callable[[int], Path]
) -> None:
    """Nothing half written is left on it."""
    before = digest(archive / "site")
    shutil.rmtree(archive / ".cache")
    disk = mounted(size)
    subprocess.run(["mount", "-o", f"remount,{then}", str(disk)], check=True)  # noqa: S607
    (archive / ".cache").symlink_to(disk)
    assert build(archive)[0] == 0
    assert (digest(archive / "site"), entries(archive)) == (before, [])
