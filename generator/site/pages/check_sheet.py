"""The check sheet of a report: what does not add up, and a message that says so."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.agency import Agency
from generator.archive.region import Region
from generator.archive.report import Filing
from generator.site import urls
from generator.site.account import Account, AgencyAccount
from generator.site.letter import Letter, letter
from generator.site.pages.page import Page, View
from generator.survey.amounts import Amount
from generator.survey.check_sheet import CheckSheet, check_sheet
from generator.survey.standing import Standing
from generator.survey.verdicts import Said

ON_PAPER = 5
"Items of a message that a sheet of A4 has room for."

Compared = tuple[str, Amount | None, Amount]
"What it is, of the year before, of this year."


@dataclass(frozen=True, slots=True)
class CheckSheetView(View):
    """What of a report is to be looked up in its original."""

    agency: Agency
    report: Filing
    standing: Standing
    above: tuple[Region, ...]
    fingerprint: str
    "Of the report's file."
    counted: list[tuple[Said, str]]
    "What came of it, those worth a look first, each with how much there is of it: 1 处."
    sheet: CheckSheet
    letter: Letter
    unprinted: int
    "Items that paper has no room for."
    compared: list[Compared]
    "What every list shows; nothing where both years have nothing but zeros, or one is not there."


def check_sheet_pages(whole: AgencyAccount, account: Account) -> Iterator[Page]:
    """The page beside a report's page, where the report has figures."""
    report, standing = account.report, account.standing
    if not report.has_tables:
        return
    sheet = check_sheet(account.assessed)
    names = "、".join(body.name for body in standing.bodies)
    subject = f"更正建议：{names} {report.year} 年报告（{report.holder}/{report.year}）"
    message = letter(subject, sheet, standing.lost)
    view = CheckSheetView(
        agency=whole.agency,
        report=report,
        standing=standing,
        above=whole.frame.above,
        fingerprint=whole.provenance[report.year].fingerprint,
        counted=list(_counted(standing, sheet)),
        sheet=sheet,
        letter=message,
        unprinted=max(0, len(message.items) - ON_PAPER),
        compared=_compared(whole, account),
    )
    address = urls.check_sheet(report)
    yield Page(address, view, listed=False)


def _counted(standing: Standing, sheet: CheckSheet) -> Iterator[tuple[Said, str]]:
    if sheet.discrepancies:
        yield Said.ACKNOWLEDGED, f"{len(sheet.discrepancies)} 处"
    if sheet.joins:
        yield Said.BROKEN, f"{len(sheet.joins)} 处"
    verdicts = standing.verdicts
    for verdict in (Said.UNKNOWN, Said.HOLDS):
        if verdict in verdicts:
            yield verdict, f"{verdicts[verdict]} 项"


def _compared(whole: AgencyAccount, account: Account) -> list[Compared]:
    previous = account.assessed.previous
    if previous is None:
        return []
    before = whole.filed[previous.year]
    if {*before.amounts, *account.standing.amounts} == {0}:
        return []
    earlier = before.headline
    now = account.standing.headline
    return [(label, earlier.get(label), amount) for label, amount in now.items()]
