"""What was changed in reports after publication: each correction in words, with its own address."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from operator import attrgetter

from generator.archive.agency import Agency
from generator.archive.report import Correction, Filing
from generator.archive.values import Missing

WORDS = {
    Missing.BLANK.value: "留空",
    Missing.LOST.value: "副本缺失",
}
"How a correction's value is said where it is no figure."


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction, ready to be read."""

    agency: Agency
    report: Filing
    correction: Correction
    anchor: str
    "Its id on the report's page. It stays when further corrections are added."
    row: str
    column: str

    kind = "更正"

    @property
    def date(self) -> str:
        """The day it was made."""
        return self.correction.date

    @property
    def reason(self) -> str:
        """Why it was made."""
        return self.correction.reason

    @property
    def name(self) -> str:
        """The cell in words: 行政许可 · 处理决定数量."""
        return f"{self.row} · {self.column}"

    @property
    def before(self) -> str:
        """The figure that stood there, or why there was none."""
        before = self.correction.before
        return WORDS.get(before, before)

    @property
    def after(self) -> str:
        """The figure that stands there now, or why there is none."""
        after = self.correction.after
        return WORDS.get(after, after)


def amendments(agency: Agency, report: Filing) -> Iterator[Amendment]:
    """The corrections of a report, oldest first."""
    form = report.form
    taken: Counter[str] = Counter()
    by_day = sorted(report.corrections, key=attrgetter("date"))
    for correction in by_day:
        index = form.index[correction.cell]
        cell = form.cells[index]
        anchor = f"correction-{correction.date}-{correction.cell}"
        taken[anchor] += 1
        again = f"-{taken[anchor]}" if taken[anchor] > 1 else ""
        yield Amendment(
            agency=agency,
            report=report,
            correction=correction,
            anchor=anchor + again,
            row=cell.row.short,
            column=cell.column.short,
        )


def newest(agencies: Iterable[Agency], most: int) -> list[Amendment]:
    """The last corrections of all these agencies' reports, newest first."""
    return nlargest(most, corrected(agencies), key=attrgetter("date"))


def corrected(agencies: Iterable[Agency]) -> Iterator[Amendment]:
    """The corrections of all these agencies' reports, by agency, then year."""
    for agency in agencies:
        for report in agency.reports:
            if report.corrections:
                yield from amendments(agency, report)
