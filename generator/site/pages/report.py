"""The page of a report."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.archive.agency import Agency
from generator.archive.report import Report
from generator.archive.values import Missing
from generator.content import markdown
from generator.form.editions import EDITIONS, SECTIONS
from generator.rules.assessment import (
    FAILING,
    Assessment,
    Verdict,
    assess,
    gap,
    must_hold,
    previous_report,
)
from generator.site import urls
from generator.site.feeds import has_feed
from generator.site.marks import marks
from generator.site.pages.compare import narrative, repeats
from generator.site.pages.page import Page, counted
from generator.survey.amendments import Amendment, amendments
from generator.survey.overview import Survey
from generator.survey.sentence import sentence


def report_page(survey: Survey, agency: Agency, report: Report) -> Page:
    """The report as the agency published it, with the verdict of every identity."""
    assessments = assess(report, previous_report(agency, report))
    required = [item for item in assessments if must_hold(item)]
    others = [item.year for item in agency.reports]
    place = others.index(report.year)
    parts = narrative(report.body)
    amended = list(amendments(agency, report))
    standing = survey.standing(report)
    authors = [{"@type": "GovernmentOrganization", "name": body.name} for body in standing.bodies]
    return Page(
        urls.report(report),
        "report.html",
        {
            "agency": agency,
            "report": report,
            "above": survey.archive.above(agency.region),
            "lead": sentence(report, assessments),
            "sections": list(_sections(report, parts)),
            "verdicts": counted(required),
            "required": len(required),
            "families": list(_grouped(required)),
            "across": [item for item in assessments if not must_hold(item)],
            "marked": {
                term.cell
                for item in required
                if item.verdict in FAILING
                for term in (*item.identity.left, *item.identity.right)
            },
            "marks": marks(assessments),
            "amendments": amended,
            "corrected": {item.correction.cell: item for item in amended},
            "explained": _explained(assessments, amended),
            "repeats": repeats(agency, report),
            "feed": urls.agency(agency) if has_feed([agency]) else None,
            "feed_title": agency.name,
            "lost": report.figures.count(Missing.LOST),
            "blank": report.figures.count(Missing.BLANK),
            "notices": [
                EDITIONS[edition] for edition in sorted(set(report.figures.form.editions.values()))
            ],
            "usual": len(set(report.figures.form.editions.values())) == 1,
            "gap": "" if agency.report(report.year - 1) else gap(agency, report.year - 1),
            "standing": standing,
            "authors": authors if standing.partners else authors[0],
            "previous": others[place - 1] if place else None,
            "next": others[place + 1] if place + 1 < len(others) else None,
            "parts": parts,
        },
    )


def _explained(
    assessments: Iterable[Assessment], amended: list[Amendment]
) -> dict[str, list[Amendment]]:
    """Identity id → the corrections of cells it speaks of."""
    found: dict[str, list[Amendment]] = {}
    for item in assessments if amended else ():
        cells = {term.cell for term in (*item.identity.left, *item.identity.right) if not term.last}
        changed = [change for change in amended if change.correction.cell in cells]
        if changed:
            found[item.identity.id] = changed
    return found


def _sections(report: Report, parts: tuple[markdown.Part, ...]) -> Iterator[dict[str, Any]]:
    """The report in the order of the form: what the agency wrote, and the tables in their places."""
    numbered = {part.number: part for part in parts if part.number}
    rest = [part for part in parts if not part.number]
    for part in rest:
        if not part.heading:
            yield {
                "heading": "",
                "anchor": part.anchor,
                "html": part.html,
                "table": None,
                "lost": 0,
            }
    for section in SECTIONS:
        own = numbered.get(section.number)
        if not own and not section.table:
            continue
        table = report.figures.form.table(section.table) if section.table else None
        cells = zip(report.figures.form.cells, report.figures.values, strict=True)
        lost = sum(
            1 for cell, value in cells if value is Missing.LOST and cell.table == section.table
        )
        yield {
            "heading": own.heading if own else section.heading,
            "anchor": own.anchor if own else f"s{SECTIONS.index(section) + 1}",
            "html": own.html if own else "",
            "table": table,
            "lost": lost,
        }
    for part in rest:
        if part.heading:
            yield {
                "heading": part.heading,
                "anchor": part.anchor,
                "html": part.html,
                "table": None,
                "lost": 0,
            }


@dataclass(frozen=True, slots=True)
class Family:
    """The assessments of one identity over its columns or rows."""

    words: str
    verdicts: list[tuple[Verdict, int]]
    fails: bool
    "Some do not hold, acknowledged or not."
    items: list[Assessment]


def _grouped(assessments: list[Assessment]) -> Iterator[Family]:
    for words, group in groupby(assessments, key=lambda item: item.identity.words):
        items = list(group)
        verdicts = counted(items)
        fails = any(verdict in FAILING for verdict, _ in verdicts)
        yield Family(words, verdicts, fails, items)
