"""What is drawn once for many pages: a page says the same whatever was drawn before it."""

from array import array
from dataclasses import replace

import pytest
from justhtml import JustHTML

from generator.archive.figures import Figures
from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.content.load import load
from generator.form.editions import whole_form
from generator.site.assessed import Assessed, assessed
from generator.site.marks import Marks
from generator.site.pages.page import Page
from generator.site.pages.report import report_page
from generator.site.render import Renderer
from generator.survey.overview import Survey
from generator.survey.standing import stand
from support.built_pages import find, text
from support.paths import SAMPLE

EDITIONS = (2019, 2021)
NO_MARKS = Marks(failing=frozenset(), identities={}, corrected={})
SHOWN: list[tuple[Value, str]] = [
    (0, "0"),
    ("0", "0"),
    ("0.00", "0.00"),
    (Missing.BLANK, "—"),
    (1, "1"),
    ("1.0", "1.0"),
    (Missing.LOST, "?"),
]
"Values that are easily taken for each other, and what a reader sees."


@pytest.fixture(scope="module")
def survey() -> Survey:
    """Of an archive that has every state a report can be in."""
    archive, _ = load(SAMPLE)
    return Survey(archive)


def reports(survey: Survey) -> list[Assessed]:
    """All of them."""
    found: list[Assessed] = []
    for agency in survey.archive.agencies:
        found += assessed(survey.standings[agency.key])
    return found


def test_a_page_is_the_same_whatever_was_drawn_before(survey: Survey) -> None:
    """Forwards, backwards, and by itself."""
    pages = [report_page(survey, found) for found in reports(survey)]
    renderer = Renderer(survey)
    forwards = [renderer.text(page) for page in pages]
    backwards = [renderer.text(page) for page in reversed(pages)]
    assert forwards == backwards[::-1]
    assert forwards == [Renderer(survey).text(page) for page in pages]


def test_a_remark_is_said_of_its_own_report_alone(survey: Survey) -> None:
    """Of two reports with the same figures one gives reasons and has corrections, one has none."""
    remarked = [found for found in reports(survey) if has_remarks(found.standing.report)]
    assert remarked
    for found in remarked:
        pages = [report_page(survey, found), without_remarks(survey, found)]
        renderer = Renderer(survey)
        drawn = [renderer.text(page) for page in (*pages, *pages)]
        apart = [Renderer(survey).text(page) for page in pages]
        assert drawn == apart * 2
        assert drawn[0] != drawn[1]


def has_remarks(report: Report) -> bool:
    """Whether it says anything of its mistakes, or of the archive's."""
    return bool(report.acknowledged or report.corrections)


def without_remarks(survey: Survey, found: Assessed) -> Page:
    """The page of a report that says nothing of its own mistakes."""
    standing = found.standing
    report = replace(standing.report, acknowledged={}, corrections=())
    bare = stand(standing.agency, report, standing.partners)
    return report_page(survey, replace(found, standing=bare))


@pytest.mark.parametrize("edition", EDITIONS)
def test_values_that_look_alike_are_told_apart(survey: Survey, edition: int) -> None:
    """A table of nothing but one of them shows it in each cell, whichever was drawn before."""
    renderer = Renderer(survey)
    form = whole_form(edition)
    for value, words in (*SHOWN, *reversed(SHOWN)):
        figures = Figures(form, (value,) * len(form.cells), array("i"))
        for table in form.tables:
            document = JustHTML(renderer.table(table, figures, NO_MARKS), sanitize=False)
            texts = [text(cell) for cell in find(document, "td[id]")]
            assert texts == [words] * len(list(table.cells()))
