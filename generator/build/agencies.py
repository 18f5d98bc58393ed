"""Prints the pages of a surveyed archive, agency by agency, on as many processes as there are jobs.

What comes out depends on the survey alone, so that any number of workers writes the same bytes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.archive.agency import Agency
from generator.build.workers import workers
from generator.publish.output import Stage
from generator.search import Record, body_of, record_of
from generator.site import pages, urls
from generator.site.assessed import assessed
from generator.site.render import Renderer
from generator.survey.overview import Survey

CHUNKS_PER_JOB = 8
"So that a job that drew large agencies does not finish long after the others."


class Printed(NamedTuple):
    """What came of pages that are written."""

    records: list[Record]
    "What the search indexes of them."
    addresses: list[str]
    "Of those that a search engine should know."


@dataclass(frozen=True)
class Press:
    """What it takes to turn an agency into pages; each worker process has one."""

    survey: Survey
    renderer: Renderer
    stage: Stage

    def shared(self) -> list[str]:
        """Every page but those of agencies; the addresses a search engine should know."""
        shared = pages.shared(self.survey)
        return self._print(shared)

    def agency(self, agency: Agency) -> Printed:
        """Write the pages of an agency."""
        survey = self.survey
        body = body_of(survey.archive, agency)
        records: list[Record] = []
        of_agency = pages.of_agency(survey, agency)
        addresses = self._print(of_agency)
        standings = survey.standings[agency.key]
        for report in assessed(standings):
            of_report = pages.of_report(survey, report)
            addresses += self._print(of_report)
            record = record_of(body, report.standing, report.blocks)
            records.append(record)
        return Printed(records, addresses)

    def _print(self, written: Iterable[pages.Page]) -> list[str]:
        """Write pages; the addresses of those that a search engine should know."""
        addresses = []
        for page in written:
            name = urls.file(page.url)
            text = self.renderer.text(page)
            self.stage.write(name, text)
            if page.listed:
                addresses.append(page.url)
        return addresses


_press: Press | None = None


def _start(survey: Survey, root: Path) -> None:
    global _press  # noqa: PLW0603 - a worker process is set up once, then handed agencies
    _press = Press(
        survey=survey,
        renderer=Renderer(survey),
        stage=Stage(root),
    )


def _work(chunk: range) -> Printed:
    if _press is None:
        message = "worker was not started"
        raise RuntimeError(message)
    agencies = _press.survey.archive.agencies
    printed = [_press.agency(agencies[index]) for index in chunk]
    return _joined(printed)


def run(survey: Survey, stage: Stage, jobs: int) -> Printed:
    """Write every page, in the archive's order: first those that are no agency's."""
    agencies = survey.archive.agencies
    press = Press(
        survey=survey,
        renderer=Renderer(survey),
        stage=stage,
    )
    if jobs == 1:
        printed = [press.agency(agency) for agency in agencies]
        return _after_shared(press, printed)
    chunks = _chunks(len(agencies), jobs)
    with workers(jobs, _start, survey, stage.root) as executor:
        futures = [executor.submit(_work, chunk) for chunk in chunks]
        pieces = (future.result() for future in futures)
        return _after_shared(press, pieces)


def _chunks(count: int, jobs: int) -> Iterator[range]:
    """The indexes of so many agencies, in pieces: 5 for 1 job → 0, 1, 2, 3, 4."""
    size = count // (jobs * CHUNKS_PER_JOB)
    step = max(1, size)
    for start in range(0, count, step):
        end = min(start + step, count)
        yield range(start, end)


def _after_shared(press: Press, pieces: Iterable[Printed]) -> Printed:
    """The pages that are no agency's, then those of the agencies."""
    shared = Printed(
        records=[],
        addresses=press.shared(),
    )
    return _joined([shared, *pieces])


def _joined(pieces: Iterable[Printed]) -> Printed:
    records: list[Record] = []
    addresses: list[str] = []
    for piece in pieces:
        records += piece.records
        addresses += piece.addresses
    return Printed(records, addresses)
