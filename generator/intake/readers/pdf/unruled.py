"""Words of a PDF page without ruled tables; only one that is seen plainly stands for itself."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.intake.readers.pdf.bounds import THIN, Thing, bounds_of
from generator.intake.readers.pdf.cell_runs import GAP, runs
from generator.intake.readers.pdf.chars import chars_of
from generator.intake.readers.pdf.ruling import may_rule
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
    """The words and where they stand, as pdfplumber gives them.

    A question mark stands where a figure is open to doubt, or where something is no text.
    """
    text_alone = page.filter(may_rule)
    written = text_alone.extract_words(x_tolerance_ratio=GAP, return_chars=True)
    heights = (word["bottom"] - word["top"] for word in written)
    highest_word = max(heights, default=0.0)
    highest = HIGHEST * highest_word
    things = list(_things(page, highest))
    for word in written:
        over = _overlapping(word, things)
        word["text"] = _text(word["chars"], over)
    filled = [word for word in written if word["text"]]
    for thing in things:
        if not _overlapping(thing, written):
            doubtful = thing | {"text": DOUBTFUL}
            filled.append(doubtful)
    return filled


def _things(page: "SeenPage", highest: float) -> Iterator[Thing]:
    """What is no text and may be a figure: of a picture's size, and lower than that."""
    for kind in THINGS:
        for thing in page.objects.get(kind, []):
            height = thing["height"]
            if not thing["is_shown"] or thing["width"] <= THIN:
                continue
            if THIN < height < highest:
                yield thing


def _text(chars: Sequence[Thing], things: Sequence[Thing]) -> str:
    """What a word says: all that is seen of a label, the plain digits of a figure."""
    all_runs = list(runs(chars_of(chars), things))
    read = settled(all_runs)
    if read.doubt:
        return DOUBTFUL if _has_digit(chars) else ""
    if not is_label(read.text):
        return read.text
    seen = (char for char in chars if char["look"] is not Look.UNSEEN)
    return "".join(char["text"] for char in seen)


def _has_digit(chars: Sequence[Thing]) -> bool:
    return any(char["text"].isnumeric() for char in chars)


def _overlapping(thing: Thing, others: Sequence[Thing]) -> list[Thing]:
    own = bounds_of(thing)
    return [other for other in others if own.overlaps(bounds_of(other))]
