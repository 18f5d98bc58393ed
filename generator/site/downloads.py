"""What can be taken away from a page, with how large it is and what it has."""

from collections.abc import Mapping
from typing import NamedTuple

KILO = 1000
"Bytes of a KB, as files are measured."


class Download(NamedTuple):
    """A file beside a page."""

    address: str
    kind: str
    "Excel, CSV or JSON."
    size: int
    "Bytes."
    shape: str = ""
    "20 机关 × 5 年; empty for a single report."
    title: str = ""
    "What it has: 平顶山市2025年."

    @property
    def name(self) -> str:
        """What it is called once it is taken away: 平顶山市2025年.xlsx."""
        _, _, ending = self.address.rpartition("/")[2].partition(".")
        return f"{self.title}.{ending}"

    @property
    def brief(self) -> str:
        """Excel · 31 KB."""
        return f"{self.kind} · {measured(self.size)}"

    @property
    def words(self) -> str:
        """Excel · 31 KB · 20 机关 × 5 年."""
        return f"{self.brief} · {self.shape}" if self.shape else self.brief


class YearFiles(NamedTuple):
    """What there is of the reports on a year."""

    year: int
    reports: int
    cells: int
    "Of their forms."
    table: Download
    long: Download


class Whole(NamedTuple):
    """What there is of the whole archive."""

    reports: int
    files: tuple[Download, ...]
    "The workbook, where it is not too large for one, and the table."
    database: Download
    years: tuple[YearFiles, ...]
    "Newest first."
    made: Mapping[str, tuple[int, bytes]]
    "Address of each file of all that is offered → its bytes, and the digest of its content."


def measured(size: int) -> str:
    """A number of bytes as a reader has it: 850 字节, 31 KB, 3.4 MB."""
    if size < KILO:
        return f"{size} 字节"
    if size < KILO * KILO:
        return f"{max(1, round(size / KILO))} KB"
    return f"{size / KILO / KILO:.1f} MB"


def shape(agencies: int, years: int, reports: int) -> str:
    """How many reports of whom: 20 机关 × 5 年; of one body, or one year, just their number."""
    if agencies > 1 and years > 1:
        return f"{agencies} 机关 × {years} 年"
    return f"{reports} 份年报"
