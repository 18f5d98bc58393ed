"""The title of a report, its year, and what stands between it and section one."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.finding import INFO, WARNING
from generator.intake.document import Block, Text
from generator.intake.found import Notice
from generator.intake.tables.content import texts_of
from generator.intake.tables.labels import squeezed
from generator.text.stated_years import plain_years, years_of

TITLE = re.compile(r"(?:报告|年报)")
BARE_TITLE = re.compile(r"[^：:]*(?:报告|年报)")
BEGINS = re.compile(
    r"[^。；：]{2,40}?(?:19|20)[0-9]{2}\s*年[^。；：，]{0,24}?"
    r"(?:年度报告|年报|工作报告)"
)
LONGEST_TITLE = 60
REST = re.compile(r".{1,23}[^。：；]")
"What may be the second line of a title."
SUBJECT = re.compile(r"政府信息公开|政务公开")
YEAR = re.compile(r"\s*(?:19|20)[0-9]{2}")
NO_AGENCY = re.compile(r"[。；：]")
"Stands in no line that is the name of an agency."
SPLIT = "标题分成两行，已接成一行"


class Title(NamedTuple):
    """The title of a report."""

    text: str
    "In one line, without the spaces of typesetting; empty where there is none."
    preamble: list[Text]
    "The paragraphs behind it."
    notices: tuple[Notice, ...] = ()


def read_title(blocks: Sequence[Block]) -> Title:
    """The title, and what stands between it and section one."""
    texts = texts_of(blocks)
    index = _title_index(texts)
    if index is None:
        return _run_on(texts)
    notices: list[Notice] = []
    title = texts[index].text
    above = texts[index - 1] if index else None
    if above and _begins_above(title, above.text):
        notices.append(Notice(INFO, above.place, SPLIT))
        title = above.text + title
    after = texts[index + 1 :]
    if after and _goes_on(title, after[0].text):
        rest, *after = after
        notices.append(Notice(INFO, rest.place, SPLIT))
        title += rest.text
    tidied = _tidy(title)
    if not TITLE.search(title):
        message = f"标题“{tidied}”不完整"
        place = texts[index].place
        incomplete = Notice(WARNING, place, message, "照原件补全 title")
        notices.append(incomplete)
    preamble = [text for text in after if not _is_in(title, text)]
    return Title(tidied, preamble, tuple(notices))


def _title_index(texts: Sequence[Text]) -> int | None:
    """Index of the title; None where no text is one.

    A page names its title in other places too (标题：…-某局); the one that is nothing else is it.
    """
    first: int | None = None
    for index, text in enumerate(texts):
        if not _is_title(text.text):
            continue
        if BARE_TITLE.fullmatch(squeezed(text.text)):
            return index
        if first is None:
            first = index
    return first


def _run_on(texts: list[Text]) -> Title:
    """The title of text without line ends: what it begins with."""
    if not texts:
        return Title("", texts)
    first, *others = texts
    title = BEGINS.match(plain_years(first.text))
    if not title:
        return Title("", texts)
    end = title.end()
    rest = first.text[end:].strip()
    if rest:
        behind = Text(rest, first.place)
        others.insert(0, behind)
    written = first.text[:end]
    return Title(_tidy(written), others)


def _begins_above(title: str, above: str) -> bool:
    """Whether a title begins in the line above: if it begins with its year, its agency is there."""
    if not YEAR.match(plain_years(title)):
        return False
    return not NO_AGENCY.search(above)


def _goes_on(title: str, below: str) -> bool:
    """Whether a title that lacks its last word ends in the line below."""
    if TITLE.search(title):
        return False
    return REST.fullmatch(below) is not None


def _is_title(text: str) -> bool:
    name = squeezed(text)
    if len(name) > LONGEST_TITLE or name.endswith("。"):
        return False
    if not SUBJECT.search(name):
        return False
    return bool(years_of(name))


def _is_in(title: str, text: Text) -> bool:
    """Whether a text only says the title again, or a piece of it."""
    words = squeezed(text.text)
    return words in squeezed(title)


def _tidy(title: str) -> str:
    written = re.sub(r"\s+", "", title)
    return written.rstrip(".…")
