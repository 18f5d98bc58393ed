"""The title of a report, its year, and what stands between it and section one."""

import re
from collections.abc import Sequence
from itertools import chain

from generator.finding import INFO, WARNING
from generator.intake.document import Block, Text
from generator.intake.found import Say
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


def read_title(blocks: Sequence[Block], note: Say) -> tuple[str, list[Text]]:
    """The title in one line, without the spaces of typesetting, and the paragraphs behind it."""
    texts = [block for block in blocks if isinstance(block, Text)]
    at = _title_index(texts)
    if at is None:
        return _run_on(texts)
    title = texts[at].text
    if at and _begins_above(title, texts[at - 1].text):
        note(INFO, texts[at - 1].place, SPLIT)
        title = texts[at - 1].text + title
    after = texts[at + 1 :]
    if after and not TITLE.search(title) and REST.fullmatch(after[0].text):
        note(INFO, after[0].place, SPLIT)
        title += after[0].text
        after = after[1:]
    if not TITLE.search(title):
        note(WARNING, texts[at].place, f"标题“{_tidy(title)}”不完整", "照原件补全 title")
    return _tidy(title), [text for text in after if not _same(text.text, title)]


def _title_index(texts: Sequence[Text]) -> int | None:
    """Index of the title; None where no text is one.

    A page names its title in other places too (标题：…-某局); the one that is nothing else is it.
    """
    titles = [index for index, text in enumerate(texts) if _is_title(text.text)]
    bare = (index for index in titles if BARE_TITLE.fullmatch(squeezed(texts[index].text)))
    return next(chain(bare, titles), None)


def _run_on(texts: list[Text]) -> tuple[str, list[Text]]:
    """The title of text without line ends: what it begins with."""
    title = BEGINS.match(plain_years(texts[0].text)) if texts else None
    if not title:
        return "", texts
    first, *others = texts
    end = title.end()
    rest = first.text[end:].strip()
    behind = [Text(rest, first.place)] if rest else []
    return _tidy(first.text[:end]), [*behind, *others]


def _begins_above(title: str, above: str) -> bool:
    """Whether a title begins in the line above: if it begins with its year, its agency is there."""
    begins_with_year = YEAR.match(plain_years(title))
    return bool(begins_with_year) and not NO_AGENCY.search(above)


def _is_title(text: str) -> bool:
    name = squeezed(text)
    if len(name) > LONGEST_TITLE or name.endswith("。"):
        return False
    return bool(years_of(name)) and SUBJECT.search(name) is not None


def _same(text: str, title: str) -> bool:
    return squeezed(text) in squeezed(title)


def _tidy(title: str) -> str:
    return re.sub(r"\s+", "", title.replace("\u3000", " ")).rstrip(".…")
