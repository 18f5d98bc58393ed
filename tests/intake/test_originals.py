"""Real originals are read as somebody read them by hand.

The five source reports are here; ARCHIVE_ORIGINALS_DIR names a folder of others, each beside what
it must give in JSON.
"""

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.archive.values import Missing, Value
from generator.form.editions import TABLES, form_for
from generator.form.form import Form
from generator.intake.report import read_original
from support.paths import SOURCES
from support.tally import reading, tally

OTHERS = os.environ.get("ARCHIVE_ORIGINALS_DIR", "")


class Original(NamedTuple):
    """A file and what it says."""

    path: Path
    data: dict[str, Any]

    @property
    def form(self) -> Form:
        """One edition, or one for each table."""
        stated = self.data["form"]
        return form_for(*(stated[name] if isinstance(stated, dict) else stated for name in TABLES))


def sources() -> Iterator[Original]:
    """The five source reports."""
    for data in json.loads((SOURCES / "expected.json").read_text("utf-8")):
        yield Original(SOURCES / data["file"], data)


def others() -> Iterator[Original]:
    """Reports of other shapes."""
    files = sorted(Path(OTHERS).iterdir()) if OTHERS else []
    for path in files:
        if path.suffix != ".json":
            said = next(
                file for file in files if file.suffix == ".json" and file.stem.startswith(path.stem)
            )
            yield Original(path, json.loads(said.read_text("utf-8")))


def says(original: Original) -> dict[str, Value]:
    """Cell → figure; blank where the file leaves it so; lost where nobody can tell."""
    said: dict[str, Value] = {}
    for part in original.form.tables:
        rows = original.data[part.id]
        for block in part.blocks:
            for row in block.leaf_rows():
                columns = block.leaf_columns()
                values = rows[row.id] if rows else [None] * len(columns)
                if isinstance(values, dict):
                    values = ["lost"] * len(columns)
                listed = values if isinstance(values, list) else [values]
                for column, value in zip(columns, listed, strict=True):
                    said[f"{part.id}.{row.id}.{column.id}"] = _value(value)
    return said


def _value(value: int | str | None) -> Value:
    return Missing.BLANK if value is None else Missing.LOST if value == "lost" else value


def kept_apart(original: Original, cells: list[str], read: dict[str, Value]) -> bool:
    """Whether the file, a text, has these figures one after another with something between.

    Somebody read one of the files with its separators gone and so noted as ambiguous what the file
    keeps apart.
    """
    figures = [re.escape(str(read[cell])) for cell in cells]
    text = original.path.read_text("utf-8") if original.path.suffix == ".txt" else ""
    row = next(cell.row for cell in original.form.cells if cell.id == cells[0])
    return re.search(r"\s+".join([re.escape(row.label), *figures]), text) is not None


@pytest.mark.parametrize(
    "original", [*sources(), *others()], ids=lambda original: original.path.name
)
def test_an_original_is_read_as_it_stands(
    original: Original, say: Callable[[object], None]
) -> None:
    """Every figure right; blank is blank; what is torn off or runs together is lost."""
    data = original.data
    imported = read_original(original.path, data["region"], data["agency"], data["year"])
    assert imported.report
    said = says(original)
    read = {cell: reading(imported.report, cell) for cell in said}
    for part in original.form.tables:
        rows = data[part.id]
        if rows is None:  # No table in the file: what stands for its cells is no figure.
            said |= {
                id_: read[id_]
                for id_ in said
                if id_.split(".")[0] == part.id and isinstance(read[id_], Missing)
            }
            continue
        for row_id, values in rows.items():
            cells = [id_ for id_ in said if id_.startswith(f"{part.id}.{row_id}.")]
            if isinstance(values, dict) and kept_apart(original, cells, read):
                said |= {cell: read[cell] for cell in cells}
    found = tally(said, imported.report)
    say(f"right {found.right} of {found.expected}, lost {found.lost}, wrong {len(found.wrong)}")
    assert imported.report.figures.form.editions == original.form.editions
    assert found.wrong == []
    if "lost_is_fine" not in data:
        assert found.right == found.expected


def test_other_originals_are_read_too() -> None:
    """As above, where a folder of them is named."""
    if not OTHERS:
        pytest.skip("ARCHIVE_ORIGINALS_DIR is not set, so no other original was tried")
    assert list(others())
