"""Prints any report as originals come: nine kinds of text, and the files of shapes_files.py.

What a shape looks like is copied from real originals; where and how it is damaged is left to
chance.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from generator.archive.report import Report
from generator.form.editions import SECTIONS
from generator.form.parts import Block, Line, Table
from support.habits import Damage, Hand, Item, Items, squared
from support.shapes_aligned import aligned_text
from support.shapes_files import docx_bytes, html_text, xlsx_bytes


@dataclass(frozen=True, slots=True)
class Printed:
    """An original."""

    name: str
    data: bytes
    hidden: frozenset[str]
    "Cells it no longer shows; they can only be lost."


def render(report: Report, shape: str, rng: Random, damage: Damage | None = None) -> Printed:
    """A report in one of SHAPES; a damage the shape cannot have is left out."""
    hand = Hand.of(rng, damage or Damage())
    name, write = SHAPES[shape]
    hidden: set[str] = set()
    made = write(report, hand, hidden)
    data = made if isinstance(made, bytes) else made.encode("utf-8")
    return Printed(name, data, frozenset(hidden))


def some_damage(shape: str, rng: Random) -> Damage:
    """Something that happens to originals of that shape."""
    page = rng.random() < 0.4
    grid = shape in GRIDS
    return Damage(
        cut=rng.choice((0, 0, 5, 6, 7, 8, 9)) if grid else 0,
        slip=rng.choice(("", "row", "rest")) if grid else "",
        page=page and (grid or shape in PAGED),
        torn=page and grid and rng.random() < 0.5,
        headings=rng.random() < 0.4,
        typos=rng.random() < 0.3,
    )


def _table_of(report: Report, place: int) -> Table:
    return report.figures.form.table(SECTIONS[place].table)


Lines = list[str]


def _text(
    report: Report,
    hand: Hand,
    table: Callable[[Table], Iterable[str]],
    between: str = "\n\n",
    marks: Callable[[], str] = str,
) -> str:
    """The whole report, each table printed by `table` line by line.

    `marks` stand before a heading.
    """
    parts = [marks() + line for line in hand.title(report)]
    for place, paragraphs in hand.prose(report).items():
        parts.append(marks() + hand.heading(place))
        if SECTIONS[place].table:
            parts.append("\n".join(table(_table_of(report, place))))
        parts += paragraphs
    return between.join(parts)


# Tables of text whose columns are told by tabs or pipes


def _tabs(report: Report, hand: Hand, hidden: set[str]) -> str:
    seed_like = hand.rng.random() < 0.6

    def lines(table: Table) -> Iterable[str]:
        for part in _sheets(table, report, hand, hidden, seed_like=seed_like):
            yield from ("\t".join(item.text for item in row) for row in part)
            yield ""

    def table_text(table: Table) -> Iterable[str]:
        return list(lines(table))[:-1]

    return hand.rng.choice(("", "\n\n")) + _text(report, hand, table_text, marks=_hashes(hand))


def _hashes(hand: Hand) -> Callable[[], str]:
    """Markdown marks before headings, of any level, in some originals."""
    marked = hand.rng.random() < 0.2
    return lambda: "#" * hand.rng.randint(1, 5) + " " if marked else ""


def _pipes(report: Report, hand: Hand, hidden: set[str]) -> str:
    seed_like = hand.rng.random() < 0.6

    def lines(table: Table) -> Iterable[str]:
        parts = _sheets(table, report, hand, hidden, seed_like=seed_like)
        if table.blocks[0].heading and hand.rng.random() < 0.5:
            parts = _halves(parts[0])
        for part in parts:
            for number, row in enumerate(part):
                yield "| " + " | ".join(item.text for item in row) + " |"
                if number == 0:
                    yield "|" + "|".join("-" * hand.rng.randint(3, 12) for _ in row) + "|"
            yield ""

    return _text(report, hand, lambda table: list(lines(table))[:-1], marks=_hashes(hand))


def _halves(rows: list[Items]) -> list[list[Items]]:
    """Table two as two tables, the second without the columns it does not need."""
    starts = [at for at, row in enumerate(rows) if not any(item.text for item in row[1:])]
    middle = starts[len(starts) // 2]
    second = rows[middle:]
    needed = max(at for row in second for at, item in enumerate(row) if item.text or item.cell) + 1
    return [rows[:middle], [row[:needed] for row in second]]


def _sheets(
    table: Table, report: Report, hand: Hand, hidden: set[str], *, seed_like: bool
) -> list[list[Items]]:
    """A table as rows of equal width, in one part or, after a page break, two.

    The tool behind the five source reports gives the label of two columns only one, and an empty
    cell at the end.
    """
    head, body = hand.rows(table, report.figures)
    rows = squared(head + body)
    if not head or table.one_row:
        return [rows]
    labels = head[0][0].colspan
    tops = [at for at in range(len(head), len(rows)) if rows[at][0].text]
    whole = {item.cell for row in rows for item in row}
    if seed_like:
        rows = [_squeezed(row, labels) for row in rows]
        if hand.rng.random() < 0.5:
            _hoist(rows)
    if hand.damage.slip:
        width = len(rows[0])
        for at in _slipping(hand, tops, len(rows)):
            rows[at] = _slipped(rows[at], labels, width, alone=hand.damage.slip == "row")
    parts = [rows]
    if hand.damage.page:
        parts = _broken(rows, hand, tops, labels, seed_like=seed_like)
    if hand.damage.cut:
        parts = [[row[: hand.damage.cut] for row in part] for part in parts]
    hidden |= whole - {item.cell for part in parts for row in part for item in row}
    return parts


def _squeezed(row: Items, labels: int) -> Items:
    """Without the last column of labels where the row needs none there."""
    last = row[labels - 1]
    return row if last.text else [*row[: labels - 1], *row[labels:], Item()]


def _hoist(rows: list[Items]) -> None:
    """The heading of the last column stands in the first row.

    Beside the heading it belongs under.
    """
    at = max(at for at, item in enumerate(rows[1]) if item.text)
    rows[0][at], rows[1][at] = rows[1][at], rows[0][at]


def _slipping(hand: Hand, tops: list[int], end: int) -> list[int]:
    """The rows that slip: below the first of the group that has several."""
    first, after = max(zip(tops, [*tops[1:], end], strict=True), key=lambda pair: pair[1] - pair[0])
    if hand.damage.slip == "row":
        return sorted(hand.rng.sample(range(first + 1, after), hand.rng.randint(1, 5)))
    return list(range(hand.rng.randint(first + 1, after - 1), after))


def _slipped(row: Items, labels: int, width: int, *, alone: bool) -> Items:
    first = next(at for at, item in enumerate(row) if item.text)
    if first == 0:
        return row
    if not alone:
        return [*row[1:], Item()]
    named = [item for item in row if item.text and not item.cell]
    padding = [Item()] * (labels - 1 - len(named))
    figures = [item for item in row if item.cell]
    moved = [*named, *padding, *figures]
    return moved + [Item()] * (width - len(moved))


def _broken(
    rows: list[Items], hand: Hand, tops: list[int], labels: int, *, seed_like: bool
) -> list[list[Items]]:
    """Two parts.

    The second may have lost the column of the outermost heading, and the first half of a label.
    """
    middle = hand.rng.randint(tops[2] + 1, tops[3] - 1)
    if hand.damage.torn:
        long = [at for at in range(tops[2], tops[3]) if len(_leaf(rows[at]).text) >= 12]
        middle = hand.rng.choice(long) + 1
    first, second = rows[:middle], rows[middle:]
    narrow = seed_like and not hand.damage.slip and hand.rng.random() < 0.5
    if narrow:
        second = [_narrowed(row, labels) for row in second]
    if hand.damage.torn:
        torn = first[-1]
        at = torn.index(_leaf(torn))
        text = torn[at].text
        half = hand.rng.randint(4, len(text) - 4)
        first[-1] = [Item(text[:half]) if n == at else item for n, item in enumerate(torn)]
        column = min(at - 1 if narrow and at else at, len(second[0]) - 1)
        rest = [Item(text[half:]) if n == column else Item() for n in range(len(second[0]))]
        second = [rest, *second]
    if hand.rng.random() < 0.5:
        second = [[Item()] * len(second[0]), *second]
    return [first, second]


def _leaf(row: Items) -> Item:
    """The label of the row itself, the last before its figures."""
    return [item for item in row if item.text and not item.cell][-1]


def _narrowed(row: Items, labels: int) -> Items:
    """Without the first column of labels, each figure in the same column of every row."""
    named, figures = [], [item for item in row if item.cell]
    for item in row:
        if item.cell:
            break
        named.append(item)
    named = named[1:] if not named[0].text else named
    named = (named + [Item()] * labels)[: labels - 1]
    return named + figures


# Tables that a browser, a converter or a program that reads web pages wrote as text


def _browser(report: Report, hand: Hand, _: set[str]) -> str:
    def lines(table: Table) -> Iterable[str]:
        head, body = hand.rows(table, report.figures)
        return ["\t".join(item.text for item in row) for row in head + body if row]

    return _text(report, hand, lines, "\n")


def _one_per_line(report: Report, hand: Hand, _: set[str]) -> str:
    end = hand.rng.choice(("\r", "\n"))
    broken = hand.rng.random() < 0.5

    def text(item: Item) -> str:
        wrapped = broken and not item.cell and len(item.text) == 4
        return item.text[:2] + "\n" + item.text[2:] if wrapped else item.text

    def lines(table: Table) -> Iterable[str]:
        head, body = hand.rows(table, report.figures)
        rows = ["\n\n\n".join(text(item) for item in row) for row in head + body if row]
        return ["\n\n\n\n\n" + "\n\n\n\n\n".join(rows) + "\n\n\n\n\n"]

    return _text(report, hand, lines, "\n").replace("\n", end)


def _fused(report: Report, hand: Hand, _: set[str]) -> str:
    apart = hand.rng.choice(("　　", ""))

    def lines(table: Table) -> Iterable[str]:
        head, body = hand.rows(table, report.figures)
        joint = apart if table.blocks[0].heading else ""
        return [joint.join(item.text for row in head + body for item in row)]

    hand.blank = ""
    text = _text(report, hand, lines, "　　" if apart else "")
    return text.replace(report.title, report.title + "\n\n", 1)


# Markdown as a program writes it that reads pictures of pages: a small table for each row


def _small_tables(report: Report, hand: Hand, _: set[str]) -> str:
    def lines(table: Table) -> Iterable[str]:
        if table.blocks[0].heading:
            return _blocks(table, report, hand)
        return _lawsuits(table, report, hand) if table.one_row else _crossed(table, report, hand)

    return _text(report, hand, lines, marks=lambda: "## ")


def _markdown(head: list[str], rows: list[list[str]]) -> Lines:
    return ["| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows)] + [""]


def _row(table: Table, block: Block, row: Line, report: Report, hand: Hand) -> list[str]:
    return [
        hand.figure(report.figures[f"{table.id}.{row.id}.{c.id}"]) for c in block.leaf_columns()
    ]


def _blocks(table: Table, report: Report, hand: Hand) -> Iterable[str]:
    for block in table.blocks:
        yield f"### {block.heading}"
        head = [table.corner, *(column.label for column in block.leaf_columns())]
        rows = [
            [hand.label(row.label), *_row(table, block, row, report, hand)]
            for row in block.leaf_rows()
        ]
        yield from _markdown(head, rows)


def _crossed(table: Table, report: Report, hand: Hand) -> Iterable[str]:
    (block,) = table.blocks
    yield hand.label(table.corner)
    yield ""
    for column in block.columns:
        for part in column.parts:
            names = [leaf.label for leaf in part.leaves()] if part.parts else ["(数据项目)", "数量"]
            yield f"### {column.label} ({part.label})"
            yield from _markdown(names, [["-"] * len(names)])
    numbered = [f"数据{n}" for n in range(1, len(block.leaf_columns()))] + [
        block.leaf_columns()[-1].label
    ]
    odd = [row.brief.split("、")[-1] for row in block.leaf_rows()][: len(numbered)]
    for top in block.rows:
        if top.parts:
            yield f"### {top.label}"
            yield ""
        for group in top.parts or (top,):
            yield f"### {hand.label(group.label)}"
            rows = []
            for leaf in group.leaves():
                name = (
                    hand.label(leaf.label)
                    if group.parts
                    else leaf.label.split("、")[-1].split("）", 1)[-1]
                )
                rows.append([name, *_row(table, block, leaf, report, hand)])
            # Read from the next page, the rest of a table has a heading nobody wrote.
            at = 1 if len(rows) > 1 and hand.rng.random() < 0.2 else len(rows)
            yield from _markdown(["类别", *numbered], rows[:at])
            if rows[at:]:
                yield from _markdown(["项目", *odd], rows[at:])


def _lawsuits(table: Table, report: Report, hand: Hand) -> Iterable[str]:
    (block,) = table.blocks
    for row in block.rows:
        for path in row.paths():
            yield f"### {path[0].label}" + "".join(f"（{line.label}）" for line in path[1:])
            head = [hand.label(column.label) for column in block.leaf_columns()]
            yield from _markdown(head, [_row(table, block, path[-1], report, hand)])


def _html(report: Report, hand: Hand, _: set[str]) -> str:
    return html_text(report, hand)


def _aligned(report: Report, hand: Hand, _: set[str]) -> str:
    return aligned_text(report, hand)


def _docx(report: Report, hand: Hand, _: set[str]) -> bytes:
    return docx_bytes(report, hand)


def _xlsx(report: Report, hand: Hand, _: set[str]) -> bytes:
    return xlsx_bytes(report, hand)


PAGED = {"html", "docx"}
"Shapes whose tables may come in two parts."
GRIDS = {"tab", "pipe"}
"Shapes whose rows can be cut, slipped and torn."
SHAPES: dict[str, tuple[str, Callable[[Report, Hand, set[str]], str | bytes]]] = {
    "tab": ("original.txt", _tabs),
    "pipe": ("original.txt", _pipes),
    "small": ("original.md", _small_tables),
    "browser": ("original.txt", _browser),
    "one-per-line": ("original.txt", _one_per_line),
    "aligned": ("original.txt", _aligned),
    "fused": ("original.txt", _fused),
    "html": ("original.html", _html),
    "docx": ("original.docx", _docx),
    "xlsx": ("original.xlsx", _xlsx),
}
"Shape → the file's name, and what writes it."
