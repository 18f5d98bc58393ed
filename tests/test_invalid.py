"""Each folder of tests/invalid breaks something: the exact findings, all of them, in order."""

import shutil
from pathlib import Path

import pytest

from generator.build import Options, build, examine
from support.paths import INVALID

CASES = sorted(path.name for path in INVALID.iterdir() if path.name != "base")


@pytest.mark.parametrize("case", CASES)
def test_an_invalid_archive_gets_exactly_these_findings(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The case laid over the base; wording, order and completeness are pinned."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(INVALID / "base", "content")
    shutil.copytree(INVALID / case / "content", "content", dirs_exist_ok=True)
    _, findings = examine(Path("content"))
    actual = "".join(f"{finding}\n" for finding in findings)
    (INVALID / case / "actual.txt").write_text(actual, "utf-8")
    assert actual == (INVALID / case / "expected.txt").read_text("utf-8")
    (INVALID / case / "actual.txt").unlink()


def test_an_invalid_archive_publishes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site that was there stays as it was, and nothing is left beside it."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(INVALID / "base", "content")
    assert build(Options(Path("content"), Path("site"), search=False)).published
    before = {path: path.read_bytes() for path in Path("site").rglob("*") if path.is_file()}
    shutil.copytree(INVALID / "one-wrong-cell" / "content", "content", dirs_exist_ok=True)
    result = build(Options(Path("content"), Path("site"), search=False))
    after = {path: path.read_bytes() for path in Path("site").rglob("*") if path.is_file()}
    assert (result.published, after == before) == (False, True)
    assert sorted(path.name for path in Path().iterdir()) == ["content", "site"]
