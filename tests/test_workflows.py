"""What runs on the host for everybody's pull requests: safe for forks, and commands that exist."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator.archive.agency import Agency
from generator.authoring.scaffold import report_file
from generator.commands.cli import cli
from generator.form.editions import EDITIONS
from support.paths import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def parsed(path: Path) -> dict[str, Any]:
    """The workflow; no key is read as a truth value, as `on` would be."""
    return dict(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader))  # noqa: S506 - makes nothing but text


def steps(path: Path) -> list[dict[str, Any]]:
    """Every step of every job."""
    return [step for job in parsed(path)["jobs"].values() for step in job["steps"]]


def test_there_are_two_workflows() -> None:
    """The check of a pull request, and the tests."""
    assert [path.name for path in WORKFLOWS] == ["check.yml", "test.yml"]


def test_what_starts_a_workflow() -> None:
    """A pull request runs with the rights of its fork.

    pull_request_target, which has ours, is nowhere.
    """
    assert parsed(WORKFLOWS[0])["on"] == "pull_request"
    assert set(parsed(WORKFLOWS[1])["on"]) == {"push", "pull_request"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_can_read_and_nothing_more(path: Path) -> None:
    """No rights at the top, reading the repository for the job.

    No secret, no token left behind, an end in time.
    """
    workflow = parsed(path)
    text = path.read_text("utf-8")
    assert workflow["permissions"] == {}
    assert [job["permissions"] for job in workflow["jobs"].values()] == [{"contents": "read"}]
    assert all(int(job["timeout-minutes"]) <= 60 for job in workflow["jobs"].values())
    assert not re.search(r"secrets|GITHUB_TOKEN|github\.token|workflow_run|self-hosted", text)
    assert [step["with"] for step in steps(path) if "uses" in step] == [
        {"persist-credentials": "false"}
    ]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_an_action_is_pinned_to_one_commit_and_says_its_version(path: Path) -> None:
    """A tag can be moved to other code; a commit cannot.

    Nothing of a pull request is pasted into a command.
    """
    uses = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert uses
    assert all(
        re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}  # v[0-9]+\.[0-9]+\.[0-9]+", line)
        for line in uses
    )
    assert not any("${{" in step.get("run", "") for step in steps(path))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_command_of_a_workflow_exists(path: Path) -> None:
    """Scripts are in the repository; options are those of the command line."""
    commands = [line for step in steps(path) for line in step.get("run", "").splitlines()]
    assert commands
    for command in commands:
        program, *arguments = shlex.split(command)
        if program in ("sh", "bash"):
            assert all((ROOT / path).is_file() for path in arguments if "/" in path), command
        else:
            assert [program, *arguments[:2]] == [".venv/bin/python", "-m", "generator"]
            understood(arguments[2:])


def understood(arguments: list[str]) -> None:
    """Whether the command line knows a command and its options.

    `--help` behind them is all it then does.
    """
    done = CliRunner().invoke(cli, [*arguments, "--help"])
    assert (done.exit_code, arguments) == (0, arguments)


def test_every_command_of_the_guide_exists() -> None:
    """What CONTRIBUTING.md tells a person to type."""
    shell = "\n".join(re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL))
    lines = [line.split("  #")[0].strip() for line in shell.splitlines()]
    assert lines[0] == "sh .ci/site"
    for line in lines[1:]:
        understood(shlex.split(line.removeprefix(".venv/bin/python -m generator")))


def test_the_guide_shows_what_check_says() -> None:
    """Files that the guide names are there, and the rule it explains is one."""
    assert (ROOT / "content/reports/410411/gxj/2025.md").is_file()
    done = CliRunner().invoke(cli, ["check", "--explain", "requests.balance.business"])
    assert (done.exit_code, done.output.splitlines()[0]) == (0, "requests.balance.business")


def test_the_blank_report_is_the_form() -> None:
    """What the guide has people copy: the edition in force, every cell still to be filled in."""
    agency = Agency("990101", "gxj", "", "机关名称", "", "department")
    blank = report_file(agency, max(EDITIONS), "", None).replace(
        f"机关名称{max(EDITIONS)}年", "机关名称20××年"
    )
    assert (ROOT / ".github" / "blank-report.md").read_text("utf-8") == blank
