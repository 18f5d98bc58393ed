"""Any report in any shape, damaged or not, is read back as it was or as lost, nothing else.

ARCHIVE_CASES=10000 tries more of them. A case is made from its name, so that a failure can be
repeated alone.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from generator.archive.report import Report
from generator.intake.report import read_original
from support.habits import Damage
from support.random_reports import contradicted, specimen, without
from support.shapes import SHAPES, Printed, render, some_damage
from support.tally import Tally, table, tally

CASES = int(os.environ.get("ARCHIVE_CASES", "120"))
KINDS = ("whole", "blanks", "contradictory", "damaged", "damaged, blanks")
FLOORS = dict.fromkeys(SHAPES, 1.0) | {"aligned": 0.95, "fused": 0.0}
"Of a whole original, the part that must be read: all, unless its columns or digits run together."
WITH_BLANKS = dict.fromkeys(SHAPES, 0.7) | {
    "html": 1.0,
    "docx": 1.0,
    "xlsx": 1.0,
    "aligned": 0.3,
    "fused": 0.0,
}
"The same for originals that leave cells empty, which text does not always show."

results: dict[str, Tally] = {}


class Case(NamedTuple):
    """An original made for one test."""

    name: str
    kind: str
    report: Report
    damage: Damage
    printed: Printed


def case(shape: str, number: int) -> Case:
    """The same original whenever it is asked for."""
    rng = Random(f"{shape} {number}")  # noqa: S311 - nothing secret
    kind = KINDS[number % len(KINDS)]
    report = specimen(rng, blank="blanks" in kind)
    # Digits that run together are told apart by the identities, so that nothing can be told where
    # these do not hold.
    if kind == "contradictory" and shape != "fused":
        report = contradicted(report, rng)
    damage = some_damage(shape, rng) if "damaged" in kind else Damage()
    printed = render(report, shape, rng, damage)
    return Case(f"{shape} {number} ({kind} {damage.name})", kind, report, damage, printed)


@pytest.mark.usefixtures("same_process")
@pytest.mark.parametrize("shape", SHAPES)
def test_no_figure_is_read_as_another(shape: str, tmp_path: Path) -> None:
    """Wrong is 0 everywhere, and what is whole is read as a whole."""
    wrong: list[str] = []
    counted = {kind: Tally() for kind in KINDS}
    for number in range(max(len(KINDS), CASES // len(SHAPES))):
        this = case(shape, number)
        path = tmp_path / this.printed.name
        path.write_bytes(this.printed.data)
        imported = read_original(path, this.report.region, this.report.agency, this.report.year)
        found = tally(without(this.report, this.printed.hidden), imported.report)
        wrong += [f"{this.name}: {line}" for line in found.wrong[:3]]
        counted[this.kind] += found
    results.update({f"{shape}, {kind}": found for kind, found in counted.items()})
    assert wrong == []
    assert counted["whole"].recall >= FLOORS[shape]
    assert counted["contradictory"].recall >= FLOORS[shape]
    assert counted["blanks"].recall >= WITH_BLANKS[shape]


@pytest.mark.usefixtures("same_process")
@pytest.mark.parametrize("shape", SHAPES)
def test_the_words_are_the_agencys_own(shape: str, tmp_path: Path) -> None:
    """Of an original that is whole: the title, and every paragraph in its place.

    Without a word more or less.
    """

    def words(body: str) -> str:
        lines = (
            re.sub(r"^#+ |\\", "", line) for line in body.split("\n") if not line.startswith("## ")
        )
        return re.sub(r"\s", "", "".join(lines))

    for number in range(0, 8 * len(KINDS), len(KINDS)):
        this = case(shape, number)
        path = tmp_path / this.printed.name
        path.write_bytes(this.printed.data)
        imported = read_original(path, this.report.region, this.report.agency, None)
        assert imported.report
        assert (imported.report.year, imported.report.title) == (
            this.report.year,
            this.report.title,
        )
        assert words(imported.report.body) == words(this.report.body), this.name


def test_the_table(say: Callable[[object], None]) -> None:
    """What the cases above came to, for people to read."""
    if not results:
        pytest.skip("no shape was tried in this run")
    say(f"\n{table(results)}")
