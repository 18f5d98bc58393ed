"""What runs on the host for everybody's pull requests: safe for forks, and commands that exist."""

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from support.command_line import understood
from support.paths import ROOT
from support.workflows import BEGINNINGS, WORKFLOWS, parsed, steps

READING = {"contents": "read"}
PERMISSIONS = {
    "check.yml": {"check": READING},
    "pages.yml": {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    },
    "test.yml": {"changes": READING, "test": READING, "passed": {}},
}
"What each job may do. One alone writes, the site to its host, and no pull request starts it."
STARTED_BY = {
    "check.yml": {"pull_request"},
    "pages.yml": {"push", "workflow_dispatch"},
    "test.yml": {"push", "pull_request"},
}

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def test_there_are_three_workflows() -> None:
    """The check of a pull request, the site on the host's pages, and the tests."""
    assert [path.name for path in WORKFLOWS] == list(PERMISSIONS)


@each_workflow
def test_what_starts_a_workflow(path: Path) -> None:
    """A pull request runs with the rights of its fork.

    pull_request_target, which has ours, is nowhere.
    """
    on = parsed(path)["on"]
    assert ({on} if isinstance(on, str) else set(on)) == STARTED_BY[path.name]


@each_workflow
def test_a_workflow_can_do_what_is_listed_here_and_nothing_more(path: Path) -> None:
    """No rights at the top, those of each job for itself.

    No secret, no token left behind, an end in time.
    """
    workflow = parsed(path)
    text = path.read_text("utf-8")
    assert workflow["permissions"] == {}
    jobs = workflow["jobs"]
    assert {name: job["permissions"] for name, job in jobs.items()} == PERMISSIONS[path.name]
    assert all(int(job["timeout-minutes"]) <= 60 for job in jobs.values())
    assert not re.search(r"secrets\.|GITHUB_TOKEN|github\.token|workflow_run|self-hosted", text)
    checkouts = [step for step in steps(path) if "checkout@" in step.get("uses", "")]
    assert {step["with"]["persist-credentials"] for step in checkouts} <= {"false"}


@each_workflow
def test_an_action_is_the_hosts_own_pinned_to_one_commit_and_says_its_version(path: Path) -> None:
    """A tag can be moved to other code; a commit cannot."""
    uses = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    pinned = r"actions/[a-z-]+@[0-9a-f]{40}  # v[0-9]+\.[0-9]+\.[0-9]+"
    assert [line for line in uses if not re.fullmatch(pinned, line)] == []


def test_an_action_has_one_version_everywhere() -> None:
    """Two of one name would be raised apart; an archive of one's own begins with the same."""
    every = (*WORKFLOWS, *BEGINNINGS)
    lines = [re.findall(r"uses: (.*)", path.read_text("utf-8")) for path in every]
    pins = {line for found in lines for line in found}
    assert len({pin.partition("@")[0] for pin in pins}) == len(pins)


def test_an_archive_of_ones_own_hands_over_what_ours_does() -> None:
    """Files whose names begin with a dot, too, which the host leaves out unless it is told."""
    handing = [
        step["with"]
        for path in (*WORKFLOWS, *BEGINNINGS)
        for step in steps(path)
        if "upload-pages-artifact@" in step.get("uses", "")
    ]
    assert handing == [{"path": "site", "include-hidden-files": "true"}] * 2


@each_workflow
def test_nothing_of_a_pull_request_is_pasted_into_a_command(path: Path) -> None:
    """What the host knows comes to a command in its environment, never in its text."""
    assert [step["name"] for step in steps(path) if "${{" in step.get("run", "")] == []


def test_every_command_of_a_workflow_exists() -> None:
    """Scripts are in the repository; options are those of the command line."""
    runs = [step.get("run", "") for path in WORKFLOWS for step in steps(path)]
    lines = [line.strip() for run in runs for line in run.splitlines()]
    scripts = [line for line in lines if re.match(r"(?:ba)?sh ", line)]
    named = [word for line in scripts for word in shlex.split(line) if "/" in word]
    assert sorted({word for word in named if not (ROOT / word).is_file()}) == []
    ours = re.findall(r"\.venv/bin/python -m generator (.*)", "\n".join(lines))
    assert [command.split()[0] for command in ours] == ["diff", "check", "verify"]
    for command in ours:
        understood(shlex.split(command))


def test_a_preview_is_built_as_one() -> None:
    """Netlify's commands are those of the repository, and whatever is not published is unlisted."""
    settings = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))
    commands = [each["command"].split() for each in settings["context"].values()]
    assert set(settings["context"]) == {"deploy-preview", "branch-deploy"}
    assert commands == [["sh", ".ci/site", "--preview"]] * 2
    assert settings["build"]["command"] == "sh .ci/site"
    understood(["build", "--preview"])


def test_an_auditor_of_workflows_finds_nothing() -> None:
    """zizmor, asked for whatever could be said, without the network.

    Hooks for pre-commit are read, too; a file that it cannot read is a finding.
    """
    program = Path(sys.executable).with_name("zizmor")
    options = ["--offline", "--no-config", "--no-progress", "--strict-collection"]
    plain = ["--format=plain", "--color=never"]  # it colours for a CI, even into a pipe
    command = [str(program), *options, *plain, "--persona=auditor", "."]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, "No findings to report. Good job!\n"), done.stderr
