"""The files of several reports: made of what agencies' parts have written, in any process.

Each agency's part of the site has its reports as a table. What a place, a sector, a year and the
whole archive offer is put together from these; no report is read a second time. What has not
changed since the last build is taken from its site.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from hashlib import sha256
from itertools import chain
from typing import NamedTuple

from generator.archive.agency import Agency
from generator.archive.region import COUNTRY
from generator.build.agencies import Place
from generator.build.ledger import Ledger
from generator.build.order import Order, fulfilled
from generator.build.workers import Workers
from generator.publish.output import Stage
from generator.publish.part import Written
from generator.site import urls
from generator.site.downloads import Download, Whole, YearFiles, shape
from generator.site.export.findings import corrected, findings
from generator.survey.overview import Survey
from generator.survey.sectors import sectors

MOST = 500
"""Reports of a place's workbook: some hundred bodies over five years. Where there are more, the
places below have workbooks, and to write the same rows once for each level costs more than all
pages."""
MOST_OF_ALL = 2000
"""Those of the whole archive's: half a million cells, about what a spreadsheet on an office
computer still filters at once."""

Downloads = dict[str, tuple[Download, ...]]
"Address of a page → what lies beside it."


class Offer(NamedTuple):
    """What pages say that one may take away."""

    downloads: Downloads
    whole: Whole | None


class Products:
    """What the archive offers of several reports at a time."""

    def __init__(self, survey: Survey, keys: Mapping[str, bytes], made_with: bytes) -> None:
        """keys: of each agency, a digest of all that its part is made of."""
        self._survey = survey
        self._keys = keys
        self._made_with = made_with
        self._downloads: Downloads = {}
        self.written: Written = {}

    def make(self, place: Place, workers: Workers, known: Ledger) -> Offer:
        """Write them all."""
        stage = place.stage
        orders = list(self._orders())
        missing = []
        for order in orders:
            last = known.find(order.part, order.key)
            if last and stage.take(place.site, last.files):
                known.add_known(last)
                self.written.update(last.files)
            else:
                missing.append(order)
        for summary in workers.in_order(partial(fulfilled, root=stage.root), missing):
            self.written.update(summary.files)
            known.add(summary)
        own = (order for order in orders if order.has_workbook)
        workbooks = {order.folder: _workbook(order, stage) for order in own}
        for order in orders:
            workbook = workbooks.get(order.within) or workbooks.get(urls.DATA)
            table = _table(order, stage)
            self._downloads[order.folder] = (workbook, table) if workbook else (table,)
        return Offer(self._downloads, self._whole(stage))

    def _whole(self, stage: Stage) -> Whole | None:
        """What there is of the whole archive, all of it made; None where that is nothing."""
        files = self._downloads.get(urls.DATA)
        if files is None:
            return None
        size = stage.size(urls.DATABASE)
        database = Download(urls.DATABASE, "SQLite", size, title="全部年报")
        held = list(chain.from_iterable(self._survey.standings.values()))
        reports = Counter(each.report.year for each in held)
        cells: Counter[int] = Counter()
        for each in held:
            cells[each.report.year] += len(each.report.form.cells)
        years = [self._of_year(year, reports, cells, stage) for year in self._survey.years]
        offered = (file for file in self.written if file.startswith(urls.DATA))
        made = {file: (stage.size(file), self.written[file]) for file in offered}
        return Whole(len(held), files, database, tuple(years), made)

    def _of_year(
        self, year: int, reports: Mapping[int, int], cells: Mapping[int, int], stage: Stage
    ) -> YearFiles:
        address = urls.cells(year)
        *_, table = self._downloads[urls.year(year)]
        return YearFiles(
            year=year,
            reports=reports[year],
            cells=cells[year],
            table=table,
            long=Download(address, "CSV.gz", stage.size(address), title=f"{year}年逐格"),
        )

    def _orders(self) -> Iterator[Order]:
        """Of every place, and of every year of it; of every sector, every year, and of all."""
        survey = self._survey
        for code, agencies in survey.below.items():
            if code == COUNTRY:
                continue
            name = survey.archive.regions[code].name
            yield from self._order(urls.region(code), name, agencies, within=urls.region(code))
            for year in _years(survey, agencies):
                title = f"{name}{year}年"
                folder = urls.region_year(code, year)
                yield from self._order(folder, title, agencies, year, within=urls.region(code))
        everybody = survey.archive.agencies
        for sector, agencies in sectors(everybody).items():
            yield from self._order(urls.sector(sector.id), sector.name, agencies)
        for year in survey.years:
            yield from self._order(urls.year(year), f"{year}年", everybody, year)
        yield from self._order(urls.DATA, "全部年报", everybody)

    def _order(
        self,
        folder: str,
        title: str,
        agencies: Iterable[Agency],
        year: int | None = None,
        *,
        within: str = urls.DATA,
    ) -> Iterator[Order]:
        """That of the reports of some agencies; none where there is none.

        within: the folder of those whose workbook has these reports, too; its own where it gets
        one. From it one takes what else one wants by filtering: a workbook of each year besides,
        and of each sector, would cost more than all pages.
        """
        standings = (self._survey.standings[agency.key] for agency in agencies)
        everything = chain.from_iterable(standings)
        held = [each for each in everything if year in (None, each.report.year)]
        if not held:
            return
        keys = tuple(dict.fromkeys(each.agency.key for each in held))
        years = {each.report.year for each in held}
        most = MOST_OF_ALL if folder == urls.DATA else MOST
        has_workbook = within == folder and len(held) <= most
        digest = sha256(self._made_with + repr((folder, title, year)).encode())
        for key in keys:
            digest.update(self._keys[key])
        settings = self._survey.archive.settings
        order = Order(
            key=digest.digest(),
            folder=folder,
            title=title,
            agencies=keys,
            year=year,
            settings=settings,
            findings=tuple(findings(held)) if has_workbook else (),
            has_workbook=has_workbook,
            within=within,
            shape=shape(len(keys), len(years), len(held)),
        )
        yield order
        if folder == urls.DATA:
            yield replace(
                order,
                findings=tuple(findings(held)),
                corrections=tuple(corrected(held)),
                is_database=True,
            )


def _years(survey: Survey, agencies: Iterable[Agency]) -> list[int]:
    """Those that they have reports on, oldest first."""
    held = (survey.standings[agency.key] for agency in agencies)
    return sorted({each.report.year for each in chain.from_iterable(held)})


def _workbook(order: Order, stage: Stage) -> Download:
    address = f"{order.folder}{urls.WORKBOOK}"
    return Download(address, "Excel", stage.size(address), order.shape, order.title)


def _table(order: Order, stage: Stage) -> Download:
    address = f"{order.folder}{urls.TABLE}"
    return Download(address, "CSV", stage.size(address), order.shape, order.title)
