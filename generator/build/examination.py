"""What `check` does: the same as a build, but for pages."""

import pickle
from pathlib import Path

from generator.build.agencies import Agencies
from generator.build.ledger import ledger_of
from generator.build.made_with import tools
from generator.build.tasks import Tasks
from generator.build.whole import (
    all_findings,
    is_large,
    shared_by_all,
    surveyed,
    workers_for,
)
from generator.content.outline import outline
from generator.finding import Finding
from generator.survey.overview import Survey


def examined(
    content: Path, jobs: int, this_year: int, *, fresh: bool
) -> tuple[Survey, list[Finding]]:
    """Read and check an archive: everything that is known before a page is made."""
    names = outline(content, this_year)
    shared = shared_by_all(names, tools(), this_year)
    tasks = Tasks(content, names, shared)
    # Of a small archive a check leaves nothing behind.
    name = f"check {content.resolve()}" if is_large(names) else ""
    with ledger_of(name, fresh=fresh) as known, workers_for(names, jobs) as crew:
        agencies = Agencies(tasks, pickle.dumps(shared), crew)
        summaries = agencies.summaries(known)
        known.keep()
    survey = surveyed(names, summaries)
    return survey, all_findings(names, summaries, survey)
