"""New agencies and reports: the files a person then fills in."""

from array import array

from generator.archive.agency import Agency
from generator.archive.figures import Figures
from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.content.layout import report_text
from generator.content.scalars import scalar
from generator.form.editions import SECTIONS, edition_for, whole_form
from generator.form.parts import Cell


def agency_text(name: str, sector: str, kind: str) -> str:
    """`agency.yaml` of a new agency, everything that is not known left open."""
    return (
        f"name: {scalar(name)}\nformal_name: null\naliases: []\n"
        f"sector: {scalar(sector)}\nkind: {kind}\n"
        "website: null\ncredit_code: null\nformer_names: []\nsucceeds: []\nsucceeded_by: []\n"
    )


def title_of(agency_name: str, year: int) -> str:
    """The official title of a report."""
    return f"{agency_name}{year}年政府信息公开工作年度报告"


def new_figures(agency: Agency, year: int) -> Figures:
    """The form in force for that year, unfilled but for what last year's report hands over.

    A cell nobody filled in is an error, so that it can be read neither as 0 nor as lost. Only
    figures are handed over: what our copy of last year's report lost, the new one still says, and a
    withdrawn report says nothing.
    """
    form = whole_form(edition_for(year))
    last = agency.report(year - 1)
    previous = None if last and last.withdrawn else last
    handed = {}
    for identity in form.identities:
        single = len(identity.left) == len(identity.right) == 1
        if single and identity.right[0].last:
            handed[identity.left[0].cell] = identity.right[0].cell

    def value(cell: Cell) -> Value:
        source = handed.get(cell.id)
        known = (
            previous.figures[source]
            if previous and source and source in previous.figures
            else Missing.UNFILLED
        )
        return Missing.UNFILLED if isinstance(known, Missing) else known

    return Figures(form, tuple(map(value, form.cells)), array("I"))


def report_file(agency: Agency, year: int, archived: str) -> str:
    """The file of a new report, every figure to be filled in that is not known."""
    headings = [section.heading for section in SECTIONS if not section.table]
    return report_text(
        Report(
            region=agency.region,
            agency=agency.id,
            year=year,
            path="",
            title=title_of(agency.name, year),
            figures=new_figures(agency, year),
            body="\n" + "\n\n".join(f"## {heading}\n" for heading in headings),
            body_line=0,
            archived=archived,
        )
    )
