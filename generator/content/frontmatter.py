"""The text of a content file, split into front matter and narrative."""

from dataclasses import dataclass

from generator.content.malformed import MalformedError

MARK = "---"


@dataclass(frozen=True, slots=True)
class Parts:
    """A content file's two halves."""

    head: str
    head_line: int
    "The 1-based line the front matter begins at."
    body: str
    body_line: int
    "The 1-based line the narrative begins at."


def split(text: str) -> Parts:
    """Cut a file at its two `---` lines; MalformedError where they are missing."""
    lines = text.split("\n")
    if lines[0].rstrip() != MARK:
        hint = "第一行写 ---，接着写表头数据，再写一行 ---，然后是正文"
        raise MalformedError(1, 1, "文件应以一行 --- 开头", hint)
    end = ending(lines)
    if end is None:
        raise MalformedError(1, 1, "表头数据没有结束", "在表头数据后面单独写一行 ---")
    return Parts(
        head="\n".join(lines[1:end]) + "\n",
        head_line=2,
        body="\n".join(lines[end + 1 :]),
        body_line=end + 2,
    )


def ending(lines: list[str]) -> int | None:
    """Index of the line that ends the front matter which the first line begins."""
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() == MARK:
            return index
    return None
