"""What is drawn once for many pages: a page says the same whatever was drawn before it."""

from array import array
from dataclasses import replace

import pytest
from justhtml import JustHTML

from generator.archive.figures import Figures
from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.form.editions import whole_form
from generator.rules.dossier import assess
from generator.site.account import Account, AgencyAccount
from generator.site.common import Common
from generator.site.marks import Marks
from generator.site.pages.report import report_page
from generator.site.render import Renderer
from generator.survey.standing import stand
from support import loaded
from support.built_pages import find, text
from support.paths import SAMPLE

EDITIONS = (2019, 2021)
NO_MARKS = Marks()
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


Told = tuple[AgencyAccount, Account]
"A report, and the agency that holds it."


@pytest.fixture(scope="module")
def known() -> tuple[Common, list[Told]]:
    """The reports of an archive that has every state a report can be in."""
    common, agencies = loaded.accounts(SAMPLE)
    return common, [(whole, account) for whole in agencies for account in whole.held]


def test_a_page_is_the_same_whatever_was_drawn_before(known: tuple[Common, list[Told]]) -> None:
    """Forwards, backwards, and, of every fifth, by itself: each time all templates are read."""
    common, reports = known
    pages = [report_page(*told) for told in reports]
    renderer = Renderer(common)
    forwards = [renderer.text(page) for page in pages]
    backwards = [renderer.text(page) for page in reversed(pages)]
    assert forwards == backwards[::-1]
    assert forwards[::5] == [Renderer(common).text(page) for page in pages[::5]]


def test_a_remark_is_said_of_its_own_report_alone(known: tuple[Common, list[Told]]) -> None:
    """Of two reports with the same figures one gives reasons and has corrections, one has none."""
    common, reports = known
    remarked = [told for told in reports if has_remarks(told[1].report)]
    assert remarked
    for whole, account in remarked:
        pages = [report_page(whole, account), report_page(whole, without_remarks(account))]
        renderer = Renderer(common)
        drawn = [renderer.text(page) for page in (*pages, *pages)]
        apart = [Renderer(common).text(page) for page in pages]
        assert drawn == apart * 2
        assert drawn[0] != drawn[1]


def has_remarks(report: Report) -> bool:
    """Whether it says anything of its mistakes, or of the archive's."""
    return bool(report.acknowledged or report.corrections)


def without_remarks(account: Account) -> Account:
    """A report that says nothing of its own mistakes."""
    report = replace(account.report, acknowledged={}, corrections=())
    assessed = assess(report, account.assessed.previous)
    standing = stand(account.standing.agency, assessed, account.standing.partners)
    return replace(account, assessed=assessed, standing=standing)


@pytest.mark.parametrize("edition", EDITIONS)
def test_values_that_look_alike_are_told_apart(
    known: tuple[Common, list[Told]], edition: int
) -> None:
    """A table of nothing but one of them shows it in each cell, whichever was drawn before."""
    common, _ = known
    renderer = Renderer(common)
    form = whole_form(edition)
    for value, words in (*SHOWN, *reversed(SHOWN)):
        figures = Figures(form, (value,) * len(form.cells), array("i"))
        for table in form.tables:
            document = JustHTML(renderer.table(table, figures, NO_MARKS), sanitize=False)
            texts = [text(cell) for cell in find(document, "td[id]")]
            assert texts == [words] * len(list(table.cells()))
