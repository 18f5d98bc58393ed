"""What a file may be at most. Every reader asks here; a report has but a few pages."""

from collections.abc import Iterator
from contextlib import contextmanager

from generator import IS_CHECKOUT
from generator.content.originals import MAX_ORIGINAL
from generator.intake.document import UnreadableError

MAX_FILE = MAX_ORIGINAL
MAX_CHARACTERS = 4_000_000
MAX_BYTES_OF_TEXT = 4 * MAX_CHARACTERS
MAX_LINES = 200_000
MAX_CELLS = 100_000
MAX_SPAN = 200
"Columns; the widest table of the form has 15."
MAX_PAGES = 200
MAX_MEMBERS = 2000
"Files in an archive."
MAX_UNPACKED = 200 * 1024 * 1024
MAX_PART = 24 * 1024 * 1024
"Of one XML part: its tree takes some ten times the memory."
MAX_RATIO = 200
"XML as Word writes it packs some twenty to one."
SECONDS = 9
"Of the processor's time: a machine that is busy makes no good file unreadable."
PATIENCE = 90
"Seconds to wait for it at most."
MEMORY = 500 * 1024 * 1024

IN_CHECKOUT = "sh .ci/python .ci/environment.py import"
INSTALL = IN_CHECKOUT if IS_CHECKOUT else "pip install 'gongkai[import]'"


@contextmanager
def needs() -> Iterator[None]:
    """Import a library of the extra `import` inside.

    Raises UnreadableError that says how to install it.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise UnreadableError(
            f"读这种文件要用的 {error.name} 没有安装；请先运行：{INSTALL}"
        ) from error


def check_text(text: str) -> None:
    """Raise UnreadableError for a text no report is as long as, or an empty one."""
    if not text.strip():
        raise UnreadableError("文件是空的，没有文字。")
    ends = text.count("\n") + text.count("\r")
    if len(text) > MAX_CHARACTERS or ends > MAX_LINES:
        raise UnreadableError(
            f"文件有 {len(text):,} 个字、{ends:,} 行，不像一份年度报告；请只保留报告本身。"
        )


def check_text_size(size: int) -> None:
    """Raise UnreadableError for more bytes than such a text can have, before they are decoded."""
    if size > MAX_BYTES_OF_TEXT:
        raise UnreadableError(
            f"文件有 {size // 1024 // 1024} MB 文字，不像一份年度报告；请只保留报告本身。"
        )


def check_cells(count: int) -> None:
    """Raise UnreadableError for a table no report has."""
    if count > MAX_CELLS:
        raise UnreadableError(f"表格超过 {MAX_CELLS:,} 格，不像年度报告的表；请只保留报告本身。")
