"""The passages of a narrative that contradict its tables, or itself, found where they stand.

A passage that does not stand there exactly once, in one run of plain text, is not looked for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.site.printed_sections import PrintedSection
from generator.survey.contradictions import Contradiction

PLAIN = re.compile(r"[^<>&\"']+")
"What HTML writes as it is."
LINK = re.compile("<(/?)a[ >]")
"Where one begins or ends."


def runs(
    sections: Iterable[PrintedSection], contradictions: Sequence[Contradiction]
) -> Mapping[str, list[str]]:
    """Anchor of a section → its HTML in pieces, every second of which is such a passage."""
    found = {}
    for section in sections:
        passages = {each.passage for each in contradictions if each.anchor == section.anchor}
        found[section.anchor] = list(_cut(section.html, passages))
    return found


def _cut(html: str, passages: Iterable[str]) -> Iterator[str]:
    end = 0
    for start, passage in sorted(_found(html, passages)):
        if start >= end:
            yield html[end:start]
            yield passage
            end = start + len(passage)
    yield html[end:]


def _found(html: str, passages: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Where those stand that are found exactly."""
    for passage in passages:
        if PLAIN.fullmatch(passage) and html.count(passage) == 1:
            start = html.index(passage)
            if not _is_inside(html[:start]):
                yield start, passage


def _is_inside(before: str) -> bool:
    """Whether that ends within a tag, a link or a number."""
    in_tag = before.rfind("<") > before.rfind(">")
    return in_tag or LINK.findall(before)[-1:] == [""] or before[-1:].isdigit()
