"""How one original is written.

Its marks, spaces and headings, and the tables as rows of cells with spans.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from random import Random

from generator.archive.figures import Figures
from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.form.editions import SECTIONS
from generator.form.grid import Row
from generator.form.layouts import grid
from generator.form.parts import Table

TITLES = {
    0: ("总体情况", "基本情况", "概述"),
    1: ("主动公开政府信息情况", "行政机关主动公开政府信息情况"),
    2: ("收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请情况"),
    3: (
        "政府信息公开行政复议、行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "政府信息公开行政复议和行政诉讼情况",
    ),
    4: (
        "存在的主要问题及改进情况",
        "存在的主要问题及整改措施",
        "政府信息公开工作存在的主要问题及改进情况",
        "存在的问题及改进措施",
    ),
    5: ("其他需要报告的事项", "其他需要报告事项", "其他事项"),
}
"Section → the ways agencies name it; the first is the official one."

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Damage:
    """What happened to an original after it was made."""

    cut: int = 0
    "Columns the table of requests was cut to; 0 where it is whole."
    slip: str = ""
    "row: some rows have lost their empty leading cells; rest: all rows from some row on."
    page: bool = False
    "The table of requests is split by a page break."
    torn: bool = False
    "The break goes through a label, whose second half stands in a row of its own."
    headings: bool = False
    "The title stands on two lines, sections are named or numbered otherwise, six may be missing."
    typos: bool = False
    "Some long labels lack a letter."

    @property
    def name(self) -> str:
        """What to call it in a table of results; empty where nothing happened."""
        return "+".join(each.name for each in fields(self) if getattr(self, each.name))


@dataclass(frozen=True, slots=True)
class Item:
    """A cell of a printed table; what a span covers has no item."""

    text: str = ""
    cell: str = ""
    "The figure it prints; empty in a heading."
    colspan: int = 1
    rowspan: int = 1


Items = list[Item]


@dataclass
class Hand:
    """The habits of whoever typed an original, and whatever tool printed it."""

    rng: Random
    damage: Damage
    parens: tuple[str, str] = ("（", "）")
    after: str = ""
    dot: str = "."
    comma: str = "，"
    quotes: tuple[str, str] = ("“", "”")
    gaps: float = 0.0
    "How often a label has a space in the middle."
    blank: str = ""
    "What stands in a blank cell."
    wide_digits: bool = False
    numbers: str = "一二三四五六"
    titles: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rng: Random, damage: Damage) -> "Hand":
        """Some person's."""
        names = {place: names[0] for place, names in TITLES.items()}
        if damage.headings:
            names = {place: rng.choice(names) for place, names in TITLES.items()}
        return cls(
            rng,
            damage,
            parens=rng.choice((("（", "）"), ("（", "）"), ("(", ")"))),
            after=rng.choice(("", "", " ")),
            dot=rng.choice((".", ".", ". ", "．", "、")),
            comma=rng.choice(("，", "，", ", ", ",")),
            quotes=rng.choice((("“", "”"), ("“", "”"), ('"', '"'), ("「", "」"), ("‘", "’"))),
            gaps=rng.choice((0.0, 0.0, 0.2)),
            blank=rng.choice(("", "", "/", "—", "-")),
            wide_digits=rng.random() < 0.05,
            numbers="一二三四一二" if damage.headings and rng.random() < 0.2 else "一二三四五六",
            titles=names,
        )

    def label(self, text: str) -> str:
        """A label of the form as this original spells it."""
        text = re.sub(
            r"^（(.)）",
            lambda match: f"{self.parens[0]}{match[1]}{self.parens[1]}{self.after}",
            text,
        )
        text = re.sub(r"^(\d)\.", lambda match: match[1] + self.dot, text)
        text = (
            text.replace("“", self.quotes[0]).replace("”", self.quotes[1]).replace("，", self.comma)
        )
        if self.damage.typos and len(text) > 8 and self.rng.random() < 0.15:
            place = self.rng.randint(3, len(text) - 2)
            text = text[:place] + text[place + 1 :]
        if len(text) > 3 and self.rng.random() < self.gaps:
            place = self.rng.randint(2, len(text) - 1)
            if " " not in text[place - 1 : place + 1]:
                text = f"{text[:place]} {text[place:]}"
        return text

    def figure(self, value: Value) -> str:
        """A figure as this original prints it."""
        if isinstance(value, Missing):
            return self.blank
        return str(value).translate(WIDE) if self.wide_digits else str(value)

    def heading(self, place: int) -> str:
        """The heading of a section, by its place."""
        return f"{self.numbers[place]}、{self.titles[place]}"

    def title(self, report: Report) -> list[str]:
        """The title, on one line or two."""
        if not self.damage.headings or self.rng.random() < 0.4:
            return [report.title]
        name, rest = report.title.split(str(report.year), 1)
        return [
            name,
            f"{report.year} {rest}" if self.rng.random() < 0.5 else f"{report.year}{rest}",
        ]

    def prose(self, report: Report) -> dict[int, list[str]]:
        """The paragraphs of each section that has any; six may be missing."""
        found: dict[int, list[str]] = {place: [] for place in range(len(SECTIONS))}
        place = 0
        for line in filter(None, report.body.split("\n")):
            if line.startswith("## "):
                place = next(
                    n for n, section in enumerate(SECTIONS) if line == f"## {section.heading}"
                )
            else:
                found[place].append(line)
        if self.damage.headings and self.rng.random() < 0.3:
            del found[len(SECTIONS) - 1]
        return found

    def rows(self, table: Table, figures: Figures) -> tuple[list[Items], list[Items]]:
        """Header rows and rows of a table as the form prints it, with spans."""
        printed = grid(table)
        head = [self._items(row, figures, len(printed.head)) for row in printed.head]
        body = [
            self._items(row, figures, len(rows) - at)
            for rows in printed.bodies
            for at, row in enumerate(rows)
        ]
        return head, body

    def _items(self, row: Row, figures: Figures, deepest: int) -> Items:
        heads = [
            Item(self.label(h.label), "", h.colspan, min(h.rowspan, deepest)) for h in row.heads
        ]
        return heads + [
            Item(self.figure(figures[slot.cell]), slot.cell, slot.colspan) for slot in row.slots
        ]


def squared(rows: list[Items]) -> list[Items]:
    """Every row with an item in every column; what a span covers is empty."""
    covered: dict[tuple[int, int], bool] = {}
    result: list[Items] = []
    for at, row in enumerate(rows):
        line: Items = []
        for item in row:
            while (at, len(line)) in covered:
                line.append(Item())
            start = len(line)
            line += [Item(item.text, item.cell)] + [Item()] * (item.colspan - 1)
            for down in range(1, item.rowspan):
                covered.update({(at + down, start + right): True for right in range(item.colspan)})
        while (at, len(line)) in covered:
            line.append(Item())
        result.append(line)
    return result


def placed(rows: list[Items]) -> Iterator[tuple[int, int, Item]]:
    """Row, column and item of every cell, 0-based, spans considered."""
    covered: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        column = 0
        for item in row:
            while (at, column) in covered:
                column += 1
            yield at, column, item
            covered |= {
                (at + down, column + right)
                for down in range(item.rowspan)
                for right in range(item.colspan)
            }
            column += item.colspan


def parted(rows: list[Items], at: int) -> tuple[list[Items], list[Items]]:
    """The table as two, the second from that row on.

    What spans both goes on in it as an empty cell.
    """
    first: list[Items] = [[] for _ in rows[:at]]
    second: list[list[tuple[int, Item]]] = [[] for _ in rows[at:]]
    for row, column, item in placed(rows):
        over = row + item.rowspan - at
        if row >= at:
            second[row - at].append((column, item))
            continue
        first[row].append(replace(item, rowspan=item.rowspan - max(over, 0)))
        if over > 0:
            second[0].append((column, Item("", "", item.colspan, over)))
    return first, [[item for _, item in sorted(row, key=lambda pair: pair[0])] for row in second]


def widened(rows: list[Items], doubled: set[int]) -> list[Items]:
    """The same table on a finer grid: some of its columns are two."""
    result: list[Items] = [[] for _ in rows]
    for row, column, item in placed(rows):
        more = sum(column <= at < column + item.colspan for at in doubled)
        result[row].append(replace(item, colspan=item.colspan + more))
    return result
