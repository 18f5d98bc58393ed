"""An agency's part of the site: a pure function of plain data, in whichever process.

What goes in are the bytes of its files, its frame, and what all agencies share. What comes back is
a summary; the reports stay where they were read.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.archive.agency import Agency
from generator.archive.frame import Frame
from generator.archive.regions import Regions
from generator.archive.settings import Settings
from generator.build.originals import verified
from generator.build.summary import Summary
from generator.content.agency_folder import reports_of
from generator.content.folder import Folder
from generator.content.originals import Original
from generator.finding import ERROR, Finding
from generator.publish.fingerprint import blob_id
from generator.publish.part import Part
from generator.rules import check
from generator.rules.dossier import Dossier, dossier
from generator.search import (
    Shadow,
    address,
    body_of,
    put,
)
from generator.site import pages, urls
from generator.site.account import Account, AgencyAccount, accounts
from generator.site.citation import citation_files
from generator.site.common import Common
from generator.site.downloads import Download
from generator.site.export.offered import offered
from generator.site.provenance import Provenance, provenance
from generator.site.render import Renderer
from generator.survey.standing import Standing, stand
from generator.survey.verification import Verification

Verifications = Mapping[int, Verification]
"Year → how the report agrees with its original, where that is kept."


@dataclass(frozen=True, slots=True)
class Shared:
    """What every agency's part is made with."""

    common: Common
    regions: Regions
    this_year: int
    tools: bytes
    "A digest of our code, templates, data and libraries."


class Task(NamedTuple):
    """An agency, as it is handed to a process."""

    agency: Agency
    "It has filed nothing yet."
    frame: Frame
    folder: Folder
    others: tuple[tuple[Agency, Folder], ...]
    "Who holds reports that it files, too."
    originals: tuple[Original, ...]
    "Those of its own reports that are kept: where each lies, called after the digest of its bytes."
    key: bytes
    "A digest of all of this, and of what it is made with."


class Desk(NamedTuple):
    """Where pages are written, and by whom."""

    root: Path
    "Of the stage."
    renderer: Renderer
    bundles: Mapping[str, Path]
    "Address of a report → the folder of the bundle that indexes it; none where no text is."


def examined(task: Task, shared: Shared) -> Summary:
    """An agency's reports, read and held to the rules; nothing is written."""
    file, wrong = read(task, shared)
    _, unlike = verified_of(task, shared, file)
    wrong += unlike
    return _summary(task, file, wrong)


def printed(task: Task, shared: Shared, desk: Desk) -> Summary:
    """The same, with its pages written, unless an error is in the way."""
    file, wrong = read(task, shared)
    verifications, unlike = verified_of(task, shared, file)
    wrong += unlike
    summary = _summary(task, file, wrong)
    if any(finding.severity == ERROR for finding in summary.findings):
        return summary
    account = account_of(task, shared, file, summary.standings, verifications)
    part = Part(desk.root, is_anew=True)
    downloads = _written(account, shared.common.settings, part)
    addresses = []
    for page in pages.of_agency(account):
        beside = downloads.get(page.url, ())
        part.write(urls.file(page.url), desk.renderer.text(page, beside))
        if page.listed:
            addresses.append(page.url)
    for name, text in citation_files(account, shared.common.settings):
        part.write(name, text)
    return summary._replace(
        addresses=tuple(addresses),
        files=tuple(part.written.items()),
        shadows=_shadowed(task, account.held, desk),
    )


def _written(
    account: AgencyAccount, settings: Settings, part: Part
) -> dict[str, tuple[Download, ...]]:
    """Address of a page → what lies beside it, which is written."""
    downloads: dict[str, tuple[Download, ...]] = {}
    for page, content, download in offered(account, settings):
        part.write(download.address, content)
        downloads[page] = (*downloads.get(page, ()), download)
    return downloads


def shadowed(task: Task, shared: Shared, desk: Desk) -> None:
    """Write what the search reads of its reports, and nothing else."""
    file, _ = read(task, shared)
    standings = standings_of(file, task.frame)
    held = accounts(zip(file.assessed, standings, strict=True))
    _shadowed(task, held, desk)


def read(task: Task, shared: Shared) -> tuple[Dossier, list[Finding]]:
    """Its reports, and what is wrong with their files."""
    reports, wrong = reports_of(task.folder, shared.this_year)
    agency = replace(
        task.agency,
        reports=tuple(report.filing for report in reports),
        joint=task.frame.elsewhere,
    )
    return dossier(agency, reports, shared.regions), wrong


def _summary(task: Task, file: Dossier, wrong: Iterable[Finding]) -> Summary:
    return Summary(
        part=task.agency.key,
        key=task.key,
        findings=(*wrong, *check(file)),
        standings=tuple(standings_of(file, task.frame)),
    )


def account_of(
    task: Task,
    shared: Shared,
    file: Dossier,
    standings: Iterable[Standing],
    verifications: Verifications,
) -> AgencyAccount:
    """All that is worked out of its reports and of those that are its own, too."""
    return AgencyAccount(
        agency=file.agency,
        frame=task.frame,
        held=tuple(accounts(zip(file.assessed, standings, strict=True))),
        elsewhere=tuple(_elsewhere(task, shared)),
        provenance=dict(_provenance(task, shared, file, verifications)),
        newest=max(shared.common.years, default=0),
    )


def _provenance(
    task: Task, shared: Shared, file: Dossier, verifications: Verifications
) -> Iterator[tuple[int, Provenance]]:
    """Year → what anyone can verify of that report."""
    kept = shared.common.settings.originals
    for report in file.reports:
        year = report.year
        content = task.folder.files[f"{year}.md"]
        fingerprint = blob_id(content)
        verification = verifications.get(year)
        yield year, provenance(report, fingerprint, verification, kept)


def verified_of(task: Task, shared: Shared, file: Dossier) -> tuple[Verifications, list[Finding]]:
    """Its reports beside their originals, where these are kept; most archives keep none."""
    settings = shared.common.settings
    return verified(file.reports, task.originals, settings.originals)


def standings_of(file: Dossier, frame: Frame) -> Iterator[Standing]:
    """How each of its reports stands, oldest first."""
    for assessed in file.assessed:
        partners = frame.partners(assessed.report)
        yield stand(file.agency, assessed, partners)


def _elsewhere(task: Task, shared: Shared) -> Iterator[Standing]:
    """How the reports of others stand that are its own, too, oldest first."""
    known: dict[tuple[str, int], Standing] = {}
    for holder, folder in task.others:
        reports, _ = reports_of(folder, shared.this_year)
        file = dossier(holder, reports, shared.regions)
        for standing in standings_of(file, task.frame):
            known[holder.key, standing.report.year] = standing
    for filing in task.frame.elsewhere:
        yield known[filing.holder, filing.year]


def _shadowed(task: Task, held: Iterable[Account], desk: Desk) -> tuple[bytes, ...]:
    """What the search reads of its reports, written where it will look; the digest of each."""
    body = body_of(task.agency, task.frame.above)
    digests = []
    for account in held:
        report = account.report
        own = address((report.holder, report.year))
        where = desk.bundles.get(own)
        if where is None:
            continue
        # Of what is gone nothing is found but whose it was.
        title = "" if report.is_tombstone else report.title
        content = Shadow(body, title, account.blocks).page
        put(where, own, content)
        digests.append(sha256(content).digest())
    return tuple(digests)
