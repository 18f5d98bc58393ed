"""CONTRIBUTING.md: what it tells people to type, copy and expect is so."""

import re
import shlex

from click.testing import CliRunner

from generator.archive.agency import Agency
from generator.authoring.scaffold import report_file
from generator.commands.cli import cli
from generator.form.editions import EDITIONS
from support.command_line import understood
from support.paths import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_every_command_of_the_guide_exists() -> None:
    """What it tells a person to type, who uses a command line."""
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
