"""An archive as it is read, for whoever asks of its reports and not of its pages."""

from pathlib import Path

from generator.archive.report import Report
from generator.build import examine
from generator.build.agency import account_of, read, standings_of
from generator.build.made_with import tools
from generator.build.tasks import Tasks
from generator.build.whole import shared_by_all
from generator.content.agency_folder import reports_of
from generator.content.folder import FAR, read_folder
from generator.content.outline import outline
from generator.rules.dossier import Assessed, Dossier, dossier
from generator.site.account import AgencyAccount
from generator.site.common import Common
from generator.survey.overview import Survey


def surveyed(content: Path) -> Survey:
    """The archive as its pages have it, whatever the rules find in it."""
    survey, _ = examine(content)
    return survey


def dossiers(content: Path) -> dict[str, Dossier]:
    """Agency key → the agency with its reports, all of which can be read without a finding."""
    survey = surveyed(content)
    assert outline(content).findings == ()
    files = {}
    for agency in survey.archive.agencies:
        reports, findings = reports_of(read_folder(content, agency.key))
        assert findings == []
        files[agency.key] = dossier(agency, reports, survey.archive.regions)
    return files


def assessed(content: Path) -> list[Assessed]:
    """Every report of the archive with its verdicts, by agency, then year."""
    return [each for file in dossiers(content).values() for each in file.assessed]


def reports(content: Path) -> list[Report]:
    """Every report of the archive, whole, by agency, then year."""
    return [each.report for each in assessed(content)]


def accounts(content: Path) -> tuple[Common, list[AgencyAccount]]:
    """What every page says, and all that is worked out of each agency's reports."""
    names = outline(content)
    shared = shared_by_all(names, tools(), FAR)
    tasks = Tasks(content, names, shared)
    found = []
    for agency in tasks.agencies:
        task = tasks.task(agency)
        file, _ = read(task, shared)
        standings = standings_of(file, task.frame)
        found.append(account_of(task, shared, file, standings, {}))
    return shared.common, found
