"""An agency's years: nothing is missed that is not due, nothing compared that is not alike."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.archive.agency import Agency
from generator.archive.report import Filing, Withdrawal
from generator.form.editions import form_of
from generator.survey.amounts import Amount
from generator.survey.coverage import Coverage
from generator.survey.history import Trend, history, trend
from generator.survey.lack import Lack
from generator.survey.standing import Standing
from generator.survey.years import named
from support.built_pages import find, page, text
from support.loaded import surveyed
from support.paths import SAMPLE
from support.small_archives import Body, Filed, write

AGENCY = Agency("990101", "jyj", "agency.yaml", "清河区教育局", "教育", "department")
GONE = Withdrawal("2026-01-01", "另行公布")


def stood(
    year: int, value: int | None = 0, *, inferred: bool = False, withdrawn: bool = False
) -> Standing:
    """A report on that year with so many applications."""
    form = form_of(year)
    count = len(form.headline) + len(form.sought) + len(form.outcomes)
    gone = GONE if withdrawn else None
    return Standing(
        agency=AGENCY,
        report=Filing("990101", "jyj", year, f"{year}.md", "报告", form, withdrawn=gone),
        partners=(),
        lapses=(),
        lost=0,
        known=0,
        joining=None,
        across="",
        amounts=(value,) + (0,) * (count - 1) if count else (),
        inferred=(0,) if inferred else (),
    )


def filed(*standings: Standing) -> dict[int, Standing]:
    """By year, oldest first."""
    return {standing.report.year: standing for standing in standings}


def test_an_agency_without_reports_has_no_year() -> None:
    """Even where others have reported for long."""
    found = history({}, 2025, ended=False)
    assert (found.years, found.due, found.gaps, found.awaited) == ((), 0, "", "")


def test_years_are_due_from_the_first_report_to_the_last_that_is_over_for_everybody() -> None:
    """What is due and not here is missing, that of the newest year may still come."""
    found = history(filed(stood(2020), stood(2022)), 2024, ended=False)
    assert found.years == (2020, 2021, 2022, 2023, 2024)
    assert (found.first, found.last, found.due) == (2020, 2023, 4)
    assert (found.counting, found.gaps, found.awaited) == ((2020, 2022), "2021、2023", "2024")


def test_a_body_that_was_merged_away_is_not_missed_for_ever() -> None:
    """Its years end with its last report; what lies before is still missing."""
    found = history(filed(stood(2019), stood(2021)), 2039, ended=True)
    assert found.years == (2019, 2020, 2021)
    assert (found.last, found.due, found.gaps, found.awaited) == (2021, 3, "2020", "")


def test_a_withdrawn_report_is_neither_there_nor_missing() -> None:
    """It is told by its own word."""
    found = history(filed(stood(2021), stood(2022, withdrawn=True)), 2022, ended=False)
    assert (found.counting, found.withdrawn, found.gaps, found.awaited) == ((2021,), "2022", "", "")


def test_nothing_is_due_before_the_form() -> None:
    """Of a body with nothing else, every year since."""
    found = history(filed(stood(2015)), 2020, ended=False)
    assert found.years == (2015, 2019, 2020)
    assert (found.early, found.counting) == ("2015", ())
    assert (found.gaps, found.awaited) == ("2019", "2020")
    found = history(filed(stood(2015)), 2020, ended=True)
    assert (found.years, found.early, found.due) == ((2015,), "2015", 0)


def test_a_long_hole_is_named_and_not_drawn() -> None:
    """As everywhere on the site."""
    found = history(filed(stood(2020), stood(2040)), 2041, ended=False)
    assert (found.years, found.gaps) == ((2020, 2040, 2041), "2021 至 2039")
    assert (found.last, found.awaited) == (2040, "2041")


def test_the_newest_year_is_held_against_the_one_before() -> None:
    """And the highest is told where there are three."""
    told = filed(stood(2021, 80), stood(2022, 63), stood(2023, 71))
    assert trend(told, "新收") == Trend(2023, Amount(71), 8, 80, (2021,), complete=True)
    assert trend(filed(stood(2022, 63), stood(2023, 63)), "新收") == Trend(
        2023, Amount(63), 0, 0, (), complete=True
    )
    assert trend({}, "新收") is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (stood(2019, 5), stood(2020, 9)),
        (stood(2020, 5), stood(2021, 9)),
        (stood(2023, 5), stood(2024, 9)),
        (stood(2021, 5), stood(2023, 9)),
        (stood(2021, None), stood(2022, 9)),
        (stood(2021, 5, inferred=True), stood(2022, 9)),
        (stood(2021, 5), stood(2022, 9, inferred=True)),
        (stood(2021, 5), stood(2022, None)),
    ],
)
def test_years_that_are_not_alike_have_no_difference(before: Standing, after: Standing) -> None:
    """The law changed, the form did, a year lies between, a figure is lost or worked out."""
    found = trend(filed(before, after), "新收")
    assert found
    assert found.more is None


def test_reports_of_other_bodies_or_of_another_scope_have_no_difference() -> None:
    """Their figures count something else."""
    before, after = stood(2021, 5), stood(2022, 9)
    alike = trend(filed(before, after), "新收")
    wider = replace(after, report=replace(after.report, scope="area"))
    other = trend(filed(before, wider), "新收")
    assert alike
    assert other
    assert (alike.more, other.more) == (4, None)


def test_a_figure_that_was_worked_out_is_not_the_highest() -> None:
    """It may be told, but nothing is held against it."""
    told = filed(stood(2021, 9, inferred=True), stood(2022, 3), stood(2023, 4), stood(2024, 4))
    assert trend(told, "新收") == Trend(2024, Amount(4), None, 4, (2023, 2024), complete=False)


def test_a_year_is_due_when_anybody_has_reported_on_it(tmp_path: Path) -> None:
    """The clock has no part in it: no build says on another day what this one does not."""
    bodies = {
        "990101/a": Body(reports={2021: Filed(), 2022: Filed()}),
        "990102/b": Body(reports={2024: Filed()}),
    }
    survey = surveyed(write(tmp_path / "content", bodies))
    (first, _) = survey.archive.agencies
    found = history(survey.filed(first), max(survey.years), ended=False)
    assert (found.counting, found.gaps, found.awaited) == ((2021, 2022), "2023", "2024")


def test_a_page_and_the_coverage_miss_the_same_years() -> None:
    """Of every body of the sample, since its first report; neither misses what is not due."""
    survey = surveyed(SAMPLE)
    newest = max(survey.years)
    told, missed = {}, {}
    for agency, squares in Coverage(survey).rows(survey.archive.agencies):
        ended = bool(survey.archive.successors(agency))
        told[agency.key] = history(survey.filed(agency), newest, ended=ended).gaps
        missed[agency.key] = named(each.year for each in squares if each.lack is Lack.GAP)
    assert told == missed
    assert any(told.values())


LEADS = {
    "990101/jyj": (
        "2019—2026 年这 8 年，档案中有 7 年的报告，缺 2022 年。 "
        "2026 年没有收到申请，上年也没有；已知的各年中，最多的是 2020 年， 389 件。"
    ),
    "990101/gxj": (
        "2021—2025 年这 5 年，档案中有 4 年的报告，缺 2024 年，2026 年的还没有入档。 "
        "2025 年的新收件数副本缺失，推算是 286 件；已知的各年中，最多的是 2022 年， 395 件。"
    ),
    "990101/jxj": (
        "2019—2020 年这 2 年，档案中有 1 年的报告，缺 2019 年；"
        "另有 2018 年的报告，那时没有统一表式。职能已转入 清河区工信局 ，以后的报告见该机关。 "
        "2020 年新收申请 158 件。"
    ),
}
"Agency → what its page says first."


@pytest.mark.parametrize("agency", LEADS)
def test_a_page_begins_with_the_story_of_its_body(sample_site: Path, agency: str) -> None:
    """Gaps, what was taken over, what was worked out: each in a plain sentence."""
    (lead,) = find(page(sample_site, agency), ".lead")
    assert text(lead) == LEADS[agency]


def test_the_newest_answers_are_those_of_the_last_year_with_applications(sample_site: Path) -> None:
    """Years of nothing but zeros share one line; parts of a lost copy make no bar."""
    (answers,) = find(page(sample_site, "990101/jyj"), ".answers")
    quiet, answered = find(answers, "dt")
    assert (text(quiet), text(answered)) == ("2026 年 、 2025 年", "2024 年")
    assert text(find(answers, "desc")[0]) == (
        "予以公开 26 件，占 7.2%；部分公开 14 件，占 3.9%；不予公开 169 件，占 46.9%；"
        "无法提供 97 件，占 26.9%；不予处理 54 件，占 15.0%。"
    )
    (lost,) = find(page(sample_site, "990101/gxj"), ".answers")
    assert find(lost, "svg") == []
    assert [text(part) for part in find(lost, ".parts li")][1:4] == [
        "部分公开 0 推",
        "不予公开 ?",
        "无法提供 35 推",
    ]


def test_a_gap_is_never_the_tallest_thing(sample_site: Path) -> None:
    """It is lower than any bar of note, and told by a word."""
    (chart,) = find(page(sample_site, "990101/gxj"), "figure svg")
    heights = {
        (rect.attrs or {})["class"]: float(str((rect.attrs or {})["height"]).rstrip("%"))
        for rect in find(chart, "rect")
    }
    assert heights["gap"] < heights["bar"]
    assert [text(word) for word in find(chart, ".absent")] == ["缺"]
    assert text(find(chart, "desc")[0]) == (
        "2021 年 96 件，2022 年 395 件，2023 年 300 件，2024 年不在本档案，2025 年 286 件（推算）"
    )
