"""The words of a report on a year without a form: everything behind its title, tables too."""

import re
from collections.abc import Iterator, Sequence

from generator.intake.document import Block, Text
from generator.intake.found import Notice
from generator.intake.narrative import Narrative, escaped, joined, paragraphs
from generator.intake.report_title import Title
from generator.intake.sections import OriginalSection

HEADING = re.compile(r"[一二三四五六七八九十]{1,3}[、.．][^。；;：:]{1,30}")
"一、概述"


def free_text(sections: Sequence[OriginalSection], title: Title) -> Narrative:
    """The narrative as Markdown, in the agency's words and order; empty where there is none.

    sections: as they are cut where headings are those of the form; the title stands in the first.
    """
    lines: list[str] = []
    notices: list[Notice] = []
    under: list[Block] = []
    for block in (*_blocks(sections, title), None):
        is_heading = isinstance(block, Text) and bool(HEADING.fullmatch(block.text.strip()))
        if block and not is_heading:
            under.append(block)
            continue
        written, torn = paragraphs(under)
        lines += written
        notices += torn
        under.clear()
        if isinstance(block, Text):
            heading = escaped(block.text.strip())
            lines.append(f"## {heading}")
    return Narrative(joined(lines) if lines else "", notices)


def _blocks(sections: Sequence[OriginalSection], title: Title) -> Iterator[Block]:
    """Everything behind the title, headings as texts."""
    first, *others = sections
    # What the title's own line goes on with is no block of its own.
    yield from (text for text in title.preamble if text not in first.blocks)
    for block in first.blocks:
        if not isinstance(block, Text) or block in title.preamble:
            yield block
    for section in others:
        yield Text(section.heading, section.place)
        yield from section.blocks
