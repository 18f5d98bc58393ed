"""The entry page says of figures that are typed what `check` says of the file."""

import json
import os
from array import array
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from random import Random
from typing import Any

from generator.archive.agency import Agency
from generator.archive.figures import Figures
from generator.archive.regions import Regions
from generator.archive.report import Acknowledgement, Report
from generator.archive.values import Missing, Value
from generator.conformance.cases import cases
from generator.rules.assessment import Assessment
from generator.rules.dossier import Assessed, Dossier, assess
from generator.rules.fault import Fault
from generator.rules.identity import identity
from generator.rules.mending import faults
from support.conforming import NAMES
from support.entry import Engine, editions, figures, form_document, value
from support.random_reports import contradicted, specimen

EXAMPLES = int(os.environ.get("ARCHIVE_EXAMPLES", "200"))
AT_ONCE = 500
"Reports that one call hands over."
ASSESSED = """
({ formOf }, { assess, faults, findings }, [document, reports]) => {
  const told = JSON.parse(document);
  return reports.map(({ editions, figures, previous, acknowledged }) => {
    const form = formOf(told, editions);
    const found = assess(form, figures, previous, acknowledged);
    return {
      assessments: found.map((each) =>
        [each.id, each.verdict, each.left, each.right, each.statement, each.reason]),
      faults: faults(form, found).map((each) =>
        [each.broken.map(({ id }) => id), each.changes, each.cell, each.words]),
      findings: findings(form, found).map((each) =>
        [each.rule, each.severity, each.cell, each.message, each.hint]),
    };
  });
}
"""

Judged = dict[str, Any]


def test_the_cases_of_the_conformance_suite_are_met(
    engine: Engine, say: Callable[[object], None]
) -> None:
    """Every verdict that a case demands, in every file that demands verdicts."""
    demanding = [case for case in cases() if case.verdicts is not None]
    given = []
    for case in demanding:
        reports = case.agencies[0].reports
        last, *before = reversed(reports)
        previous = next((one for one in before if one.year == last.year - 1), None)
        if previous and previous.withdrawn:
            previous = None
        given.append(
            {
                "editions": last.editions,
                "figures": last.figures,
                "acknowledged": last.acknowledged,
                "previous": previous
                and {"editions": previous.editions, "figures": previous.figures},
            }
        )
    script = """
    ({ formOf }, { assess }, [document, given]) => {
      const told = JSON.parse(document);
      const whole = ({ editions, figures }) => {
        const zeros = formOf(told, editions).cells.map(({ id }) => [id, 0]);
        return { ...Object.fromEntries(zeros), ...figures };
      };
      return given.map((each) => {
        const form = formOf(told, each.editions);
        const previous = each.previous && whole(each.previous);
        const found = assess(form, whole(each), previous, each.acknowledged);
        const failing = found.filter(({ verdict }) => verdict !== "holds");
        return Object.fromEntries(failing.map(({ id, verdict }) => [id, verdict]));
      });
    }
    """
    said = engine.run("forms evaluator", script, [form_document(), given])
    told = json.loads(form_document())
    back = {
        one["id"]
        for edition in told["editions"]
        for one in edition["identities"]
        if any(term["year_before"] for term in one["left"] + one["right"])
    }
    for case, verdicts in zip(demanding, said, strict=True):
        demanded = dict(case.verdicts or {})
        if case.is_first:
            demanded |= {id_: "unknown" for id_ in verdicts if id_ in back}
        assert verdicts == demanded, case.id
    say(f"{len(demanding)} cases")
    assert len(demanding) > 300


def test_random_reports_are_judged_as_by_check(
    engine: Engine, say: Callable[[object], None]
) -> None:
    """Verdicts, sums, faults with what would mend them, and the sentences, word for word."""
    rng = Random(17)  # noqa: S311 - no secret
    broken = 0
    for start in range(0, EXAMPLES, AT_ONCE):
        chosen = [_drawn(rng) for _ in range(min(AT_ONCE, EXAMPLES - start))]
        given = [_given(report, previous) for report, previous in chosen]
        said = engine.run("forms evaluator", ASSESSED, [form_document(), given])
        for (report, previous), judged in zip(chosen, said, strict=True):
            ours = _judged(report, previous)
            assert judged == ours
            broken += bool(ours["faults"])
    say(f"{EXAMPLES} reports, {broken} of them with faults")
    assert broken > EXAMPLES // 4


def _drawn(rng: Random) -> tuple[Report, Report | None]:
    """A report, right or wrong or with holes, and the one before it, or none."""
    report = specimen(rng, blank=rng.random() < 0.3)
    if rng.random() < 0.6:
        report = contradicted(report, rng)
    if rng.random() < 0.3:
        report = _changed(report, rng)
    if rng.random() < 0.2:
        report = _holed(report, rng)
    if rng.random() < 0.3:
        ids = rng.sample([each.id for each in report.form.identities], 9)
        noted = {id_: Acknowledgement(f"原件如此，{id_}") for id_ in ids}
        report = replace(report, acknowledged=noted)
    previous = specimen(rng, blank=rng.random() < 0.3) if rng.random() < 0.6 else None
    return report, previous


def _with(report: Report, values: dict[str, Value]) -> Report:
    cells = report.form.cells
    changed = tuple(values.get(cell.id, report.figures[cell.id]) for cell in cells)
    return replace(report, figures=Figures(report.form, changed, report.figures.places))


def _changed(report: Report, rng: Random) -> Report:
    """Two figures of one row exchanged, or one with a digit more: slips of the hand."""
    whole = [cell for cell in report.form.cells if isinstance(report.figures[cell.id], int)]
    one = rng.choice(whole)
    of_row = [cell for cell in whole if (cell.table, cell.row.id) == (one.table, one.row.id)]
    other = rng.choice(of_row)
    if rng.random() < 0.5:
        figures_ = report.figures
        return _with(report, {one.id: figures_[other.id], other.id: figures_[one.id]})
    figure = report.figures[one.id]
    assert isinstance(figure, int)
    return _with(report, {one.id: (abs(figure) * 10 + rng.randint(0, 9)) % 10**9})


def _holed(report: Report, rng: Random) -> Report:
    cells = rng.sample([cell.id for cell in report.form.cells], rng.randint(1, 12))
    return _with(report, {cell: rng.choice(list(Missing)) for cell in cells})


def _given(report: Report, previous: Report | None) -> dict[str, Any]:
    return {
        "editions": editions(report),
        "figures": figures(report),
        "previous": previous and figures(previous),
        "acknowledged": {id_: noted.reason for id_, noted in report.acknowledged.items()},
    }


def _judged(report: Report, previous: Report | None) -> Judged:
    """What our rules say."""
    assessed = assess(report, previous)
    return {
        "assessments": [_assessment(each) for each in assessed.assessments],
        "faults": [_fault(fault, report) for fault in faults(assessed.assessments)],
        "findings": list(_findings(assessed)),
    }


def _assessment(each: Assessment) -> list[Any]:
    verdict = NAMES.get(each.verdict, "holds")
    left, right = (list(map(value, side)) for side in (each.left, each.right))
    return [each.identity.id, verdict, left, right, each.statement, each.reason]


def _fault(fault: Fault, report: Report) -> list[Any]:
    changes = [[mend._asdict() for mend in change] for change in fault.changes]
    ids = [each.identity.id for each in fault.broken]
    return [ids, changes, fault.cell, fault.words(report.form)]


def _findings(assessed: Assessed) -> Iterator[list[Any]]:
    """What the rule `identity` says; the cells stand each in a line of its own, from 0."""
    report = assessed.report
    cells = [cell.id for cell in report.form.cells]
    places = array("I", chain.from_iterable((line, 1) for line in range(len(cells))))
    figures_ = Figures(report.form, report.figures.values, places)
    assessed = replace(assessed, report=replace(report, figures=figures_))
    agency = Agency("990101", "jyj", "", "某县教育局", "教育", "department")
    for each in identity(Dossier(agency, (assessed,), Regions())):
        yield [each.rule, each.severity.value, cells[each.line], each.message, each.hint]
