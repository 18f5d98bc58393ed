"""The roster: the bodies of a place that are to file a report, and until when.

A table as an office keeps it: a title may stand above the headings, which are Chinese; one must
name the bodies, the others may be there.
"""

import re
from collections.abc import (
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from typing import NamedTuple

from generator.archive.agency import KINDS
from generator.content.fields import is_day
from generator.content.ids import CODE, is_agency_id
from generator.finding import ERROR, Finding

NAME, OTHERS, ID, REGION = "机关名称", "别称", "代码", "地区代码"
KIND, SECTOR, COUNTED, DUE, NOTICE = "类别", "领域", "计入汇总", "应公布日期", "依据"
HEADINGS = (NAME, OTHERS, ID, REGION, KIND, SECTOR, COUNTED, DUE, NOTICE)
"The columns that are understood; all others are left alone."
CALLED = (NAME, "单位名称", "机关", "单位")
"What offices call the first of them; the earliest here counts where a table has several."
ABOVE = 10
"Rows that may stand above the headings: what the table is called, whose it is, of when."
KIND_NAMED = {words: kind for kind, words in KINDS.items()}
YES, NO = ("是", ""), ("否",)
DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
BETWEEN = re.compile(r"[、；;，,]")
HAN = re.compile(r"[\u4e00-\u9fff]")
SUMS = ("合计", "共计", "总计", "小计")
"What stands instead of a name in a row that counts the others."


class Body(NamedTuple):
    """A body that is to file a report."""

    region: str
    "The code of its place: 990101, nine digits for towns."
    id: str
    "The name of its folder in the archive, jyj; empty where nobody has chosen one."
    name: str
    others: tuple[str, ...] = ()
    "What else it is called."
    kind: str = "department"
    sector: str = ""
    is_counted: bool = True
    "Whether it goes into the roll-up."
    due: str | None = None
    "The day until which its report is to be public, 2026-01-31."
    notice: str = ""
    "What sets that day: a law or a notice."

    @property
    def key(self) -> str:
        """990101/jyj."""
        return f"{self.region}/{self.id}"

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, its own first."""
        return (self.name, *self.others)


class Roster(NamedTuple):
    """The bodies, in the order of the table, and what is wrong with it."""

    bodies: tuple[Body, ...]
    findings: tuple[Finding, ...]


class _WrongError(Exception):
    """A cell that cannot be understood: its column, what is wrong, what to write instead."""

    def __init__(
        self,
        column: str,
        message: str,
        hint: str,
    ) -> None:
        super().__init__(message)
        self.column = column
        self.hint = hint


def read_roster(rows: Sequence[Sequence[str]], path: str, region: str) -> Roster:
    """The roster whose table has these rows; region: of bodies that name none."""
    head = _head(rows)
    if head is None:
        message = f"没有“{NAME}”一栏"
        return Roster((), (_finding(path, (1, 0), message, f"第一行写各栏的名称：{_known()}"),))
    places = _places(rows[head])
    bodies: list[Body] = []
    findings: list[Finding] = []
    first = head + 2
    for number, row in enumerate(rows[head + 1 :], first):
        fields = {heading: _cell(row, column) for heading, column in places.items()}
        if not any(fields.values()):
            continue
        try:
            bodies.append(_body(fields, region))
        except _WrongError as wrong:
            position = number, places.get(wrong.column, 0) + 1
            findings.append(_finding(path, position, str(wrong), wrong.hint))
    findings += _doubled(bodies, path)
    if not bodies and not findings:
        findings.append(_finding(path, (first, 0), "名册里没有一个机关", "一行写一个机关"))
    return Roster(tuple(bodies), tuple(findings))


def _head(rows: Sequence[Sequence[str]]) -> int | None:
    """Which row the headings are; None where none has names of bodies."""
    for number, row in enumerate(rows[:ABOVE]):
        if not {"".join(each.split()) for each in row}.isdisjoint(CALLED):
            return number
    return None


def _places(row: Sequence[str]) -> dict[str, int]:
    """Heading that is understood → its column."""
    headings = ["".join(each.split()) for each in row]
    places = {heading: headings.index(heading) for heading in HEADINGS if heading in headings}
    name = next(each for each in CALLED if each in headings)
    return {**places, NAME: headings.index(name)}


def _known() -> str:
    return "、".join(HEADINGS)


def _cell(row: Sequence[str], column: int) -> str:
    return row[column].strip() if column < len(row) else ""


def _body(fields: Mapping[str, str], region: str) -> Body:
    name = _name(fields[NAME])
    others = BETWEEN.split(fields.get(OTHERS, ""))
    return Body(
        region=_region(fields.get(REGION, "") or region),
        id=_id(fields.get(ID, "")),
        name=name,
        others=tuple(filter(None, map(str.strip, others))),
        kind=_kind(fields.get(KIND, "")),
        sector=fields.get(SECTOR, ""),
        is_counted=_is_counted(fields.get(COUNTED, "")),
        due=_day(fields.get(DUE, "")),
        notice=fields.get(NOTICE, ""),
    )


def _name(text: str) -> str:
    """Without the spaces and breaks that set it in its cell."""
    if not text:
        raise _WrongError(NAME, f"{NAME}是空的", "写机关的名称；不用的行整行删去")
    name = "".join(text.split())
    if name in SUMS or not HAN.search(name):
        raise _WrongError(NAME, f"{NAME}“{name}”不对", "写机关的名称；合计等不是机关的行，整行删去")
    return name


def _region(text: str) -> str:
    if not re.fullmatch(CODE, text):
        raise _WrongError(REGION, f"{REGION}“{text}”不对", "写六位数字，乡镇街道写九位")
    return text


def _id(text: str) -> str:
    if text and not is_agency_id(text):
        raise _WrongError(ID, f"{ID}“{text}”不对", "只用小写字母、数字和连字符，如 jyj；可以不写")
    return text


def _kind(text: str) -> str:
    if not text:
        return "department"
    if text in KINDS:
        return text
    if text not in KIND_NAMED:
        raise _WrongError(KIND, f"{KIND}“{text}”不对", f"写{'、'.join(KINDS.values())}之一")
    return KIND_NAMED[text]


def _is_counted(text: str) -> bool:
    if text not in (*YES, *NO):
        raise _WrongError(COUNTED, f"{COUNTED}“{text}”不对", "写“是”或者“否”；不写的，计入汇总")
    return text not in NO


def _day(text: str) -> str | None:
    """2026-01-31, of 2026年1月31日 too."""
    if not text:
        return None
    written = DATE.match(text)
    day = "{:0>4}-{:0>2}-{:0>2}".format(*written.groups()) if written else ""
    if not is_day(day):
        raise _WrongError(DUE, f"{DUE}“{text}”不对", "写成 2026-01-31；没有规定的不写")
    return day


def _doubled(bodies: Iterable[Body], path: str) -> Iterator[Finding]:
    """Names and codes that two bodies of a place have: no file could be told to be the one's."""
    names: dict[tuple[str, str], Body] = {}
    keys: dict[str, Body] = {}
    for body in bodies:
        known = names.get((body.region, body.name))
        if known and known.name == body.name:
            yield _finding(path, (0, 0), f"“{body.name}”写了两行", "删去一行")
            continue
        for name in body.names:
            other = names.setdefault((body.region, name), body)
            if other is not body:
                message = f"“{name}”既是{other.name}，又是{body.name}"
                yield _finding(path, (0, 0), message, "改掉其中一个的名称或别称")
        other = keys.setdefault(body.key, body) if body.id else body
        if other is not body:
            message = f"代码 {body.id} 既是{other.name}，又是{body.name}"
            yield _finding(path, (0, 0), message, "各用各的代码")


def _finding(
    path: str,
    position: tuple[int, int],
    message: str,
    hint: str,
) -> Finding:
    line, column = position
    return Finding(path, line, column, "roster", ERROR, message, hint)
