"""New agencies and reports: the files a person then fills in."""

from array import array

from generator.archive.agency import Agency
from generator.archive.figures import Figures
from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.content.layout import report_text
from generator.content.scalars import scalar
from generator.form.editions import SECTIONS, form_of
from generator.form.form import Form

MODELINE = "# yaml-language-server: $schema="
"How a YAML file says what editors may hold it to."


def agency_text(name: str, sector: str, kind: str, schema: str = "") -> str:
    """`agency.yaml` of a new agency, everything that is not known left open.

    schema: the address of its schema, which editors ask for; empty where it stands nowhere.
    """
    modeline = [f"{MODELINE}{schema}"] if schema else []
    lines = [
        *modeline,
        f"name: {scalar(name)}",
        "formal_name: null",
        "aliases: []",
        f"sector: {scalar(sector)}",
        f"kind: {kind}",
        "website: null",
        "credit_code: null",
        "former_names: []",
        "succeeds: []",
        "succeeded_by: []",
    ]
    return "\n".join(lines) + "\n"


def title_of(agency_name: str, year: int) -> str:
    """The official title of a report."""
    return f"{agency_name}{year}年政府信息公开工作年度报告"


def new_figures(year: int, last: Report | None) -> Figures:
    """The form in force for that year, unfilled but for what last year's report hands over.

    last: the agency's report on the year before, if there is one.

    A cell nobody filled in is an error, so that it can be read neither as 0 nor as lost. Only
    figures are handed over: what our copy of last year's report lost, the new one still says, and a
    withdrawn report says nothing.
    """
    form = form_of(year)
    handed = _handed_over(form, last)
    keys = (cell.id for cell in form.cells)
    values = [handed.get(key, Missing.UNFILLED) for key in keys]
    return Figures(form, tuple(values), array("I"))


def _handed_over(form: Form, last: Report | None) -> dict[str, Value]:
    """Cell → the figure that last year's report states of it."""
    handed: dict[str, Value] = {}
    if last is None or last.withdrawn:
        return handed
    for identity in form.identities:
        if len(identity.left) > 1 or len(identity.right) > 1:
            continue
        (here,) = identity.left
        (there,) = identity.right
        if not there.last or there.cell not in last.figures:
            continue
        figure = last.figures[there.cell]
        if not isinstance(figure, Missing):
            handed[here.cell] = figure
    return handed


def report_file(agency: Agency, year: int, archived: str, last: Report | None) -> str:
    """The file of a new report, every figure to be filled in that is not known."""
    figures = new_figures(year, last)
    headings: list[str] = []
    if figures.form.tables:
        headings = [section.heading for section in SECTIONS if not section.table]
    sections = "\n\n".join(f"## {heading}\n" for heading in headings)
    return report_text(
        Report(
            region=agency.region,
            agency=agency.id,
            year=year,
            path="",
            title=title_of(agency.name, year),
            form=figures.form,
            figures=figures,
            body=f"\n{sections}",
            body_line=0,
            archived=archived,
        )
    )
