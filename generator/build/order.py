"""An order of files that several reports are offered in, and what fulfils it, in any process.

Each agency's part of the site has its reports as a table; from these lines all is put together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.archive.settings import Settings
from generator.build.summary import Summary
from generator.publish.part import Part
from generator.site import urls
from generator.site.export.database import Corrected, Finding, database
from generator.site.export.long_cells import long_cells
from generator.site.export.place_workbook import Told, place_workbook
from generator.site.export.report_row import joined, lines, rows, year_of


@dataclass(frozen=True, slots=True)
class Order:
    """Files to be made of the reports of some agencies."""

    key: bytes
    "A digest of all that they are made of."
    folder: str
    "Where they stand in the site; also the page they lie beside."
    title: str
    "What they have: 平顶山市2025年."
    agencies: tuple[str, ...]
    "Keys of those with a report."
    year: int | None
    "None for all years."
    settings: Settings
    findings: tuple[Finding, ...]
    has_workbook: bool
    within: str
    "The folder of those whose workbook has these reports, too, where they have none of their own."
    shape: str
    "As a reader is told how much it is."
    corrections: tuple[Corrected, ...] = ()
    is_database: bool = False
    "Nothing else is made of it."

    @property
    def part(self) -> str:
        """What the ledger knows it by."""
        return f"{self.folder}{'sqlite' if self.is_database else 'reports'}"


def fulfilled(order: Order, root: Path) -> Summary:
    """Write the files of an order into the stage."""
    part = Part(root, is_anew=True)
    found = list(_lines(order, part))
    if order.is_database:
        content = database(order.settings, rows(found), order.findings, order.corrections)
        part.write(urls.DATABASE, content)
        return Summary(order.part, order.key, files=tuple(part.written.items()))
    part.write(f"{order.folder}{urls.TABLE}", joined(found))
    if order.has_workbook:
        settings = order.settings
        told = Told(
            title=f"{settings.title}：{order.title}",
            address=settings.base_url + order.folder,
            archive=settings.base_url,
            licence=settings.licence,
        )
        workbook = place_workbook(told, rows(found), order.findings)
        part.write(f"{order.folder}{urls.WORKBOOK}", workbook)
    if order.year is not None and order.folder == urls.year(order.year):
        part.write(urls.cells(order.year), long_cells(rows(found)))
    return Summary(order.part, order.key, files=tuple(part.written.items()))


def _lines(order: Order, part: Part) -> Iterator[str]:
    """The reports of its agencies, on its year."""
    for key in order.agencies:
        text = part.read(f"{key}/{urls.TABLE}").decode()
        for line in lines(text):
            if order.year is None or year_of(line) == order.year:
                yield line
