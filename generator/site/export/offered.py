"""The files that stand beside the pages of an agency and of its reports."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.archive.settings import Settings
from generator.site import urls
from generator.site.account import AgencyAccount
from generator.site.api.report import report_document
from generator.site.downloads import Download, shape
from generator.site.export.findings import findings
from generator.site.export.place_workbook import Told, place_workbook
from generator.site.export.report_row import joined, lines, report_row, rows
from generator.site.export.table import table


class Offered(NamedTuple):
    """A file beside a page."""

    page: str
    content: bytes
    download: Download


def offered(account: AgencyAccount, settings: Settings) -> Iterator[Offered]:
    """All of them, page by page; none of an agency that holds no report."""
    if not account.held:
        return
    agency = account.agency
    page = urls.agency(agency)
    region = account.frame.region.name
    made = (report_row(held, region, settings.base_url) for held in account.held)
    text = joined(lines(table((), made)))
    told = Told(
        title=f"{settings.title}：{agency.name}",
        address=settings.base_url + page,
        archive=settings.base_url,
        licence=settings.licence,
    )
    of_held = findings(held.standing for held in account.held)
    workbook = place_workbook(told, rows(lines(text)), of_held)
    count = len(account.held)
    described = shape(1, count, count)
    yield _offer(page, urls.WORKBOOK, "Excel", workbook, described)
    yield _offer(page, urls.TABLE, "CSV", text.encode(), described)
    for held in account.held:
        record = report_document(account, held, settings)
        yield _offer(urls.report(held.report), urls.RECORD, "JSON", record.encode())


def _offer(page: str, name: str, kind: str, content: bytes, described: str = "") -> Offered:
    address = f"{page}{name}"
    return Offered(page, content, Download(address, kind, len(content), described))
