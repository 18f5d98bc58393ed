"""The package as it is installed: one wheel, its own name, nothing of the checkout."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from support.packages import packed
from support.paths import ROOT, SAMPLE, SOURCES
from support.trees import digest

FRESH = ("-P", "-m", "gongkai")
"As a person runs it, without the working directory among the places of modules."


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return packed("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of modules that has the package as it is installed, and nothing besides."""
    folder = tmp_path_factory.mktemp("装 好") / "site-packages"
    with ZipFile(wheel) as files:
        files.extractall(folder)
    return folder


def gongkai(installed: Path, folder: Path, *arguments: str) -> tuple[int, str]:
    """Status and all that is said, of the installed package run in a folder."""
    surroundings = os.environ | {"PYTHONPATH": str(installed)}
    command = [sys.executable, *FRESH, *arguments]
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8")


def test_nothing_but_our_own_name_is_installed(installed: Path, wheel: Path) -> None:
    """No module called generator or templates lies there, which might be somebody else's.

    All that the package reads lies in it, byte for byte as in the checkout.
    """
    names = sorted(path.name for path in installed.iterdir())
    assert names[0] == "gongkai"
    assert names[1:] == [name for name in names if name.endswith(".dist-info")]
    for folder in ("generator", "templates"):
        assert data_of(ROOT / folder) == data_of(installed / "gongkai/program" / folder)
    with ZipFile(wheel) as files:
        said = files.read(f"{names[1]}/entry_points.txt").decode("utf-8")
    assert "gongkai = gongkai.__main__:main" in said


def data_of(folder: Path) -> set[tuple[str, bytes]]:
    """Every file there, with its content, but for what Python compiled."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {(path.relative_to(folder).as_posix(), path.read_bytes()) for path in files}


def test_two_builds_of_a_package_are_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    """Whoever builds it, and from the sdist as from the checkout."""
    source = packed("sdist", tmp_path / "sdist")
    subprocess.run(["tar", "xzf", source.name], cwd=source.parent, check=True)  # noqa: S607
    (unpacked,) = (path for path in source.parent.iterdir() if path.is_dir())
    again = packed("wheel", tmp_path / "again", unpacked)
    assert sha256(again.read_bytes()).digest() == sha256(wheel.read_bytes()).digest()


def test_it_makes_the_site_that_the_checkout_makes(
    installed: Path, tmp_path: Path, sample_site: Path
) -> None:
    """From templates and data of its own; processes that it begins find it, too."""
    command = ("build", "--no-search", "--content", str(SAMPLE), "--jobs", "2")
    status, said = gongkai(installed, tmp_path, *command)
    assert (status, said.splitlines()[-1].split()[0]) == (0, "已生成")
    assert digest(tmp_path / "site") == digest(sample_site)


def test_a_package_of_the_other_name_is_no_part_of_it(installed: Path, tmp_path: Path) -> None:
    """Others may have one called generator: ours is found in its place, or says why it cannot."""
    (tmp_path / "generator.py").write_text("raise SystemExit('not ours')", "utf-8")
    surroundings = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{installed}"}
    run = [sys.executable, *FRESH, "check", "--explain", "blank"]
    assert subprocess.run(run, env=surroundings, check=False, capture_output=True).returncode == 0
    (tmp_path / "generator.py").write_text("", "utf-8")
    both = [sys.executable, "-P", "-c", "import generator, gongkai"]
    done = subprocess.run(both, env=surroundings, check=False, capture_output=True)
    assert b"another package called generator is imported already" in done.stderr


def test_an_archive_begins_where_there_is_no_checkout(installed: Path, tmp_path: Path) -> None:
    """Made, checked, an original imported, built: in a path of spaces and Chinese characters."""
    place = tmp_path / "我的 档案"
    assert gongkai(installed, tmp_path, "init", place.name)[0] == 0
    assert gongkai(installed, place, "check", "--strict") == (0, "0 个错误，0 个提示。\n")
    source = next(SOURCES.glob("001_*.txt"))
    named = ("--region", "410411", "--agency", "gxj")
    of_agency = ("--name", "湛河区工信局", "--sector", "工业和信息化")
    assert gongkai(installed, place, "new", "agency", *named, *of_agency)[0] == 0
    status, said = gongkai(installed, place, "import", str(source), *named, "--year", "2023")
    assert status == 0, said
    assert gongkai(installed, place, "check")[0] == 0
    assert gongkai(installed, place, "build", "--base-url", "https://own.example/a/")[0] == 0
    page = (place / "site/410411/gxj/2023/index.html").read_text("utf-8")
    assert "https://own.example/a/410411/gxj/2023/" in page
