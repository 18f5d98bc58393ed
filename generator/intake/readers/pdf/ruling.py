"""What of a PDF page rules a table, and what else is drawn in its cells."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

THIN = 3
"Points. Some programs draw a ruling line as a thin area."
NEAR = 3
"Points from the side of a cell: what is drawn there is its ruling line."
LEAST = 0.05
"Of a cell, or of the thing itself: what less of it lies within belongs to another."
FILLED = 0.9
"Of a cell: what covers as much is what its text stands on."

BELOW = 0.3
"Ems from the foot of letters to the line under them."

Bounds = tuple[float, float, float, float]
"Left, top, right, bottom, from the top of the page."
Thing = dict[str, Any]
"A character, a line, a picture … as pdfplumber gives it."


def ends(edges: Sequence[Thing]) -> list[float]:
    """Return where upright lines that stand beside one another begin and end.

    A table that a page break cuts has no line there: browsers draw none.
    """
    ends: list[float] = []
    for edge in sorted(edges, key=lambda edge: float(edge["top"])):
        if ends and edge["top"] < ends[-1] + THIN:
            ends[-1] = max(ends[-1], edge["bottom"])
        else:
            ends += [edge["top"], edge["bottom"]]
    return ends


def may_rule(thing: Thing) -> bool:
    """Say whether a thing may be text or a ruling line.

    Word paints every line of text with a white area behind it; a line through a text strikes it out.
    """
    if thing.get("object_type") == "char":
        return not thing["is_again"]
    if not thing.get("is_shown", True) or thing.get("strikes"):
        return False
    return (
        thing.get("object_type") != "rect"
        or bool(thing["stroke"])
        or min(thing["width"], thing["height"]) < THIN
    )


def shows_in(thing: Thing, box: Bounds, chars: Sequence[Thing]) -> bool:
    """Say whether a thing shows in a cell what may be a figure: it is no ruling line and nothing its text stands on."""
    if not thing["is_shown"] or not _meets(thing, box):
        return False
    if thing.get("stroke") and any(
        _within(side, box) and not _underlines(side, chars) for side in _sides(thing)
    ):
        return True
    if min(thing["width"], thing["height"]) < THIN and _underlines(_box(thing), chars):
        return False
    part = _within(_box(thing), box)
    return bool(part and thing.get("fill", True) and not _is_ground(thing, part, box, chars))


def _meets(thing: Thing, box: Bounds) -> bool:
    across = thing["x0"] <= box[2] and box[0] <= thing["x1"]
    return bool(across and thing["top"] <= box[3] and box[1] <= thing["bottom"])


def _sides(thing: Thing) -> Iterator[Bounds]:
    """The lines that a path draws, each as the box around it."""
    points = thing["pts"]
    for (x0, y0), (x1, y1) in pairwise(
        (*points, points[0]) if thing["object_type"] == "rect" else points
    ):
        yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _box(thing: Thing) -> Bounds:
    return thing["x0"], thing["top"], thing["x1"], thing["bottom"]


def _underlines(line: Bounds, chars: Sequence[Thing]) -> bool:
    """Whether a level line runs right below text."""
    left, top, right, bottom = line
    above = [
        char for char in chars if left < char["x1"] and char["x0"] < right and char["text"].strip()
    ]
    is_level = bottom - top < THIN
    return is_level and any(0 <= top - char["baseline"] <= BELOW * char["em"] for char in above)


def _within(thing: Bounds, box: Bounds) -> Bounds | None:
    """What of a thing lies in a cell; None where that is nothing, or lies along one of its sides."""
    left, top, right, bottom = (
        max(thing[0], box[0]),
        max(thing[1], box[1]),
        min(thing[2], box[2]),
        min(thing[3], box[3]),
    )
    is_at_side = min(right - box[0], box[2] - left, bottom - box[1], box[3] - top) <= NEAR
    return None if left > right or top > bottom or is_at_side else (left, top, right, bottom)


def _is_ground(area: Thing, part: Bounds, box: Bounds, chars: Sequence[Thing]) -> bool:
    """Whether an area shows nothing itself: hardly any of it is here, or it fills the cell, or text stands on it."""
    inside, cell = _size(part), _size(box)
    whole = float(area["width"] * area["height"])
    if inside < LEAST * min(cell, whole):
        return bool(min(area["width"], area["height"]) >= THIN)
    if area["object_type"] != "rect":
        return False
    on_it = [char for char in chars if char["order"] > area["order"] and _is_on(char, area)]
    return inside >= FILLED * cell or (
        bool(on_it) and area["height"] >= max(char["em"] for char in on_it)
    )


def _size(box: Bounds) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _is_on(char: Thing, area: Thing) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(area["x0"] <= x <= area["x1"] and area["top"] <= y <= area["bottom"])


def is_inside(thing: Thing, box: Bounds) -> bool:
    """Say whether a thing is a character of the table with that box."""
    if thing.get("object_type") != "char":
        return False
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])
