"""What of a PDF page rules a table, and what else is drawn in its cells."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from generator.intake.readers.pdf.bounds import (
    THIN,
    Bounds,
    Thing,
    bounds_of,
)
from generator.intake.readers.pdf.chars import Char

NEAR = 3
"Points from the side of a cell: what is drawn there is its ruling line."
LEAST = 0.05
"Of a cell, or of the thing itself: what less of it lies within belongs to another."
FILLED = 0.9
"Of a cell: what covers as much is what its text stands on."
BELOW = 0.3
"Ems from the foot of letters to the line under them."


def ends(edges: Sequence[Thing]) -> list[float]:
    """Return where upright lines that stand beside one another begin and end.

    A table that a page break cuts has no line there: browsers draw none.
    """
    ends: list[float] = []
    for edge in sorted(edges, key=itemgetter("top")):
        top = edge["top"]
        bottom = edge["bottom"]
        if ends and top < ends[-1] + THIN:
            ends[-1] = max(ends[-1], bottom)
        else:
            ends += [top, bottom]
    return ends


def may_rule(thing: Thing) -> bool:
    """Say whether a thing may be text or a ruling line.

    Word paints every line of text with a white area behind it; a line through a text strikes it.
    """
    kind = thing.get("object_type")
    if kind == "char":
        return not thing["is_again"]
    is_shown = thing.get("is_shown", True)
    if not is_shown or thing.get("strikes"):
        return False
    if kind != "rect" or thing["stroke"]:
        return True
    return _is_thin(thing)


def shows_in(thing: Thing, cell: Bounds, chars: Sequence[Char]) -> bool:
    """Say whether a thing shows in a cell what may be a figure.

    It is no ruling line then, and nothing that the cell's text, `chars`, stands on.
    """
    if not thing["is_shown"]:
        return False
    bounds = bounds_of(thing)
    if not bounds.meets(cell):
        return False
    is_drawn = thing.get("stroke")
    if is_drawn and _draws_in(thing, cell, chars):
        return True
    if _is_thin(thing) and _underlines(bounds, chars):
        return False
    inside = _within(bounds, cell)
    is_filled = thing.get("fill", True)
    if inside is None or not is_filled:
        return False
    return not _is_ground(thing, inside, cell, chars)


def is_inside(thing: Thing, table: Bounds) -> bool:
    """Say whether a thing is a character of the table with these bounds."""
    if thing.get("object_type") != "char":
        return False
    middle = bounds_of(thing).middle
    return table.holds(middle)


def _is_thin(thing: Thing) -> bool:
    shorter = min(thing["width"], thing["height"])
    return bool(shorter < THIN)


def _draws_in(thing: Thing, cell: Bounds, chars: Sequence[Char]) -> bool:
    """Whether one of its lines lies in a cell and underlines nothing."""
    inside = (side for side in _sides(thing) if _within(side, cell))
    return any(not _underlines(side, chars) for side in inside)


def _sides(thing: Thing) -> Iterator[Bounds]:
    """The lines that a path draws, each as the bounds around it."""
    points = thing["pts"]
    if thing["object_type"] == "rect":
        points = (*points, points[0])
    for start, end in pairwise(points):
        x0, y0 = start
        x1, y1 = end
        yield Bounds(
            left=min(x0, x1),
            top=min(y0, y1),
            right=max(x0, x1),
            bottom=max(y0, y1),
        )


def _underlines(line: Bounds, chars: Sequence[Char]) -> bool:
    """Whether a level line runs right below text."""
    if line.height >= THIN:
        return False
    return any(_is_right_above(char, line) for char in chars)


def _is_right_above(char: Char, line: Bounds) -> bool:
    """Whether a character stands on a line, or hardly above."""
    if line.left >= char.right or char.left >= line.right:
        return False
    below = line.top - char.baseline
    if 0 <= below <= BELOW * char.em:
        return char.is_written
    return False


def _within(thing: Bounds, cell: Bounds) -> Bounds | None:
    """What of a thing lies in a cell; None where that is nothing, or lies along one of its sides.

    Of a thing 40 10 60 30, the cell 50 0 100 50 holds 50 10 60 30; of a line 51 0 52 50 it holds
    nothing: that is its left side, drawn a point too far in.
    """
    inside = thing.common(cell)
    if inside is None:
        return None
    from_side = min(
        inside.right - cell.left,
        cell.right - inside.left,
        inside.bottom - cell.top,
        cell.bottom - inside.top,
    )
    if from_side <= NEAR:
        return None
    return inside


def _is_ground(thing: Thing, inside: Bounds, cell: Bounds, chars: Sequence[Char]) -> bool:
    """Whether an area shows nothing itself.

    Hardly any of it is here, or it fills the cell, or text stands on it.
    """
    whole = thing["width"] * thing["height"]
    smaller = min(cell.size, whole)
    if inside.size < LEAST * smaller:
        return not _is_thin(thing)
    if thing["object_type"] != "rect":
        return False
    if inside.size >= FILLED * cell.size:
        return True
    return _bears_text(thing, chars)


def _bears_text(area: Thing, chars: Sequence[Char]) -> bool:
    """Whether text is written on an area that is as high as its letters."""
    bounds = bounds_of(area)
    later = [char for char in chars if char.order > area["order"]]
    on_it = [char for char in later if bounds.holds(char.bounds.middle)]
    if not on_it:
        return False
    largest = max(char.em for char in on_it)
    return bool(area["height"] >= largest)
