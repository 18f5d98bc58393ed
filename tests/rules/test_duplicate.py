"""One report that stands in several places: who reads it, sees where."""

from dataclasses import replace

from generator.archive.archive import Archive
from generator.archive.settings import Settings
from generator.rules.duplicate import duplicate
from support.zeros import REGIONS, agency, report

SAME_YEAR = "；几个机关联合编制一份的，只留一份，用 joint 写明其余的机关"


def said(*years: int, others: tuple[int, ...] = ()) -> list[str]:
    """What is said of the first of an agency's reports, all alike, as those of another agency."""
    own = agency(*(report({}, year=year) for year in years))
    other = replace(agency(*(report({}, year=year) for year in others)), id="jyj")
    bodies = [
        replace(
            body,
            reports=tuple(
                replace(filed, content=b"alike", agency=body.id) for filed in body.reports
            ),
        )
        for body in (own, other)
    ]
    archive = Archive(Settings(), REGIONS, tuple(bodies))
    first, *_ = duplicate(bodies[0], archive)
    return [first.message, first.hint]


def test_three_others_are_named_and_more_are_counted() -> None:
    """So that a file copied into every year is still one line."""
    assert said(2021, 2022, 2023, 2024)[0] == (
        "数字和正文与 410411/gxj/2022、410411/gxj/2023、410411/gxj/2024 完全相同"
    )
    assert said(2021, 2022, 2023, 2024, 2025)[0] == (
        "数字和正文与 410411/gxj/2022、410411/gxj/2023、410411/gxj/2024等 4 份报告 完全相同"
    )


def test_a_report_of_the_same_year_may_be_a_joint_one() -> None:
    """One of them is enough; of other years it cannot be."""
    plain = "核对原件，看是否放错了年度或机关"
    assert said(2021, 2022)[1] == plain
    assert said(2021, 2022, others=(2021,))[1] == plain + SAME_YEAR
    assert said(2021, others=(2020, 2022))[1] == plain
