"""What of a PDF page rules a table."""

from collections.abc import Sequence
from typing import Any

THIN = 3
"Points. Some programs draw a ruling line as a thin area."


def ends(edges: Sequence[dict[str, Any]]) -> list[float]:
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


def is_no_area(thing: dict[str, Any]) -> bool:
    """Say whether a thing may be text or a ruling line: Word paints every line of text with a white area behind it."""
    return thing.get("object_type") != "rect" or bool(thing["stroke"]) or min(thing["width"], thing["height"]) < THIN


def is_inside(thing: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    """Say whether a thing is a character of the table with that box."""
    if thing.get("object_type") != "char":
        return False
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])
