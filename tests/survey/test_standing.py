"""The facts of a report are found out once; whatever tells them, tells the same."""

from collections import Counter
from pathlib import Path

import pytest

from generator.archive.report import Report
from generator.build import Options, build
from generator.rules import dossier
from generator.rules.assessment import Verdict
from generator.rules.dossier import Assessed, assess
from generator.survey.standing import stand
from support import loaded
from support.paths import SAMPLE


def test_a_build_assesses_each_report_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules, lists, pages, quality, exports and search take what was found out then.

    Once for each agency whose part of the site is made of it: its holder's, and that of whoever
    files reports together with the holder.
    """
    files = loaded.dossiers(SAMPLE)
    expected: Counter[str] = Counter()
    for agency in loaded.surveyed(SAMPLE).archive.agencies:
        for key in {agency.key, *(filing.holder for filing in agency.joint)}:
            expected.update(report.path for report in files[key].reports)
    counted: Counter[str] = Counter()

    def counting(report: Report, previous: Report | None) -> Assessed:
        counted[report.path] += 1
        return assess(report, previous)

    monkeypatch.setattr(dossier, "assess", counting)
    assert build(Options(SAMPLE, tmp_path / "site", search=False)).published
    assert counted == expected
    assert counted.total() == len(loaded.reports(SAMPLE)) + 1


def test_a_standing_has_what_does_not_hold_of_the_assessments_it_was_made_of() -> None:
    """It knows each by its place in the form; the others hold."""
    for file in loaded.dossiers(SAMPLE).values():
        for assessed in file.assessed:
            verdicts = [each.verdict for each in assessed.assessments]
            known = dict.fromkeys(range(len(verdicts)), Verdict.HOLDS)
            for lapse in stand(file.agency, assessed).lapses:
                known[lapse.index] = lapse.verdict
            assert list(known.values()) == verdicts
