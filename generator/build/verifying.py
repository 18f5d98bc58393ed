"""What `verify` does: every kept original is read again, and nothing else is made."""

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator.build.agency import Shared, Task, read, verified_of
from generator.build.chunk import Chunk, chunks, shared_of
from generator.build.made_with import tools
from generator.build.tasks import Tasks
from generator.build.whole import shared_by_all
from generator.build.workers import workers
from generator.content.originals import RULE
from generator.content.outline import outline
from generator.finding import ERROR, Finding
from generator.survey.verification import Verification

FEW = 2
"Agencies at a time: reading an original takes a hundred times as long as a report."


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of the reports of an archive, or of an agency."""

    told: tuple[tuple[str, Verification], ...]
    "The file of each report whose original is kept, and how it agrees with that; in their order."
    findings: list[Finding]
    "What is wrong with originals, and where a report differs or cannot be read."
    others: int
    "Reports whose originals are not kept."


def verify(content: Path, jobs: int, this_year: int) -> Verified:
    """Read every original again, in so many processes."""
    names = outline(content, this_year)
    shared = shared_by_all(names, tools(), this_year)
    tasks = Tasks(content, names, shared)
    parts = _parts(tasks, shared)
    needed = jobs if len(names.kept) > 1 else 1
    with workers(needed) as crew:
        done = crew.in_order(_of_agencies, parts)
        agencies = chain.from_iterable(done)
        return _together(names.findings, agencies)


def _parts(tasks: Tasks, shared: Shared) -> Iterator[Chunk]:
    packed = pickle.dumps(shared)
    everyone = map(tasks.task, tasks.agencies)
    for several in chunks(everyone, FEW):
        yield Chunk(packed, several)


def _together(of_archive: Iterable[Finding], agencies: Iterable[Verified]) -> Verified:
    """All of them; of what is wrong with the archive, what is in the way, or is with originals."""
    told: list[tuple[str, Verification]] = []
    findings = list(filter(_is_in_the_way, of_archive))
    others = 0
    for agency in agencies:
        told += agency.told
        findings += agency.findings
        others += agency.others
    return Verified(
        told=tuple(told),
        findings=sorted(findings),
        others=others,
    )


def _is_in_the_way(finding: Finding) -> bool:
    return finding.rule == RULE or finding.severity == ERROR


def _of_agencies(chunk: Chunk) -> list[Verified]:
    shared = shared_of(chunk.shared)
    return [_of_agency(task, shared) for task in chunk.tasks]


def _of_agency(task: Task, shared: Shared) -> Verified:
    file, wrong = read(task, shared)
    found, unlike = verified_of(task, shared, file)
    paths = {report.year: report.path for report in file.reports}
    told = []
    for year, verification in found.items():
        own = paths[year], verification
        told.append(own)
    errors = filter(_is_in_the_way, wrong)
    return Verified(
        told=tuple(told),
        findings=[*errors, *unlike],
        others=len(paths) - len(told),
    )
