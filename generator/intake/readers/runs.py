"""What a cell of a marked-up original holds, run by run, and what a reader would take it for.

Web pages, Word and Excel say of each run of text how it looks; a figure is the digits that are seen
plainly. Whatever else stands with it, or in its place, makes the cell doubtful, unless it is a
footnote's mark behind the figure.
"""

import re
from collections.abc import (
    Container,
    Iterable,
    Iterator,
    Sequence,
)
from dataclasses import dataclass
from enum import Enum

from generator.intake.readers.white_space import join, tidy
from generator.intake.tables.values import is_figure, is_label


class Look(Enum):
    """How a run looks; the words say so behind the place of its cell."""

    PLAIN = ""
    LINK = "一部分数字是链接"
    RAISED = "有上标"
    LOWERED = "有下标"
    ODD = "数字的大小或高低不一"
    UNEVEN = "数字大小不一"
    STRUCK = "有删除线"
    UNSEEN = "有看不见的字（白色、极小、透明或移出页面）"
    TURNED = "文字转了方向"
    DOUBLED = "有重叠的字"
    UNREADABLE = "有字体没有写明是什么的字"
    ANNOTATION = "有注音或旁注"
    NUMBERED = "有自动编号"
    FIELD = "有域，显示的内容不能确定"
    RECALCULATED = "有域，转换时重算过"
    THING = "有图片、控件、公式等不是文字的内容"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that looks the same."""

    text: str
    look: Look = Look.PLAIN


OBJECT = "\ufffc"
"The sign for a thing that is no text, where it stands among text."
BREAK = Run("\n")
"The end of a line or a paragraph."
MARK = re.compile(r"[\[(〔【]?(?:注?[0-9]{1,2}|注|\*+|※|[①-⑳])[\])〕】]?")
"A footnote's mark."
FIGURES = (Look.PLAIN, Look.LINK, Look.ODD)
"What may be a figure, as long as all its digits look alike."
UNTOLD = (
    Look.UNEVEN,
    Look.FIELD,
    Look.RECALCULATED,
    Look.NUMBERED,
    Look.THING,
)
"What leaves a figure in doubt wherever it stands in its cell, also without a text."
OUTSIDE_LABELS = (
    Look.RAISED,
    Look.LOWERED,
    Look.ANNOTATION,
    Look.THING,
)
"What does not belong to a label; the number of its row does."
WORDLESS = (*OUTSIDE_LABELS, Look.NUMBERED)
"What is no word of a label."
DIGIT = re.compile(r"[0-9０-９]")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"Signs nobody sees that turn the text behind them round."
AMISS = re.compile(rf"\n|{OBJECT}|{TURNING.pattern}")
"What may make more of a text than it seems to be."


@dataclass(frozen=True, slots=True)
class Settled:
    """What is taken of a cell."""

    text: str
    doubt: str = ""
    "Why it may be another thing; empty where it is certain."
    remark: str = ""
    "What was left out, as a clause behind the cell's place."


def settled(runs: Sequence[Run]) -> Settled:
    """What a cell says.

    A label is all its words; of a figure, everything but a mark behind it must look plain. 15 with
    a raised [1] behind it is 15 and a remark; with a second 15, or with a picture, it is a doubt.
    """
    if len(runs) == 1 and _is_plain(runs[0]):
        text = runs[0].text
        return Settled(tidy(text))  # as nearly all of many thousand cells
    runs = list(_with_things(runs))
    words = _without(WORDLESS, runs)
    if is_label(_joined(words)):
        label = _without(OUTSIDE_LABELS, runs)
        return Settled(_joined(label))
    plain = _joined(_among(FIGURES, runs))
    raised = _text(_among({Look.RAISED}, runs))
    marks = tidy(raised)
    doubts = list(_doubts(runs, plain, marks))
    if doubts:
        return Settled("", f"单元格里{'，'.join(doubts)}")
    if not marks:
        return Settled(plain)
    remark = f"“{plain}”后面的上标“{marks}”是注释号，没有读入"
    return Settled(plain, remark=remark)


def _with_things(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs, each sign for a thing as the thing it stands for."""
    for run in runs:
        if OBJECT in run.text:
            yield Run("", Look.THING)
        yield Run(run.text.replace(OBJECT, ""), run.look)


def _is_plain(run: Run) -> bool:
    """Whether a run by itself is certainly what its cell says."""
    return run.look is Look.PLAIN and not AMISS.search(run.text)


def _doubts(runs: Sequence[Run], plain: str, marks: str) -> Iterator[str]:
    """Why the figure of a cell is not certain: what is `plain` of it, with raised `marks`."""
    if _has_two(runs):
        yield "有不止一个数"
    if marks:
        is_note = is_figure(plain) and MARK.fullmatch(marks)
        if not is_note or not _is_last(runs):
            yield Look.RAISED.value
    for look in Look:
        if _is_doubtful(look, runs):
            yield look.value
    if any(TURNING.search(run.text) for run in runs):
        yield Look.TURNED.value


def _among(looks: Container[Look], runs: Sequence[Run]) -> list[Run]:
    """The runs that look one of these ways."""
    return [run for run in runs if run.look in looks]


def _without(looks: Container[Look], runs: Sequence[Run]) -> list[Run]:
    """The runs that look another way."""
    return [run for run in runs if run.look not in looks]


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _joined(runs: Iterable[Run]) -> str:
    """The text of runs in one line."""
    lines = _text(runs).split("\n")
    return join(lines)


def _is_doubtful(look: Look, runs: Sequence[Run]) -> bool:
    """Whether some run of that look leaves it open what the cell says."""
    own = [run.text for run in _among({look}, runs)]
    match look:
        case Look.PLAIN | Look.RAISED:
            return False
        case _ if look in UNTOLD:
            return bool(own)
        case Look.LINK | Look.ODD:
            with_digits = sum(map(_has_digit, own))
            if look is Look.LINK and with_digits > 1:
                return True
            plain = _text(_among({Look.PLAIN}, runs))
            return with_digits > 0 and _has_digit(plain)
        case _:
            return any(text.strip() for text in own)


def _is_last(runs: Sequence[Run]) -> bool:
    """Whether all that is raised stands behind the figure."""
    looks = [run.look for run in runs if run.text.strip()]
    first_raised = looks.index(Look.RAISED)
    behind = looks[first_raised:]
    return not any(look in FIGURES for look in behind)


def _has_two(runs: Sequence[Run]) -> bool:
    """Whether figures stand on more than one line."""
    figures = _among(FIGURES, runs)
    lines = _text(figures).split("\n")
    with_digits = sum(map(_has_digit, lines))
    return with_digits > 1


def _has_digit(text: str) -> bool:
    return DIGIT.search(text) is not None
