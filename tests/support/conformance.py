"""The cases of the conformance suite as our records, read from files as they would be written."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.joint import held_by_others
from generator.archive.region import Region
from generator.archive.regions import Regions
from generator.archive.report import Filing, Report
from generator.archive.settings import Settings
from generator.conformance.cases import Case, TinyAgency, TinyReport
from generator.content.agency_file import read_agency
from generator.content.report_file import read_report
from generator.form.editions import SECTIONS, form_for
from generator.form.form import Form

MISSING = {"blank": "~", "lost": "lost", "unfilled": "待填"}
"How a report file says why a cell has no figure."
TITLE = "{name}{year}年政府信息公开工作年度报告"
NUMBERED = re.compile(r"^[一二三四五六七八][、.．]")

Place = tuple[str, int, int]
"Path, line and column of a finding."
Where = tuple[str, int, str]
"Agency, year (0: of the agency itself), and a cell, a section or a key."


@dataclass(frozen=True)
class Read:
    """A case as our records."""

    regions: Regions
    agencies: tuple[Agency, ...]
    reports: Mapping[str, tuple[Report, ...]]
    "Agency key → its reports, oldest first."
    places: Mapping[Place, Where]


@cache
def read(case: Case) -> Read:
    """Its agencies and reports, read from files as they would be written."""
    regions = Regions()
    for code, said in case.regions.items():
        regions[code] = Region(code, said["name"], tuple(said.get("former", ())))
    agencies = {each.key: _agency(each) for each in case.agencies}
    reports = {
        each.key: tuple(_report(each, filed) for filed in each.reports) for each in case.agencies
    }
    filings = {key: tuple(report.filing for report in own) for key, own in reports.items()}
    joint = held_by_others([filing for own in filings.values() for filing in own])
    filed = tuple(
        replace(agency, reports=filings[key], joint=joint.get(key, ()))
        for key, agency in sorted(agencies.items())
    )
    places: dict[Place, Where] = {}
    for agency in filed:
        places |= _of_agency(agency)
        for report in reports[agency.key]:
            places |= _of_report(agency.key, report)
    return Read(regions, filed, reports, places)


def archive(known: Read) -> Archive:
    """What rules between agencies look at."""
    return Archive(Settings(), known.regions, known.agencies)


def _agency(tiny: TinyAgency) -> Agency:
    said = {"name": tiny.name, "sector": "其他", "kind": tiny.kind} | dict(tiny.said)
    former = said.get("former_names", ())
    if former:
        said["former_names"] = [{"name": name, "until": "2019"} for name in former]
    text = "".join(f"{key}: {_yaml(value)}\n" for key, value in said.items())
    agency, findings = read_agency(text, f"content/reports/{tiny.key}/agency.yaml")
    assert agency, findings
    assert findings == [], (tiny, findings)
    return agency


def _report(agency: TinyAgency, tiny: TinyReport) -> Report:
    path = f"content/reports/{agency.key}/{tiny.year}.md"
    report, findings = read_report("\n".join(_lines(agency, tiny)) + "\n", path)
    assert report, findings
    wrong = [item for item in findings if item.severity == "error" and item.rule != "unfilled"]
    assert wrong == [], (tiny, wrong)
    return report


def _lines(agency: TinyAgency, tiny: TinyReport) -> Iterator[str]:
    """A report file."""
    yield "---"
    yield f"form: {_yaml(tiny.editions)}"
    yield f"title: {_yaml(tiny.title or TITLE.format(name=agency.name, year=tiny.year))}"
    yield f"published: {tiny.published or 'null'}"
    yield f"archived: {tiny.archived or 'null'}"
    yield "source: {url: null, retrieved: null, file: null, sha256: null}"
    if tiny.joint:
        yield f"joint: {_yaml(tiny.joint)}"
    if tiny.scope:
        yield f"scope: {tiny.scope}"
    form = form_for(*tiny.editions.values())
    assert tiny.figures.keys() <= form.index.keys(), tiny.figures.keys() - form.index.keys()
    yield from _tables(form, tiny.figures)
    yield "acknowledged:" + ("" if tiny.acknowledged else " {}")
    for name, reason in tiny.acknowledged.items():
        yield f"  {name}: {_yaml(reason)}"
    yield "corrections:" + ("" if tiny.corrections else " []")
    for change in tiny.corrections:
        keys = ("date", "cell", "before", "after")
        first, *rest = [f"{key}: {MISSING.get(change[key], change[key])}" for key in keys]
        yield f"  - {first}"
        yield from (f"    {line}" for line in (*rest, "reason: 看错"))
    if tiny.withdrawn:
        yield "withdrawn:"
        yield f"  date: {tiny.withdrawn['date']}"
        yield "  reason: 另行公布"
    else:
        yield "withdrawn: null"
    yield "---"
    for block in tiny.text:
        yield ""
        yield block


def _tables(form: Form, figures: Mapping[str, int | str]) -> Iterator[str]:
    for table in form.tables:
        yield f"{table.id}:"
        for name, row in table.rows.items():
            cells = [figures.get(f"{table.id}.{name}.{column.id}", 0) for column in row.columns]
            written = [MISSING.get(str(value), str(value)) for value in cells]
            yield f"  {name}: [{', '.join(written)}]" if written[1:] else f"  {name}: {written[0]}"


def _yaml(value: Any) -> str:  # noqa: ANN401 - whatever JSON has
    """JSON, which is YAML too."""
    return json.dumps(value, ensure_ascii=False)


def _of_agency(agency: Agency) -> dict[Place, Where]:
    """What stands where in the file of an agency; of its region no file says anything."""
    found = {
        "region": (0, 0),
        "name": agency.name_position,
        "formal_name": agency.formal_name_position,
    }
    for key in ("aliases", "former_names", "former_ids", "succeeds", "succeeded_by"):
        for number, item in enumerate(getattr(agency, key)):
            found[f"{key}.{number}"] = item.position
    if not agency.formal_name:
        del found["formal_name"]
    return {(agency.path, *at): (agency.key, 0, name) for name, at in found.items()}


def _of_report(agency: str, report: Report) -> dict[Place, Where]:
    """What stands where in the front matter of a report."""
    found = {
        "title": report.title_position,
        "published": report.published_position,
    }
    for cell in report.form.cells:
        found[cell.id] = report.figures.place(cell.id)
    for name, noted in report.acknowledged.items():
        found[f"acknowledged.{name}"] = noted.position
    for number, body in enumerate(report.joint):
        found[f"joint.{number}"] = body.position
    for number, change in enumerate(report.corrections):
        for key in ("date", "cell", "before", "after"):
            found[f"corrections.{number}.{key}"] = getattr(change, f"{key}_position")
    if report.withdrawn:
        found["withdrawn.date"] = report.withdrawn.date_position
    return {(report.path, *at): (agency, report.year, name) for name, at in found.items()}


def section_at(report: Filing, line: int) -> str:
    """The section that a line of the narrative belongs to; `text` before the first."""
    assert isinstance(report, Report)
    at = "text"
    for number, text in enumerate(report.body.split("\n"), report.body_line):
        if number > line:
            break
        heading = re.sub(r"[#*\s]", "", text)
        bare = NUMBERED.sub("", heading)
        for section in SECTIONS:
            is_headed = re.fullmatch(section.spellings, bare)
            if is_headed and (number == line or text.startswith("#")):
                at = section.id
    return at
