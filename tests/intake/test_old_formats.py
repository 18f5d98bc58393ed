"""Originals made to be misread and saved in an old format are read right or lost, never wrong.

ARCHIVE_OLD_FORMATS=1 tries all of them, which takes some twenty minutes. LibreOffice saves them,
and may lose what was done to a cell as it does: what a file plainly says, seen as OpenDocument, is
no misreading of it, and counted by itself.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.archive.values import Missing, Value
from generator.intake import readers
from generator.intake.conversion import FORMATS, office
from generator.intake.document import Document, UnreadableError
from generator.intake.report import File, read_content
from generator.intake.tables.values import BLANK
from support.old_formats import SAVINGS, Saving, Specimen, specimens
from support.tally import Tally, reading

ASKED = os.environ.get("ARCHIVE_OLD_FORMATS", "")


@pytest.mark.parametrize("saving", SAVINGS, ids=str)
def test_no_figure_is_wrong_in_an_old_format(
    saving: Saving,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    add: Callable[[Mapping[str, Tally]], None],
    say: Callable[[object], None],
) -> None:
    """Wrong is 0, but where the file itself says so."""
    if not ASKED:
        pytest.skip("ARCHIVE_OLD_FORMATS is not set, so nothing was saved in old formats")
    if office() is None:
        pytest.skip("LibreOffice is not installed")
    found = Tally()
    gone = 0
    for specimen in specimens(saving, tmp_path):
        this, not_in_it = judged(specimen, monkeypatch)
        found += this
        gone += not_in_it
    add({str(saving): found})
    say(f"{saving}: {gone} cells plainly say another figure since they were saved")
    assert found.wrong == []


def judged(specimen: Specimen, monkeypatch: pytest.MonkeyPatch) -> tuple[Tally, int]:
    """What became of its cells, and how many the file has otherwise than they were made."""
    monkeypatch.setattr(readers, "isolated", here)
    made = FORMATS[specimen.kind].kind
    monkeypatch.setattr(readers, "converted", lambda *_: (made, specimen.made))
    whose = specimen.case.original.report
    file = File(f"x.{specimen.kind}", specimen.data)
    try:
        report = read_content(file, whose.region, whose.agency, whose.year).report
    except UnreadableError:
        report = None
    result, gone = Tally(), 0
    for cell, said in specimen.case.original.said.items():
        read = reading(report, cell)
        result.expected += said is not Missing.LOST
        result.right += read == said is not Missing.LOST
        result.lost += read is Missing.LOST is not said
        if read in (said, Missing.LOST):
            continue
        if is_said(specimen.plain.get(cell), read):
            gone += 1
        else:
            name = specimen.case.original.dressed.get(cell, "")
            result.wrong.append(
                f"{specimen.case.number} ({name}): {cell}: {said} was read as {read}"
            )
    return result, gone


def here(reader: Callable[[str, bytes], Document], name: str, data: bytes) -> Document:
    """In this process."""
    try:
        return reader(name, data)
    except UnreadableError:
        raise
    except Exception as error:  # the process that reads a file catches them all
        raise UnreadableError(f"{type(error).__name__}: {error}") from error


def is_said(plain: str | None, value: Value) -> bool:
    """Whether a plain text is that value."""
    if plain is None:
        return False
    text = plain.strip()
    return text in BLANK if value is Missing.BLANK else text == str(value)
