"""Regular expressions with one change."""

import re
from collections.abc import Iterator

PIECES = re.compile(r"\\.|\(\?<?[=!]|\(\?:|\[\^|\[|\]|\{\d+,?\d*\}|[?*+]|[(|)^$]|.", re.DOTALL)
OTHERS = {
    "(?<!": ("(?<=",),
    "(?!": ("(?=",),
    "(?=": ("(?!",),
    "(?<=": ("(?<!",),
    "[^": ("[",),
    "*": ("+",),
    "+": ("*", "{1}"),
    "?": ("", "{1}"),
    "^": ("",),
    "$": ("",),
    r"\s": (r"\S",),
}
COUNTED = re.compile(r"\{(\d+)(,?)(\d*)\}")


def changed_patterns(pattern: str) -> Iterator[tuple[str, str]]:
    """What is changed, and the pattern with it; only such as can be compiled, and are others."""
    pieces = PIECES.findall(pattern)
    inside = _inside_class(pieces)
    for number, piece in enumerate(pieces):
        if inside[number]:
            options = _of_class(pieces, number)
        else:
            options = [*OTHERS.get(piece, ()), *_of_count(piece)]
        for other in options:
            changed = [*pieces[:number], other, *pieces[number + 1 :]]
            yield from _good(f"pattern {piece!r} → {other!r} at {number}", "".join(changed))
    for left_out, rest in _without_alternatives(pieces, inside):
        yield from _good(f"pattern without {left_out!r}", rest)


def _good(said: str, pattern: str) -> Iterator[tuple[str, str]]:
    try:
        re.compile(pattern)
    except re.error:
        return
    yield said, pattern


def _inside_class(pieces: list[str]) -> list[bool]:
    """Whether each stands between brackets, the first one not."""
    found = []
    inside = False
    for number, piece in enumerate(pieces):
        is_first = number > 0 and pieces[number - 1] in ("[", "[^")
        if inside and piece == "]" and not is_first:
            inside = False
        found.append(inside)
        if not inside and piece in ("[", "[^"):
            inside = True
    return found


def _of_class(pieces: list[str], number: int) -> list[str]:
    """A class without one of its characters; a range 0-9 becomes 0-8."""
    piece = pieces[number]
    if piece == "-" or pieces[number + 1] == "-":
        return []
    if pieces[number - 1] == "-":
        return [chr(ord(piece) - 1)] if len(piece) == 1 else []
    return [""]


def _of_count(piece: str) -> Iterator[str]:
    counted = COUNTED.fullmatch(piece)
    if not counted:
        return
    low, comma, high = counted.groups()
    if not comma:
        yield f"{{{int(low) + 1}}}"
        return
    yield f"{{{int(low) + 1},{high}}}"
    if high:
        yield f"{{{low},{int(high) - 1}}}"


def _without_alternatives(pieces: list[str], inside: list[bool]) -> Iterator[tuple[str, str]]:
    """Each alternative of a group, and the pattern without it."""
    for start, end in _alternatives(pieces, inside):
        if end < len(pieces) and pieces[end] == "|":
            rest = pieces[:start] + pieces[end + 1 :]
        else:
            rest = pieces[: start - 1] + pieces[end:]
        yield "".join(pieces[start:end]), "".join(rest)


def _alternatives(pieces: list[str], inside: list[bool]) -> Iterator[tuple[int, int]]:
    """Where each begins and ends, of groups that have several."""
    starts: list[list[int]] = [[0]]
    for number, piece in enumerate(pieces):
        if inside[number]:
            continue
        if piece.startswith("("):
            starts.append([number + 1])
        elif piece == "|":
            yield starts[-1][-1], number
            starts[-1].append(number + 1)
        elif piece == ")":
            own = starts.pop()
            if len(own) > 1:
                yield own[-1], number
    if len(starts[0]) > 1:
        yield starts[0][-1], len(pieces)
