"""The facts of a report are found out once; whatever tells them, tells the same."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from generator.archive.report import Report
from generator.build import Options, build
from generator.content.load import load
from generator.rules.assessment import Assessment, assess, previous_report
from generator.survey.standing import stand
from support.paths import SAMPLE

RULES = ("generator.rules.identity", "generator.rules.acknowledgement")
"They judge before there is a survey, and what they find may forbid one."


def test_a_build_assesses_each_report_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists, pages, quality, exports and search take what was found out then."""
    assessed: Counter[str] = Counter()

    def counting(report: Report, previous: Report | None) -> tuple[Assessment, ...]:
        assessed[report.path] += 1
        return assess(report, previous)

    for name, module in list(sys.modules.items()):
        if name.startswith("generator.") and name not in RULES and hasattr(module, "assess"):
            monkeypatch.setattr(module, "assess", counting)
    assert build(Options(SAMPLE, tmp_path / "site", search=False)).published
    assert assessed == dict.fromkeys((report.path for report in load(SAMPLE)[0].reports()), 1)


def test_a_standing_has_the_assessments_it_was_made_of() -> None:
    """It keeps only those that do not hold, and puts the others together again."""
    for agency in load(SAMPLE)[0].agencies:
        for report in agency.reports:
            known = stand(agency, report).assessments
            assert known == assess(report, previous_report(agency, report))
