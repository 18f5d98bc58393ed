"""Counts what an import made of an original: cells right, lost and wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.archive.report import Report
from generator.archive.values import Missing, Value


@dataclass
class Tally:
    """Cells of one original, or of many."""

    expected: int = 0
    "Cells the original shows."
    right: int = 0
    lost: int = 0
    "Shown, but not read."
    wrong: list[str] = field(default_factory=list)
    "What was read that the original does not say."

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.expected + other.expected,
            self.right + other.right,
            self.lost + other.lost,
            self.wrong + other.wrong,
        )

    @property
    def recall(self) -> float:
        """The part of what the original shows that was read; 1 where it shows nothing."""
        return self.right / self.expected if self.expected else 1.0


def reading(report: Report | None, cell: str) -> Value:
    """What the import made of a cell; lost where its form has no such cell."""
    return report.figures[cell] if report and cell in report.figures else Missing.LOST


def tally(said: Mapping[str, Value], report: Report | None) -> Tally:
    """Compare what an original says with the report made of it.

    LOST: it does not say, and nobody may know.
    """
    result = Tally()
    for cell, value in said.items():
        read = reading(report, cell)
        if value is not Missing.LOST:
            result.expected += 1
            result.right += read == value
            result.lost += read is Missing.LOST
        if read != value and read is not Missing.LOST:
            result.wrong.append(f"{cell}: {_words(value)} was read as {_words(read)}")
    extra = [cell.id for cell in report.figures.form.cells if cell.id not in said] if report else []
    result.wrong += [
        f"{cell}: not in this form" for cell in extra if reading(report, cell) is not Missing.LOST
    ]
    return result


def _words(value: Value) -> str:
    return value.name.lower() if isinstance(value, Missing) else str(value)


def table(rows: Mapping[str, Tally]) -> str:
    """The tallies as a table to read."""
    wide = max(map(len, rows))
    lines = [f"{'':<{wide}}  {'cells':>9} {'right':>9} {'lost':>9} {'wrong':>9}  recall"]
    for name, row in rows.items():
        counts = f"{row.expected:>9} {row.right:>9} {row.lost:>9} {len(row.wrong):>9}"
        lines.append(f"{name:<{wide}}  {counts}  {row.recall:6.3f}")
    return "\n".join(lines)
