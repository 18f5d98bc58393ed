"""Years of reports: none that cannot be, and no site that grows with a slip in a file's name."""

from pathlib import Path

import pytest

from generator.build import Options, build, examine
from generator.survey.carry_over import chain
from generator.survey.years import named, spelled
from support.loaded import dossiers

pytestmark = pytest.mark.usefixtures("in_archive")

AGENCY = Path("content/reports/990101/jyj")


def copy_to(year: str) -> None:
    """The report of 2023 once more, on another year."""
    text = (AGENCY / "2023.md").read_text("utf-8")
    (AGENCY / f"{year}.md").write_text(text.replace("2023年", f"{year}年"), "utf-8")


@pytest.mark.parametrize("year", ["9999", "9000", "2028"])
def test_there_is_no_report_on_a_year_after_the_next(year: str) -> None:
    """It is an error at the file's name, and nothing is published."""
    copy_to(year)
    _, findings = examine(Path("content"), this_year=2026)
    said = f"今年是 2026 年，还不会有 {year} 年的报告。核对文件名里的年份"
    assert [str(finding) for finding in findings] == [f"{AGENCY}/{year}.md: error place: {said}"]
    assert not build(Options(Path("content"), Path("site"), search=False, this_year=2026)).published


def test_the_next_year_may_have_one() -> None:
    """Whoever checks has another time zone."""
    copy_to("2027")
    _, findings = examine(Path("content"), this_year=2026)
    assert [finding for finding in findings if finding.rule == "place"] == []


@pytest.mark.parametrize("year", ["0000", "2007"])
def test_there_is_none_before_the_regulations(year: str) -> None:
    """《条例》 asks for reports since 2008."""
    copy_to(year)
    _, findings = examine(Path("content"))
    assert [finding.rule for finding in findings] == ["place"]


def test_years_far_apart_are_not_spelled_out() -> None:
    """Neither in the files of the site nor in its pages' words, where nobody says which year."""
    copy_to("2099")
    assert build(Options(Path("content"), Path("site"), search=False)).published
    assert sorted(path.name for path in Path("site/years").iterdir()) == ["2023", "2099"]
    for path in (*Path("site").rglob("*.html"), *Path("site").rglob("*.csv")):
        assert "2060" not in path.read_text("utf-8"), path
    assert "缺 2024 至 2098 年" in Path("site/990101/jyj/index.html").read_text("utf-8")
    file = dossiers(Path("content"))["990101/jyj"]
    steps = chain(file.agency, file.assessed)
    assert [step.gap for step in steps] == ["2024 至 2098 年的报告不在本档案"]


def test_a_short_hole_is_shown_and_a_long_one_is_left_out() -> None:
    """Five years in a row at most."""
    assert spelled([2025, 2019]) == (2019, 2020, 2021, 2022, 2023, 2024, 2025)
    assert spelled([2026, 2019]) == (2019, 2026)
    assert spelled([]) == ()


def test_before_the_form_no_year_is_shown_that_there_is_nothing_on() -> None:
    """From 2019 on, holes are."""
    assert spelled([2008, 2016, 2018, 2021]) == (2008, 2016, 2018, 2019, 2020, 2021)
    assert spelled([2008, 2010]) == (2008, 2010)


def test_missing_years_are_named_one_by_one_or_by_their_ends() -> None:
    """The oldest first."""
    assert named([2022, 2020]) == "2020、2022"
    assert named([2019, *range(2030, 2040), 2021]) == "2019、2021、2030 至 2039"
    assert named([]) == ""
