"""What our rules say of a case of the conformance suite, beside what it demands."""

from collections.abc import Iterable, Iterator

from generator.conformance.cases import Case, Expected
from generator.finding import Finding
from generator.rules import OF_ARCHIVE, OF_DOSSIER, check_archive
from generator.rules.assessment import Verdict
from generator.rules.dossier import Dossier, dossier
from generator.rules.whole import whole
from generator.survey.standing import stand
from support.conformance import Read, Where, archive, read, section_at

NAMES = {
    Verdict.BROKEN: "broken",
    Verdict.ACKNOWLEDGED: "acknowledged",
    Verdict.UNKNOWN: "unknown",
}
"Those that a case lists; what is not listed holds."
Found = tuple[str, str, Where]
"Rule, severity and place."


def wrong(case: Case) -> list[str]:
    """How what is said of a case differs from what it demands; empty where it does not."""
    known = read(case)
    files = [dossier(agency, known.reports[agency.key], known.regions) for agency in known.agencies]
    faults: list[str] = []
    if case.verdicts is not None:
        (file,) = files
        faults += _apart(_verdicts(file), _demanded(case, file))
    if case.findings is not None:
        found = sorted(_located(known, _findings(case.rule, known, files)))
        demanded = sorted(_expected(known, item) for item in case.findings)
        faults += _apart(found, demanded)
    return faults


def _apart(said: object, demanded: object) -> list[str]:
    return [] if said == demanded else [f"said {said}, demanded {demanded}"]


def _verdicts(file: Dossier) -> dict[str, str]:
    """Of the last report: each identity that does not simply hold."""
    last = file.assessed[-1]
    assessments = last.having(*NAMES)
    return {each.identity.id: NAMES[each.verdict] for each in assessments}


def _demanded(case: Case, file: Dossier) -> dict[str, str]:
    """The same as the case has it, of the identities there are."""
    form = file.assessed[-1].report.form
    demanded = dict(case.verdicts or {})
    if case.is_first:
        demanded |= {one.id: "unknown" for one in form.identities if one.reaches_back}
    return demanded


def _findings(rule: str, known: Read, files: Iterable[Dossier]) -> Iterator[Finding]:
    for of_dossier in OF_DOSSIER:
        if of_dossier.id == rule:
            for file in files:
                yield from of_dossier(file)
    for of_archive in OF_ARCHIVE:
        if of_archive.id == rule:
            everything = archive(known)
            for agency in known.agencies:
                yield from of_archive(agency, everything)
    if rule == whole.id:
        yield from _of_wholes(known, files)


def _of_wholes(known: Read, files: Iterable[Dossier]) -> Iterator[Finding]:
    """What is said of governments, whose parts' figures are known by how their reports stand."""
    covered = {}
    for file in files:
        for assessed in file.assessed:
            standing = stand(file.agency, assessed)
            covered[standing.report.holder, standing.report.year] = standing.covered
    everything = check_archive(archive(known), lambda one: covered[one.holder, one.year])
    yield from (found for found in everything if found.rule == whole.id)


def _located(known: Read, findings: Iterable[Finding]) -> Iterator[Found]:
    for item in findings:
        at = known.places.get((item.path, item.line, item.column))
        yield item.rule, str(item.severity), at or _in_narrative(known, item)


def _in_narrative(known: Read, item: Finding) -> Where:
    for key, reports in known.reports.items():
        for report in reports:
            if report.path == item.path and item.line >= report.body_line:
                return key, report.year, section_at(report, item.line)
    message = f"nothing stands there: {item}"
    raise AssertionError(message)


def _expected(known: Read, item: Expected) -> Found:
    agency = item.agency or known.agencies[0].key
    reports = known.reports[agency]
    of_agency = {name for key, year, name in known.places.values() if (key, year) == (agency, 0)}
    year = 0 if item.at in of_agency else item.year or reports[-1].year
    return item.rule, item.severity, (agency, year, item.at)
