"""The rows of a table that is left in lines of text, below their headers."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.intake.document import Cell, Text
from generator.intake.tables.headers import Headers
from generator.intake.tables.original_row import Layout, OriginalRow
from generator.intake.tables.values import is_value

PUNCTUATION = re.compile(r"[，。；]")
"Of sentences; among the labels of the form only some have it."


class Row(NamedTuple):
    """A line, taken apart."""

    label: str
    values: tuple[Cell, ...]
    "The numbers it ends in."


def of_lines(texts: Iterable[Text], headers: Headers) -> Iterator[OriginalRow]:
    """The lines of a text that end in numbers set apart by spaces, each under the header above it.

    予以公开 3 0 0 0 0 0 3
    """
    layout = Layout("aligned")
    above = ""
    for line in texts:
        label, values = _row(line)
        is_sentence = _is_sentence(label, headers)
        if not values or is_sentence:
            above += line.text
            continue
        header = headers.in_text(above)
        if header.names:
            layout = Layout("aligned", header)
        above = ""
        indices = range(1, len(values) + 1)
        yield OriginalRow(
            labels=(label,) if label else (),
            cells=values,
            indices=tuple(indices),
            label_index=0 if label else -1,
            place=line.place,
            layout=layout,
            table=1,
        )


def _is_sentence(text: str, headers: Headers) -> bool:
    if not PUNCTUATION.search(text):
        return False
    return not headers.is_row(text)


def _row(line: Text) -> Row:
    words = line.text.split()
    start = len(words)
    while start and is_value(words[start - 1]):
        start -= 1
    values = [Cell(word, line.place) for word in words[start:]]
    return Row(
        label=" ".join(words[:start]),
        values=tuple(values),
    )
