"""An archive of one's own: made in one command, clean at once, content and one dependency."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator import __version__
from support.command_line import run
from support.paths import CONTENT, ROOT
from support.repository import Repository
from support.trees import digest
from support.workflows import run_step
from support.workflows import steps as workflow_steps

ONLY = f"本程序（{__version__}）只认 1"
OTHER = "请另选一个空文件夹，或者先自行移走里面的文件"
USE = "这里的内容要用另一个版本的 gongkai：改 requirements.txt 里的版本号，重新安装"
REPORT = "990101/shili/2025/index.html"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """An archive that somebody has just begun, in a folder of any name."""
    status, said, _ = run(tmp_path, "init", "我的 档案")
    assert (status, said) == (
        0,
        "已新建 11 个文件：我的 档案/。接下来怎样做，见其中的 README.md\n",
    )
    return tmp_path / "我的 档案"


def test_what_is_made_is_clean_and_makes_a_site(own: Path) -> None:
    """The example is one in every word; no figure of it is on any page."""
    assert run(own, "check", "--strict") == (0, "", "0 个错误，0 个提示。\n")
    status, _, _ = run(own, "build", "--no-search", "--base-url", "https://own.example/")
    assert status == 0
    page = (own / "site/990101/shili/index.html").read_text("utf-8")
    assert re.search("<h1>.*示例机关", page)
    assert not (own / "site" / REPORT).exists()


def test_the_example_is_removed_as_the_readme_says(own: Path) -> None:
    """A folder, and the last four lines: what is left are the regions there are."""
    readme = (own / "README.md").read_text("utf-8")
    (folder,) = re.findall(r"删去文件夹 `(.*?)`", readme)
    assert "再删去 `content/regions.yaml` 最后四行" in readme
    (own / folder / "shili/agency.yaml").unlink()
    (own / folder / "shili").rmdir()
    (own / folder).rmdir()
    regions = own / "content/regions.yaml"
    lines = regions.read_text("utf-8").splitlines(keepends=True)
    regions.write_text("".join(lines[:-4]), "utf-8")
    assert regions.read_bytes() == (CONTENT / "regions.yaml").read_bytes()
    assert run(own, "check", "--strict")[0] == 0
    assert run(own, "build", "--no-search")[0] == 0


def test_a_folder_that_is_not_empty_is_left_as_it_is(own: Path) -> None:
    """Nor is a file, or a link to a folder, taken for one; the repository of an archive may be."""
    before = digest(own)
    assert run(own, "init", ".")[::2] == (
        2,
        f"DIR .：里面已经有文件（.gitattributes），没有改动；{OTHER}\n",
    )
    (own.parent / "empty").mkdir()
    (own.parent / "link").symlink_to(own.parent / "empty")
    for taken in ("link", "我的 档案/README.md"):
        assert run(own.parent, "init", taken)[::2] == (
            2,
            f"DIR {taken}：这里不是文件夹，没有改动；请另选一个\n",
        )
    assert (digest(own), list((own.parent / "empty").iterdir())) == (before, [])
    (own.parent / "empty/.git").mkdir()
    assert run(own.parent / "empty", "init", ".")[0] == 0
    assert digest(own.parent / "empty") == before


def test_a_folder_that_cannot_be_filled_is_left_empty(tmp_path: Path) -> None:
    """Half an archive would be taken for one."""
    (tmp_path / "own").mkdir()
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))"
    ignore = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)"
    code = f"{limit}; {ignore}; from generator.__main__ import main; main()"
    command = [sys.executable, "-c", code, "init", "own"]
    known = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=known, capture_output=True, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (4, 1)
    assert list((tmp_path / "own").iterdir()) == []


def test_the_version_stands_in_one_place(own: Path) -> None:
    """Upgrading is that number; the format of the content has one of its own."""
    texts = {
        path.relative_to(own).as_posix(): path.read_text("utf-8")
        for path in own.rglob("*")
        if path.is_file() and path.name != "regions.yaml"
    }
    named = [name for name, text in texts.items() if f"gongkai[import]=={__version__}" in text]
    assert named == ["requirements.txt"]
    assert [name for name, text in texts.items() if "<VERSION>" in text] == []
    site = own / "content/site.yaml"
    site.write_text(texts["content/site.yaml"].replace("format: 1", "format: 2"), "utf-8")
    status, said, _ = run(own, "check")
    assert (status, said) == (
        1,
        f"content/site.yaml:8:9: error format: format 为“2”，{ONLY}。{USE}\n",
    )


def test_its_workflows_can_do_no_harm(own: Path) -> None:
    """They install the package, run commands that exist, and hold no more rights than needed."""
    folder = own / ".github/workflows"
    rights = {}
    for path in sorted(folder.iterdir()):
        workflow = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text
        assert workflow["permissions"] == {}
        for name, job in workflow["jobs"].items():
            rights[path.stem, name] = job["permissions"]
            for step in job["steps"]:
                for line in step.get("run", "").splitlines():
                    if line.startswith("python "):
                        understood(own, line)
    assert rights == {
        ("check", "check"): {"contents": "read"},
        ("pages", "build"): {"contents": "read", "pages": "read"},
        ("pages", "publish"): {"pages": "write", "id-token": "write"},
    }
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [str(zizmor), "--offline", "--persona=auditor", "--no-exit-codes", str(folder)]
    done = subprocess.run(command, capture_output=True, check=True)
    assert b"No findings to report" in done.stdout, done.stdout


def test_a_pull_request_is_checked_by_what_its_target_has_and_not_by_what_comes_with_it(
    own: Path, tmp_path: Path
) -> None:
    """A module called as the package is does not run, and what is wrong is told.

    The package is not installed here: one line stands for it, found where it would be.
    """
    archive = Repository.begun(own)
    archive.commit("The archive")
    archive.git("switch", "--quiet", "--create", "proposal")
    evil = "raise SystemExit('TAKEN')\n"
    for name in ("gongkai.py", "sitecustomize.py", "content/gongkai.py"):
        (own / name).write_text(evil, "utf-8")
    (own / "requirements.txt").write_text("taken\n", "utf-8")
    archive.commit("What is proposed")
    archive.git("switch", "--quiet", "main")
    archive.merged("proposal")
    installed = tmp_path / "installed"
    installed.mkdir()
    package = "from generator.__main__ import main\n\nmain()\n"
    (installed / "gongkai.py").write_text(package, "utf-8")
    (installed / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    (installed / "python").chmod(0o755)
    known = {
        "PATH": f"{installed}:{os.environ['PATH']}",
        "PYTHONPATH": f"{installed}:{ROOT}",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    archive.git("clone", "--quiet", "--depth=2", f"file://{own}", str(workspace / "merge"))
    steps = {step.get("name"): step for step in workflow_steps(own / ".github/workflows/check.yml")}
    statuses = {}
    said = ""
    for name in ("取目标分支", "变化", "核验", "对照原件"):
        done = run_step(steps[name], workspace, **known)
        statuses[name] = done.returncode
        said += done.stdout + done.stderr
    assert statuses == {"取目标分支": 0, "变化": 1, "核验": 1, "对照原件": 1}, said
    assert "::error file=content/gongkai.py" in said
    assert "TAKEN" not in said
    assert steps["安装"]["working-directory"] == "target"
    assert "gongkai[import]==" in (workspace / "target/requirements.txt").read_text("utf-8")


def understood(own: Path, command: str) -> None:
    """Whether a command of a workflow or a guide is one; `--help` behind it is all it then does."""
    _, *words = shlex.split(command.partition("#")[0]) or [""]
    if words[:2] == ["-m", "gongkai"]:
        assert run(own, *words[2:], "--help")[0] == 0
    elif words:
        assert words == ["-m", "pip", "install", "--requirement", "requirements.txt"]


def test_every_command_of_its_readme_exists(own: Path) -> None:
    """Those in the blocks of the shell, with their options."""
    readme = (own / "README.md").read_text("utf-8")
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", readme, re.DOTALL))
    lines = [line for line in blocks.splitlines() if line.startswith(".venv/bin/gongkai")]
    assert len(lines) == 5
    for line in lines:
        _, *words = shlex.split(line, comments=True)
        assert run(own, *words, "--help")[0] == 0
    for named in re.findall(r"`gongkai (\w+)`", readme):
        assert run(own, named, "--help")[0] == 0
