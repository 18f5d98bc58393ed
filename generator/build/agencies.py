"""Prints the pages of a surveyed archive, agency by agency, on as many processes as there are jobs.

What comes out depends on the survey alone, so that any number of workers writes the same bytes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

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


@dataclass(frozen=True)
class Press:
    """What it takes to turn an agency into pages; each worker process has one."""

    survey: Survey
    renderer: Renderer
    stage: Stage

    def shared(self) -> list[str]:
        """Every page but those of agencies; the addresses a search engine should know."""
        return self._print(pages.shared(self.survey))

    def agency(self, agency: Agency) -> tuple[list[Record], list[str]]:
        """The pages of an agency; what the search indexes of them, and their addresses."""
        body = body_of(self.survey.archive, agency)
        records: list[Record] = []
        addresses = self._print(pages.of_agency(self.survey, agency))
        for found in assessed(self.survey.standings[agency.key]):
            addresses += self._print(pages.of_report(self.survey, found))
            records.append(record_of(body, found.standing, found.blocks))
        return records, addresses

    def _print(self, found: Iterable[pages.Page]) -> list[str]:
        """Write pages; the addresses of those that a search engine should know."""
        addresses = []
        for page in found:
            self.stage.write(urls.file(page.url), self.renderer.text(page))
            if page.listed:
                addresses.append(page.url)
        return addresses


_press: Press | None = None


def _start(survey: Survey, root: Path) -> None:
    global _press  # noqa: PLW0603 - a worker process is set up once, then handed agencies
    _press = Press(survey, Renderer(survey), Stage(root))


def _work(indexes: range) -> tuple[list[Record], list[str]]:
    if _press is None:
        message = "worker was not started"
        raise RuntimeError(message)
    records: list[Record] = []
    addresses: list[str] = []
    for index in indexes:
        found, printed = _press.agency(_press.survey.archive.agencies[index])
        records += found
        addresses += printed
    return records, addresses


def run(survey: Survey, stage: Stage, jobs: int) -> tuple[list[Record], list[str]]:
    """Write every page; the search records and the addresses, both in the archive's order."""
    agencies = len(survey.archive.agencies)
    press = Press(survey, Renderer(survey), stage)
    if jobs == 1:
        done = [press.agency(agency) for agency in survey.archive.agencies]
        return _joined(press.shared(), done)
    size = max(1, agencies // (jobs * CHUNKS_PER_JOB))
    chunks = [range(start, min(start + size, agencies)) for start in range(0, agencies, size)]
    with workers(jobs, _start, survey, stage.root) as executor:
        futures = [executor.submit(_work, chunk) for chunk in chunks]
        return _joined(press.shared(), [future.result() for future in futures])


def _joined(
    addresses: list[str], done: list[tuple[list[Record], list[str]]]
) -> tuple[list[Record], list[str]]:
    records = [record for found, _ in done for record in found]
    return records, addresses + [address for _, printed in done for address in printed]
