"""What keeps a text from being read as YAML, in words that say what to change."""

import re

import yaml

from generator.archive.values import Position
from generator.finding import ERROR, Finding

Words = tuple[str, str]
"What is wrong, and what to do about it."
UNENDED = "while scanning a quoted scalar"
UNENDED_LIST = "while parsing a flow sequence"
FULL_COLON = re.compile(r"\s*[\w-]+\s*(：)")
"The beginning of a line whose colon YAML does not know."
CLOSE_COLON = re.compile(r"\s*[a-z_]+(:)[^\s:]")
"The beginning of a line with a colon and no space behind it, which makes no key for YAML."
COLONS = (
    (FULL_COLON, ("冒号是全角的“：”", "改为半角冒号加一个空格“: ”")),
    (CLOSE_COLON, ("冒号后没有空格", "冒号后加一个空格，如 published: 2024-01-15")),
)
"The likeliest slips, which YAML notices only some lines later."
PROBLEMS = {
    "did not find expected node content": ("此处缺一个值", "原件留空写 ~；副本缺失写 lost"),
    "block sequence entries are not allowed in this context": (
        "值只是一条短横",
        "原件写短横的，照留空写 ~；副本缺失写 lost",
    ),
    "mapping values are not allowed in this context": (
        "这一项接在已经写了内容的一项后面，或者文字里有冒号加空格",
        "上一项的冒号后不写内容；带冒号的文字整段加引号",
    ),
}
"What libyaml says → what is wrong, and what to do."


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
    line, column = _noticed(error)
    lines = text.split("\n")
    written = "".join(lines[line : line + 1])
    words = _words(error, written)
    slip = _slip(lines[: line + 1])
    if slip:
        (line, column), words = slip
    return MalformedError(line + first_line, column + 1, *words)


def _noticed(error: yaml.MarkedYAMLError) -> Position:
    """Where libyaml notices it, from 0; what never ends, where it begins."""
    mark = error.problem_mark or error.context_mark
    if error.context in (UNENDED, UNENDED_LIST):
        mark = error.context_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _slip(lines: list[str]) -> tuple[Position, Words] | None:
    """Index of the line, and in it, of the first colon that is none for YAML, and what to say."""
    for number, written in enumerate(lines):
        for pattern, words in COLONS:
            colon = pattern.match(written)
            if colon:
                return (number, colon.start(1)), words
    return None


def _words(error: yaml.MarkedYAMLError, written: str) -> Words:
    """What is wrong with the line as it is written, and what to do about it."""
    problem = error.problem or ""
    is_tab = "cannot start any token" in problem and "\t" in written
    if "tab" in problem or is_tab:
        return "用了制表符缩进", "改用空格"
    if error.context == UNENDED:
        return "引号没有成对", "补上右边的引号，或者删去引号"
    if problem in PROBLEMS:
        return PROBLEMS[problem]
    if error.context == UNENDED_LIST:
        return "方括号里的一行数字没有写完", "检查逗号和右方括号 ]"
    return "此处不符合 YAML 格式", "检查缩进、冒号后的空格和引号是否成对"
