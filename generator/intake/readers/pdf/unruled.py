"""Words of a PDF page without ruled tables; a word stands for itself only where it is seen plainly."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.intake.readers.pdf.cell_runs import GAP, runs
from generator.intake.readers.pdf.ruling import THIN, Thing, may_rule
from generator.intake.readers.runs import Look, settled
from generator.intake.tables.values import is_label

if TYPE_CHECKING:
    from generator.intake.readers.pdf.seen_page import SeenPage

DOUBTFUL = "?"
"Read as a cell that is lost."
HIGHEST = 3.0
"Of a line: what is higher is no figure."
THINGS = ("image", "annotation", "curve", "shading")


def words(page: "SeenPage") -> list[Thing]:
    """The words with their places; a question mark where a figure is open to doubt, or something is no text."""
    found = page.filter(may_rule).extract_words(x_tolerance_ratio=GAP, return_chars=True)
    things = list(_things(page, max((word["bottom"] - word["top"] for word in found), default=0.0)))
    for word in found:
        word["text"] = _text(word["chars"], [thing for thing in things if _meet(thing, word)])
    alone = [thing for thing in things if not any(_meet(thing, word) for word in found)]
    return [word for word in found if word["text"]] + [
        thing | {"text": DOUBTFUL} for thing in alone
    ]


def _things(page: "SeenPage", line: float) -> Iterator[Thing]:
    for kind in THINGS:
        for thing in page.objects.get(kind, []):
            if (
                thing["is_shown"]
                and thing["width"] > THIN
                and THIN < thing["height"] < HIGHEST * line
            ):
                yield thing


def _text(chars: Sequence[Thing], things: Sequence[Thing]) -> str:
    found = settled(list(runs(chars, things)))
    if found.doubt:
        is_figure = any(char["text"].isnumeric() for char in chars)
        return DOUBTFUL if is_figure else ""
    seen = "".join(char["text"] for char in chars if char["look"] is not Look.UNSEEN)
    return seen if is_label(found.text) else found.text


def _meet(one: Thing, two: Thing) -> bool:
    across = one["x0"] < two["x1"] and two["x0"] < one["x1"]
    return bool(across and one["top"] < two["bottom"] and two["top"] < one["bottom"])
