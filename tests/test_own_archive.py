"""An archive of one's own as somebody begins it, on demand: from the wheel to a search, and later.

Each in an environment of its own, made of what a package registry has.
"""

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generator import __version__
from support.packages import packed
from support.paths import ROOT, SOURCES

LATER = "999.0.0"
SHIPPED = ("gongkai", "generator", "templates", "content/regions.yaml")
BESIDE = ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE")
PYTHONS = (sys.executable, "/usr/bin/python3")
AGENCY = ("--region", "410411", "--agency", "gxj")


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Version → its wheel: this one, and one that is to come."""
    if not os.environ.get("ARCHIVE_REGISTRY"):
        pytest.skip("ARCHIVE_REGISTRY is not set, so nothing was installed from a registry")
    folder = tmp_path_factory.mktemp("wheels")
    later = folder / "later"
    for name in (*SHIPPED, *BESIDE):
        (later / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, later / name)
    own = later / "generator/__init__.py"
    own.write_text(own.read_text("utf-8").replace(f'"{__version__}"', f'"{LATER}"'), "utf-8")
    return {
        __version__: packed("wheel", folder / "this"),
        LATER: packed("wheel", folder / "that", later),
    }


class Person:
    """Somebody with a folder of their own, whose name has spaces and Chinese characters."""

    def __init__(self, home: Path, user: str) -> None:
        self.home = home
        self.place = home / "档案"
        self._as = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": ()}
        self._known = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
        } | {"HOME": str(home)}

    def run(self, *command: str, folder: Path | None = None) -> str:
        """All that a command says, which ends well."""
        done = subprocess.run(
            command,
            cwd=folder or self.home,
            env=self._known,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            **self._as,  # type: ignore[call-overload]  # no literal of its keys
        )
        said = done.stdout.decode("utf-8")
        assert done.returncode == 0, said
        return str(said)

    def gongkai(self, *arguments: str) -> str:
        """The same of the script, in the archive's folder."""
        return self.run(str(self.home / "env/bin/gongkai"), *arguments, folder=self.place)

    def serve(self) -> "subprocess.Popen[str]":
        """A server that begins."""
        process: subprocess.Popen[str] = subprocess.Popen(
            [str(self.home / "env/bin/gongkai"), "serve", "--port", "0"],
            cwd=self.place,
            env=self._known | {"PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - tests may run under nohup
            **self._as,  # type: ignore[call-overload]  # as above
        )
        return process


@pytest.fixture(params=["the same user", "nobody"])
def person(request: pytest.FixtureRequest) -> Iterator[Person]:
    """Whoever runs the tests, and where that may be, somebody who owns nothing else."""
    user = pwd.getpwuid(os.geteuid()).pw_name
    if request.param != "the same user":
        if os.geteuid() != 0:
            pytest.skip("only root can be somebody else")
        user = request.param
    with tempfile.TemporaryDirectory(prefix="张三 的 ") as folder:
        shutil.chown(folder, user)
        yield Person(Path(folder), user)


def begin(person: Person, wheel: Path) -> None:
    """Make an environment, with a Python that this person may run, and install the package."""
    (person.home / wheel.name).write_bytes(wheel.read_bytes())
    for python in PYTHONS:
        try:
            person.run(python, "-m", "venv", "env")
            break
        except (OSError, AssertionError):
            shutil.rmtree(person.home / "env", ignore_errors=True)
    pip = str(person.home / "env/bin/pip")
    person.run(pip, "install", f"{wheel.name}[import]")


def test_from_an_empty_folder_to_a_search_and_to_the_next_version(
    person: Person, wheels: dict[str, Path], browser: Browser
) -> None:
    """Installed, begun, a report imported, built, served, searched; then one number is raised."""
    begin(person, wheels[__version__])
    person.run(str(person.home / "env/bin/gongkai"), "init", "档案")
    assert person.gongkai("check", "--strict") == "0 个错误，0 个提示。\n"
    of_agency = ("--name", "湛河区工信局", "--sector", "工业和信息化")
    person.gongkai("new", "agency", *AGENCY, *of_agency)
    original = person.home / "年报 2023.txt"
    original.write_bytes(next(SOURCES.glob("001_*.txt")).read_bytes())
    person.gongkai("import", str(original), *AGENCY, "--year", "2023")
    person.gongkai("check")
    assert "已生成" in person.gongkai("build", "--base-url", "https://own.example/")
    process = person.serve()
    try:
        page = browser.new_page(locale="zh-CN")
        page.goto(f"{address_of(process)}search/?q=湛河区")
        expect(page.locator("#search-status")).to_contain_text("找到 1 篇年报")
        page.close()
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate()
    upgrade(person, wheels[LATER])


def address_of(process: "subprocess.Popen[str]") -> str:
    """Where it serves, as soon as it says so."""
    assert process.stdout
    for line in process.stdout:
        found = re.match(r"http://127\.0\.0\.1:\d+/", line)
        if found:
            return found[0]
    pytest.fail("the server ended before it was ready")


def upgrade(person: Person, wheel: Path) -> None:
    """As the archive's README says it is done: a number, and the same command as at first."""
    (person.home / wheel.name).write_bytes(wheel.read_bytes())
    required = person.place / "requirements.txt"
    text = required.read_text("utf-8")
    assert text.count(f"=={__version__}") == 1
    required.write_text(text.replace(f"=={__version__}", f"=={LATER}"), "utf-8")
    pip = str(person.home / "env/bin/pip")
    wheels = ("--find-links", str(person.home))
    person.run(pip, "install", *wheels, "--requirement", "requirements.txt", folder=person.place)
    assert person.gongkai("--version") == f"gongkai, version {LATER}\n"
    person.gongkai("check")
    assert "已生成" in person.gongkai("build", "--base-url", "https://own.example/")
