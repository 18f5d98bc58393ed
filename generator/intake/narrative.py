"""The words of a report as Markdown: the agency's own, paragraph by paragraph."""

import re
from collections.abc import Iterator, Sequence

from generator.finding import INFO
from generator.intake.document import Block, Cell, Grid, Stream, Text
from generator.intake.found import Say
from generator.intake.sections import OriginalSection

LONGEST_HEAD = 24


def body(
    found: list[OriginalSection],
    preamble: Sequence[Text],
    prose_of: dict[str, list[Text]],
    note: Say,
) -> str:
    """The narrative as Markdown, in the agency's words and order."""
    lines = [_escaped(text.text) for text in preamble]
    for part in found[1:]:
        if part.kind is None:
            continue
        if part.kind.table:
            own = prose_of.get(part.kind.table, [])
            # The page prints the heading of a table's section itself.
            if not own:
                continue
            texts = [_paragraph(text.text) for text in own]
        else:
            texts = [_paragraph(text) for text in _narrative(part.blocks, note)]
        lines += [f"## {part.heading}", *texts]
    return "\n" + "\n\n".join(lines) + "\n"


def _narrative(blocks: Sequence[Block], note: Say) -> Iterator[str]:
    """Paragraphs; one that a page break tore is joined, a table of the agency's own becomes Markdown."""
    unfinished = ""
    for block in blocks:
        if isinstance(block, Text):
            text = block.text.strip()
            if unfinished and not _opens(text):
                note(INFO, block.place, f"一段话从“{unfinished[-6:]}”处被分成两段，已接上")
                unfinished += text
            else:
                if unfinished:
                    yield unfinished
                unfinished = text
            if _ends(unfinished) or _is_head(unfinished):
                yield unfinished
                unfinished = ""
            continue
        if unfinished:
            yield unfinished
            unfinished = ""
        yield _markdown_table(block)
    if unfinished:
        yield unfinished


def _opens(text: str) -> bool:
    """Whether a line plainly begins something new."""
    return bool(
        re.match(
            r"[（(][一二三四五六七八九十0-9]+[）)]|[一二三四五六七八九十]+[、是]|[0-9]+[.．、]|[-•·●]|附件",
            text,
        )
    )


def _ends(text: str) -> bool:
    return bool(re.search(r"[。！？；：.!?;:…”》）)]$", text))


def _is_head(text: str) -> bool:
    """A line of its own such as （一）主动公开."""
    return len(text) <= LONGEST_HEAD and (_opens(text) or not re.search(r"[，,]", text))


def _paragraph(text: str) -> str:
    """A paragraph of the narrative; a head （一）… of its own becomes a heading."""
    head = re.fullmatch(r"[（(][一二三四五六七八九十][）)][^。；，,]{1,24}[：:]?", text.strip())
    return f"### {_escaped(text.strip())}" if head else _escaped(text.strip())


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is: marks that would be taken for its own get a backslash."""
    text = re.sub(r"([\\`*_<\[\]|~])", r"\\\1", text)
    return re.sub(r"^(\s*)([#>+-]|[0-9]+[.)](?=\s))", r"\1\\\2", text)


def _markdown_table(block: Grid | Stream) -> str:
    rows: list[list[Cell | None]] = (
        [list(row) for row in block.rows] if isinstance(block, Grid) else [list(block.cells)]
    )
    width = max(map(len, rows))
    lines = [
        "| "
        + " | ".join(
            _escaped(c.text.strip()) if c else "" for c in row + [None] * (width - len(row))
        )
        + " |"
        for row in rows
    ]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])
