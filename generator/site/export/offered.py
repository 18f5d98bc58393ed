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
from generator.site.export.report_workbook import report_workbooks
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
    address = f"{page}{urls.WORKBOOK}"
    size = len(workbook)
    yield Offered(page, workbook, Download(address, "Excel", size, described, agency.name))
    content = text.encode()
    address = f"{page}{urls.TABLE}"
    size = len(content)
    yield Offered(page, content, Download(address, "CSV", size, described, agency.name))
    for report, copy in report_workbooks(account, settings):
        address = urls.report_workbook(report)
        title = f"{agency.name}{report.year}年"
        offer = Download(address, "Excel", len(copy), title=title)
        yield Offered(urls.report(report), copy, offer)
    for held in account.held:
        report = held.report
        record = report_document(account, held, settings).encode()
        address = f"{urls.report(report)}{urls.RECORD}"
        title = f"{agency.name}{report.year}年"
        yield Offered(
            urls.report(report), record, Download(address, "JSON", len(record), title=title)
        )
