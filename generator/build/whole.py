"""The archive as a whole, put together from what came of each agency."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from itertools import chain
from pathlib import Path

from generator import search
from generator.build.agencies import Summaries
from generator.build.agency import Shared
from generator.build.cluster import cluster
from generator.build.products import Offer
from generator.build.workers import Workers, workers
from generator.content.outline import Outline
from generator.finding import Finding
from generator.publish.part import Part, Written
from generator.rules import check_archive
from generator.search import body_of, record_of
from generator.site import (
    api,
    describe,
    feeds,
    headers,
    pages,
    redirects,
    sitemap,
    urls,
)
from generator.site.common import Common
from generator.site.export import coverage_files
from generator.site.export.blank_workbooks import blank_workbooks
from generator.site.export.removals import removals
from generator.site.last_changes import last_changes
from generator.site.render import Renderer
from generator.site.schemas import schema_files
from generator.survey.fold import folded
from generator.survey.overview import Survey
from generator.survey.record import Records

Files = Iterator[tuple[str, str]]
"File and content."
OFFERED = (urls.DATA, urls.COVERAGE_TABLE)
"What the data are taken away in."
SMALL = 100
"Reports below which starting a second process costs more than it saves."


def is_large(names: Outline) -> bool:
    """Whether its reports are so many that a second process, or a ledger, is worth it."""
    return len(names.filed) >= SMALL


def workers_for(names: Outline, jobs: int, executor: str = "") -> AbstractContextManager[Workers]:
    """As many processes as are worth it, or the workers of a cluster."""
    if executor:
        return cluster(executor)
    return workers(jobs if is_large(names) else 1)


def shared_by_all(names: Outline, made_with: bytes, this_year: int) -> Shared:
    """What every agency's part is made with; `made_with`: a digest of code and libraries."""
    archive = names.archive
    common = Common(
        settings=archive.settings,
        years=names.years,
        plain_pages=tuple(page.id for page in archive.pages),
    )
    return Shared(
        common=common,
        regions=archive.regions,
        this_year=this_year,
        tools=made_with,
    )


def surveyed(names: Outline, summaries: Summaries) -> Survey:
    """The survey of all agencies."""
    standings = {key: summary.standings for key, summary in summaries.items()}
    return folded(names.archive, standings)


def all_findings(names: Outline, summaries: Summaries, survey: Survey) -> list[Finding]:
    """Everything that is wrong, sorted."""
    of_agencies = (summary.findings for summary in summaries.values())
    between = check_archive(survey.archive, survey.covered)
    return sorted(chain(names.findings, chain.from_iterable(of_agencies), between))


def listed(summaries: Summaries) -> list[str]:
    """The addresses of agencies' pages that a search engine should know."""
    of_agencies = (summary.addresses for summary in summaries.values())
    return list(chain.from_iterable(of_agencies))


def files_of_archive(
    survey: Survey,
    of_agencies: Iterable[str],
    findings: Iterable[Finding],
    renderer: Renderer,
    offer: Offer,
) -> Iterator[tuple[str, str | bytes]]:
    """File and content of what is made of several agencies, but for their texts, and for about/.

    of_agencies: addresses of their pages that a search engine should know.
    """
    addresses: list[str] = []
    records = Records(survey, findings)
    for page in pages.shared(survey, records, offer.whole):
        if page.url != urls.ABOUT:
            offered = offer.downloads.get(page.url, ())
            yield urls.file(page.url), renderer.text(page, offered)
        if page.listed:
            addresses.append(page.url)
    addresses += of_agencies
    base_url = survey.archive.settings.base_url
    yield from sitemap.files(base_url, addresses, last_changes(survey))
    yield from feeds.files(survey)
    yield from coverage_files(survey)
    yield from blank_workbooks()
    yield urls.REMOVALS, removals(survey)
    yield from api.files(survey, records)
    yield from schema_files(survey.archive.settings)
    yield urls.REDIRECTS, redirects.text(survey)
    yield urls.NO_JEKYLL, ""
    yield urls.HEADERS, headers.text(unlisted=survey.archive.settings.unlisted)


def files_of_data(survey: Survey, content: str, part: Part, written: Written) -> Files:
    """File and content of what describes the data; all of these files are written already.

    content: a digest of the reports.
    """
    offered = (file for file in written if file.startswith(OFFERED))
    made = {file: (part.size(file), written[file]) for file in offered}
    settings = survey.archive.settings
    return describe.files(made, settings, survey.years, content)


def files_of_about(survey: Survey, fingerprint: str, renderer: Renderer) -> Files:
    """File and content of the page that states the fingerprint of all others, if there is one."""
    for page in pages.about(survey, fingerprint):
        yield urls.file(page.url), renderer.text(page)


def files_of_search(survey: Survey, bundles: Mapping[str, Path]) -> Iterator[tuple[str, bytes]]:
    """File and content of all that the search reads but for its text index.

    bundles: name of a shard → the folder of its bundle.
    """
    bodies = []
    records = []
    for agency in survey.archive.agencies:
        body = body_of(agency, survey.archive.regions.above(agency.region))
        bodies.append(body)
        standings = survey.standings[agency.key]
        records += [record_of(body, standing) for standing in standings]
    for name, content in search.files(bodies, records, bundles):
        yield urls.SEARCH + name, content
