"""What keeps a text from being read as YAML, in words that say what to change."""

import re

import yaml

from generator.archive.values import Position
from generator.finding import ERROR, Finding

FULL_COLON = re.compile(r"\s*[\w-]+\s*(：)")
"The beginning of a line whose colon YAML does not know."


class MalformedError(Exception):
    """The text is not what a content file may hold.

    The message is Chinese; line and column are 1-based.
    """

    def __init__(
        self, line: int, column: int, message: str, hint: str = "", rule: str = "yaml"
    ) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
        self.rule = rule

    def finding(self, path: str) -> Finding:
        """The same as a finding about that file."""
        return Finding(
            path=path,
            line=self.line,
            column=self.column,
            rule=self.rule,
            severity=ERROR,
            message=self.message,
            hint=self.hint,
        )


def explained(text: str, first_line: int, error: yaml.YAMLError) -> MalformedError:
    """What libyaml says in English, said so that an official knows what to change."""
    if isinstance(error, yaml.MarkedYAMLError):
        return _unparsed(text, first_line, error)
    index = getattr(error, "position", 0)
    line = text.count("\n", 0, index) + first_line
    return MalformedError(line, 1, "含有不能出现在文本文件里的控制字符", "删去该字符")


def _unparsed(text: str, first_line: int, error: yaml.MarkedYAMLError) -> MalformedError:
    line, column = 0, 0
    mark = error.problem_mark or error.context_mark
    if mark:
        line, column = mark.line, mark.column
    lines = text.split("\n")
    # A full-width colon is the likeliest slip; YAML notices it only some lines later.
    colon = _full_colon(lines[: line + 1])
    if colon:
        line, column = colon
        message, hint = "冒号是全角的“：”", "改为半角冒号加一个空格“: ”"
    else:
        written = "".join(lines[line : line + 1])
        message, hint = _words(error, written)
    return MalformedError(line + first_line, column + 1, message, hint)


def _full_colon(lines: list[str]) -> Position | None:
    """Index of the line, and in it, of the first full-width colon behind a key."""
    for number, written in enumerate(lines):
        colon = FULL_COLON.match(written)
        if colon:
            return number, colon.start(1)
    return None


def _words(error: yaml.MarkedYAMLError, written: str) -> tuple[str, str]:
    """What is wrong with the line as it is written, and what to do about it."""
    problem = error.problem or ""
    is_tab = "cannot start any token" in problem and "\t" in written
    if "tab" in problem or is_tab:
        return "用了制表符缩进", "改用空格"
    if problem == "did not find expected node content":
        return "此处缺一个值", "原件留空写 ~；副本缺失写 lost"
    if "flow sequence" in (error.context or ""):
        return "方括号里的一行数字没有写完", "检查逗号和右方括号 ]"
    return "此处不符合 YAML 格式", "检查缩进、冒号后的空格和引号是否成对"
