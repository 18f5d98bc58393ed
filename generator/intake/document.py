"""The neutral document every reader gives: what an original says, in reading order."""

from dataclasses import dataclass

LOST = "lost"
"What a cell says whose figure is not known; an empty one would say: the original leaves it empty."

UNFILLED = "待填"
"What a cell says that nobody has filled in yet, in our own workbook or a blank report."


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph or heading, or a line where the original has nothing larger. Never empty."""

    text: str
    place: str
    "Where it stands in the original, in words: 第 12 行, 第 3 页, 正文第 5 段."


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. An empty text is an empty cell of the original, not a missing one."""

    text: str
    place: str
    "第 12 行第 3 格, 第 2 页表 1 第 5 行, 工作表“表格”C7."
    across: tuple[int, int] | None = None
    "First and last column of the line it takes, where columns are told by their position alone."
    doubt: str = ""
    "Why it is not certain, as a clause behind its place: 有删除线. Its text is LOST then."


def doubtful(place: str, doubt: str) -> Cell:
    """A cell that a reader of the original could take for more than one thing, or for none."""
    return Cell(LOST, place, doubt=doubt)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. Rows may be of unequal length, as they stand in the original."""

    rows: tuple[tuple[Cell | None, ...], ...]
    "None: covered by a cell that spans rows or columns and stands in its first place."
    aligned: bool = False
    "Cells are pieces of a line of text, `across` its columns; empty cells have left no trace."
    exact: bool = False
    "The original is marked up: columns, spans and empty cells are certain (HTML, Word, Excel)."


@dataclass(frozen=True, slots=True)
class Stream:
    """The cells of a table that has lost its rows: one cell a line."""

    cells: tuple[Cell, ...]
    "Empty cells are there where the original's blank lines tell them."


Block = Text | Grid | Stream


@dataclass(frozen=True, slots=True)
class Copied:
    """What our own copy of a report says in words, as the archive's file has it."""

    title: str
    agency: Cell
    year: Cell
    published: str
    url: Cell
    editions: tuple[int, ...]
    "Of the form: one for each table, or for all."
    markdown: str
    "The narrative."


@dataclass(frozen=True, slots=True)
class Document:
    """An original."""

    blocks: tuple[Block, ...]
    published: tuple[str, ...] = ()
    "What the file states as the day of publication in fields of its own, as written."
    notes: tuple[str, ...] = ()
    "What the reader repaired or doubts, in Chinese: 文件是 GB18030 编码."
    doubt: str = ""
    "What may have changed before it was read, so that a person has to compare; empty for most."
    agency: Cell | None = None
    "Whose report it is, and on what year, where our fill-in workbook says so in its fields."
    year: Cell | None = None
    url: Cell | None = None
    "Where it says its original is."
    copied: Copied | None = None
    "The words of our own copy of a report, whose blocks are the tables alone."


class UnreadableError(Exception):
    """A file no report can be read from; the message says why and what to do, in Chinese."""
