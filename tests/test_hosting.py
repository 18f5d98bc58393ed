"""What HOSTING.md tells those who run an archive of their own: as it is."""

import re
import shlex

import pytest
from click.testing import CliRunner

from generator.authoring.beginning import FOLDER
from generator.commands.cli import cli
from generator.commands.host import PAGES_URL
from generator.content import static
from generator.content.site_file import KEYS
from support.paths import ROOT

HOSTING = (ROOT / "HOSTING.md").read_text("utf-8")
README = (FOLDER / "README.md").read_text("utf-8")
VARIABLES = {"URL", "CONTEXT", "DEPLOY_PRIME_URL", "CF_PAGES_URL", "CF_PAGES_BRANCH", PAGES_URL}


def test_every_command_of_it_exists() -> None:
    """With its options; `--help` behind it is all that is then done."""
    blocks = re.findall(r"```sh\n(.*?)```", HOSTING, re.DOTALL)
    lines = [line for line in "\n".join(blocks).splitlines() if re.search(r"(^|/)gongkai ", line)]
    assert len(lines) == 5
    for line in lines:
        _, *words = shlex.split(line.partition(" > ")[0], comments=True)
        assert CliRunner().invoke(cli, [*words, "--help"]).exit_code == 0, line
    options = re.findall(r"`(--[a-z-]+)`", HOSTING)
    known = CliRunner().invoke(cli, ["build", "--help"]).output
    assert [option for option in options if option not in known] == []


@pytest.mark.parametrize(("page", "left_out"), [(HOSTING, set()), (README, {"deadlines"})])
def test_every_key_of_site_yaml_is_explained(page: str, left_out: set[str]) -> None:
    """In the order in which it is written; local deadlines are for few, and in one page alone."""
    told = re.findall(r"^\| `([a-z_]+)` \|", page, re.MULTILINE)
    assert told == [key for key in KEYS if key not in left_out]


def test_it_names_what_is_read_of_a_host_and_what_static_may_hold() -> None:
    """The variables, and the limits."""
    assert set(re.findall(r"`([A-Z][A-Z_]+)`", HOSTING)) - {static.DOMAIN} >= VARIABLES
    assert f"每个不超过 {static.MAX_STATIC // 1024} KB，一共不超过 {static.MOST} 个" in HOSTING
