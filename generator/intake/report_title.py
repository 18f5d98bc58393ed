"""The title of a report, its year, and what stands between it and section one."""

import re
from collections.abc import Sequence

from generator.finding import INFO, WARNING
from generator.intake.document import Block, Text
from generator.intake.found import Say
from generator.intake.tables.labels import squeezed
from generator.text.stated_years import plain_years, years_of

TITLE = re.compile(r"(?:报告|年报)")
BARE_TITLE = re.compile(r"[^：:]*(?:报告|年报)")
BEGINS = re.compile(
    r"[^。；：]{2,40}?(?:19|20)[0-9]{2}\s*年[^。；：，]{0,24}?(?:年度报告|年报|工作报告)"
)
LONGEST_TITLE = 60
REST = r".{1,23}[^。：；]"
"What may be the second line of a title."


def read_title(blocks: Sequence[Block], note: Say) -> tuple[str, list[Text]]:
    """The title, in one line and without the spaces of typesetting, and the paragraphs behind it."""
    texts = [block for block in blocks if isinstance(block, Text)]
    titles = [n for n, text in enumerate(texts) if _is_title(text.text)]
    # A page names its title in other places too (标题：…-某局); the one that is nothing but a title is it.
    at = next(
        (n for n in titles if BARE_TITLE.fullmatch(squeezed(texts[n].text))),
        next(iter(titles), None),
    )
    if at is None:
        # Text without line ends: the title is what it begins with.
        run_on = BEGINS.match(plain_years(texts[0].text)) if texts else None
        if not run_on:
            return "", texts
        rest = texts[0].text[run_on.end() :].strip()
        return _tidy(texts[0].text[: run_on.end()]), [
            *([Text(rest, texts[0].place)] if rest else []),
            *texts[1:],
        ]
    title = texts[at].text
    # A title that begins with its year has its agency in the line above.
    if (
        at
        and re.match(r"\s*(?:19|20)[0-9]{2}", plain_years(title))
        and not re.search(r"[。；：]", texts[at - 1].text)
    ):
        note(INFO, texts[at - 1].place, "标题分成两行，已接成一行")
        title = texts[at - 1].text + title
    after = texts[at + 1 :]
    if after and not TITLE.search(title) and re.fullmatch(REST, after[0].text):
        note(INFO, after[0].place, "标题分成两行，已接成一行")
        title, after = title + after[0].text, after[1:]
    if not TITLE.search(title):
        note(WARNING, texts[at].place, f"标题“{_tidy(title)}”不完整", "照原件补全 title")
    return _tidy(title), [text for text in after if not _same(text.text, title)]


def _is_title(text: str) -> bool:
    name = squeezed(text)
    return (
        len(name) <= LONGEST_TITLE
        and bool(years_of(name))
        and bool(re.search(r"政府信息公开|政务公开", name))
        and (not name.endswith("。"))
    )


def _same(text: str, title: str) -> bool:
    return squeezed(text) in squeezed(title)


def _tidy(title: str) -> str:
    return re.sub(r"\s+", "", title.replace("\u3000", " ")).rstrip(".…")
