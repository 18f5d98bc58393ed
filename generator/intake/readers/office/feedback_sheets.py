"""A feedback workbook that came back: what each of its cells holds, not what that means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.authoring.workbook.feedback.fingerprint import (
    LABEL,
    MARK,
)
from generator.authoring.workbook.feedback.places import COVER
from generator.intake.document import (
    Cell,
    doubtful,
)
from generator.intake.guard import check_cells
from generator.intake.readers.office.areas import (
    Area,
    At,
)
from generator.intake.readers.office.elements import S
from generator.intake.readers.office.sheet_cells import SheetCells
from generator.intake.readers.office.slot_contents import (
    Book,
    Content,
    Slot,
)
from generator.intake.readers.office.workbook import Listed, Workbook
from generator.intake.readers.office.worksheet import Worksheet


class Held(NamedTuple):
    """A sheet."""

    is_visible: bool
    cells: Mapping[At, Cell]
    "Those that hold anything."
    places: str
    "How its cells are called: 工作表“申请”."
    notes: Mapping[str, str]
    "What comments say, by cell: D29."


@dataclass(frozen=True, slots=True)
class Came:
    """All of it."""

    stated: tuple[str, ...]
    "What it says itself of which version of which report it was made from, wherever it does."
    sheets: Mapping[str, Held]


class _Cells(SheetCells):
    """Reads what is stored: on a sheet of ours nothing is hidden by how wide a column is."""

    def _of_formula(self, slot: Slot) -> Cell | None:
        return doubtful(slot.place, f"是公式“={slot.formula}”")

    def _doubt(self, slot: Slot, content: Content) -> str:  # noqa: ARG002 - of any content
        return slot.style.doubt


def read(data: bytes) -> Came:
    """What came back. Raises UnreadableError for what is no workbook."""
    workbook = Workbook(data)
    book = workbook.shared(is_recalculated=True)
    sheets = {}
    for listed in workbook.listed:
        if listed.is_worksheet:
            sheets[listed.name] = Held(
                is_visible=listed.is_visible,
                cells=_held(workbook.worksheet(listed), book),
                places=f"工作表“{listed.name}”",
                notes=dict(_notes(workbook, listed)),
            )
    stated = [_keywords(workbook)]
    if COVER in sheets:
        stated.append(_on_cover(sheets[COVER].cells))
    return Came(tuple(filter(None, stated)), sheets)


def is_feedback(workbook: Workbook) -> bool:
    """Whether it is one, whatever became of its sheets."""
    if _keywords(workbook):
        return True
    covers = [each for each in workbook.listed if each.name == COVER and each.is_worksheet]
    if not covers:
        return False
    book = workbook.shared(is_recalculated=True)
    return any(_on_cover(_held(workbook.worksheet(each), book)) for each in covers)


def _held(sheet: Worksheet, book: Book) -> dict[At, Cell]:
    reader = _Cells(sheet, book, (), ())
    check_cells(len(sheet.slots))
    held = {}
    for at in sorted(sheet.slots):
        if reader.has_content(at):
            cell = reader.read(Area.of(at))
            if cell.text:
                held[at] = cell
    return held


def _notes(workbook: Workbook, listed: Listed) -> Iterator[tuple[str, str]]:
    for part in workbook.archive.related(listed.part).values():
        if part.kind == "comments":
            for note in workbook.archive.xml(part.name).iter(f"{S}comment"):
                texts = (text.text or "" for text in note.iter(f"{S}t"))
                yield note.get("ref", ""), "".join(texts)


def _keywords(workbook: Workbook) -> str:
    mark, _, stated = workbook.keywords.partition(" ")
    return stated.strip() if mark == MARK else ""


def _on_cover(cells: Mapping[At, Cell]) -> str:
    """What stands behind the label."""
    for (row, column), cell in cells.items():
        if cell.text == LABEL:
            beside = cells.get((row, column + 1))
            return beside.text.strip() if beside else ""
    return ""
