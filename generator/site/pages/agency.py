"""The page of an agency."""

from generator.archive.agency import KINDS, Agency
from generator.archive.report import Report
from generator.form.quantities import Quantity
from generator.rules.assessment import assess, previous_report
from generator.site import chart, urls
from generator.site.feeds import has_feed
from generator.site.pages.page import Page
from generator.survey.amendments import newest as newest_amendments
from generator.survey.carry_over import chain
from generator.survey.overview import Survey
from generator.survey.sentence import sentence
from generator.survey.standing import Standing
from generator.survey.years import named, spelled

NEWEST = 8
"Corrections listed; the rest stand on the pages of the reports."


def agency_page(survey: Survey, agency: Agency) -> Page:
    """An agency over all its years."""
    found = survey.filed(agency)
    years = tuple(reversed(spelled(found)))
    newest = found[max(found)] if found else None
    charted = newest.report.figures.form.headline[0] if newest else None
    withdrawn = [year for year, item in found.items() if item.report.withdrawn]
    elsewhere = [year for year, item in found.items() if item.agency.key != agency.key]
    unsaid = dict.fromkeys(elsewhere, "联合编制") | dict.fromkeys(withdrawn, "已撤回")
    values = {}
    if charted:
        for year, item in found.items():
            value = None if year in unsaid else item.headline[charted.label].value
            values[year] = value, _edition(item.report, charted)
    return Page(
        urls.agency(agency),
        "agency.html",
        {
            "agency": agency,
            "above": survey.archive.above(agency.region),
            "kind": KINDS[agency.kind],
            "years": [(year, found.get(year)) for year in years],
            "gaps": named(year for year in range(min(found), max(found)) if year not in found)
            if found
            else "",
            "columns": list(newest.headline) if newest else [],
            "latest": newest,
            "lead": _lead(newest) if newest else "",
            "steps": chain(agency),
            "chart": chart.bars(values),
            "counting": [year for year in found if year not in withdrawn],
            "withdrawn": withdrawn,
            "elsewhere": elsewhere,
            "unsaid": unsaid,
            "amendments": newest_amendments([agency], NEWEST),
            "feed": urls.agency(agency) if has_feed([agency]) else None,
            "feed_title": agency.name,
            "charted": charted,
            "predecessors": survey.archive.predecessors(agency),
            "successors": survey.archive.successors(agency),
        },
    )


def _lead(standing: Standing) -> str:
    report = standing.report
    return sentence(report, assess(report, previous_report(standing.agency, report)))


def _edition(report: Report, quantity: Quantity) -> int:
    """The edition of the table a quantity is taken from."""
    return report.figures.form.table(quantity.cells[0].split(".")[0]).edition
