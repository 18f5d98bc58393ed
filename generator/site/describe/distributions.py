"""The files in which the whole archive is taken away, as every description names them."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.site import urls

CSV = "text/csv"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SQLITE = "application/vnd.sqlite3"
CELLS = re.compile(r"cells-([0-9]{4})\.csv\.gz")

Made = Mapping[str, tuple[int, bytes]]
"Address of a file → its bytes, and the SHA-256 of its content."


class Distribution(NamedTuple):
    """A file that has some or all of the data."""

    name: str
    "What programs call it."
    address: str
    title: str
    media: str
    "Its media type; of what is inside, where it is packed."
    size: int
    "Bytes."
    sha256: str
    is_packed: bool = False
    "By gzip."


def distributions(made: Made) -> list[Distribution]:
    """Those that were made: by report, by cell, the database, what the archive has."""
    return list(_distributions(made))


def _distributions(made: Made) -> Iterator[Distribution]:
    table = f"{urls.DATA}{urls.TABLE}"
    workbook = f"{urls.DATA}{urls.WORKBOOK}"
    yield from _one(made, "reports", table, "年报，一份一行", CSV)
    yield from _one(made, "workbook", workbook, "年报，一份一行，Excel 工作簿", EXCEL)
    for address in sorted(made):
        found = CELLS.fullmatch(address.removeprefix(urls.DATA))
        if found:
            year = found.group(1)
            size, digest = made[address]
            title = f"{year} 年度的格，一格一行"
            name = f"cells-{year}"
            yield Distribution(name, address, title, CSV, size, digest.hex(), is_packed=True)
    yield from _one(made, "archive", urls.DATABASE, "年报、格、核验和更正，SQLite 数据库", SQLITE)
    yield from _one(made, "coverage", urls.COVERAGE_TABLE, "入档情况，一个机关一年一行", CSV)


def _one(made: Made, name: str, address: str, title: str, media: str) -> Iterator[Distribution]:
    """That of an address, where it was made."""
    if address in made:
        size, digest = made[address]
        yield Distribution(name, address, title, media, size, digest.hex())
