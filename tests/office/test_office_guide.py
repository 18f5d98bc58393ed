"""The guide of the office, held to what the command does."""

import csv
import re

from generator.office.results import ASKED, FEEDBACK, SUMMARY
from generator.office.roster import HEADINGS, read_roster
from support.paths import ROOT

GUIDE = (ROOT / "OFFICE.md").read_text("utf-8")


def test_the_roster_that_the_guide_shows_is_one() -> None:
    """It can be copied as it stands; every column of it is explained."""
    block = re.search(r"```csv\n(.*?)```", GUIDE, re.DOTALL)
    assert block
    roster = read_roster(list(csv.reader(block[1].splitlines())), "名册.csv", "990101")
    assert roster.findings == ()
    assert [body.kind for body in roster.bodies] == ["government", "department", "department"]
    told = "、".join(re.findall(r"^\| ([^|]+) \|", GUIDE, re.MULTILINE)).split("、")
    assert set(HEADINGS) - {"地区代码"} <= set(told)


def test_the_files_that_the_guide_names_are_those_that_are_made() -> None:
    """All of them, by their names."""
    named = set(re.findall(r"`(?:结果/)?([^`/]+\.(?:xlsx|html|md))`", GUIDE))
    assert named - {".xlsx"} == {SUMMARY, *ASKED}
    assert f"`结果/{FEEDBACK}`" in GUIDE
