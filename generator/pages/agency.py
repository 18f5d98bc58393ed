"""The page of an agency."""

from generator import chart, urls
from generator.chain import chain
from generator.feeds import has_feed
from generator.form import Quantity
from generator.model import KINDS, Agency, Report
from generator.pages.page import Page, regions_above
from generator.rules.verdict import assess, previous_report
from generator.summary import sentence
from generator.survey import Survey
from generator.trail import newest as newest_amendments
from generator.years import named, spelled

NEWEST = 8
"Corrections listed; the rest stand on the pages of the reports."


def agency_page(survey: Survey, agency: Agency) -> Page:
    """An agency over all its years."""
    standings = survey.standings[agency.key]
    newest = standings[-1].report if standings else None
    found = {item.report.year: item for item in standings}
    years = tuple(reversed(spelled(found)))
    charted = standings[-1].report.figures.form.headline[0] if standings else None
    values = (
        {
            year: (
                None if item.report.withdrawn else item.headline[charted.label].value,
                _edition(item.report, charted),
            )
            for year, item in found.items()
        }
        if charted
        else {}
    )
    return Page(
        urls.agency(agency),
        "agency.html",
        {
            "agency": agency,
            "above": regions_above(survey.archive, agency.region),
            "kind": KINDS[agency.kind],
            "years": [(year, found.get(year)) for year in years],
            "gaps": named(year for year in range(min(found), max(found)) if year not in found) if found else "",
            "columns": list(standings[-1].headline) if standings else [],
            "latest": standings[-1] if standings else None,
            "lead": sentence(newest, assess(newest, previous_report(agency, newest))) if newest else "",
            "steps": chain(agency),
            "chart": chart.bars(values),
            "withdrawn": [item.report.year for item in standings if item.report.withdrawn],
            "amendments": newest_amendments([agency], NEWEST),
            "feed": urls.agency(agency) if has_feed([agency]) else None,
            "feed_title": agency.name,
            "charted": charted,
            "predecessors": survey.archive.predecessors(agency),
            "successors": survey.archive.successors(agency),
        },
    )


def _edition(report: Report, quantity: Quantity) -> int:
    """The edition of the table a quantity is taken from."""
    return report.figures.form.table(quantity.cells[0].split(".")[0]).edition
