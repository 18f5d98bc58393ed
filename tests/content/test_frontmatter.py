"""Front matter, read without guessing."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.content.frontmatter import split
from generator.content.malformed import MalformedError
from generator.content.nodes import Mapping, Node, Scalar
from generator.content.yaml_parser import parse
from support.cases import Case, read


def shown(node: Node | None) -> str:
    """The tree in flow style; quoted scalars in single quotes."""
    if isinstance(node, Scalar):
        return node.text if node.plain else f"'{node.text}'"
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{key.text}: {shown(value)}" for key, value in node.items) + "}"
    return "[" + ", ".join(shown(item) for item in node.items) + "]" if node else ""


def outcome(text: str) -> str:
    """What parsing gives, as the cases spell it."""
    try:
        return shown(parse(text))
    except MalformedError as error:
        return (
            f"{error.line}:{error.column} {error.message}{'。' + error.hint if error.hint else ''}"
        )


@pytest.mark.parametrize("case", read("yaml"), ids=lambda case: case.sentence)
def test_front_matter_is_read_as_the_case_says(case: Case) -> None:
    """Every case of tests/cases/yaml.md."""
    assert outcome(case.given) == case.expected


@pytest.mark.parametrize(
    "bomb", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000, "a:\n" + " " * 50 + "[" * 9999]
)
def test_a_bomb_is_one_finding(bomb: str) -> None:
    """Nesting that crashes other readers is refused at its twelfth level."""
    with pytest.raises(MalformedError, match="嵌套超过"):
        parse(bomb)


def test_a_file_of_many_nodes_is_refused() -> None:
    """A million values are not a report."""
    with pytest.raises(MalformedError, match="数据项过多"):
        parse("a: [" + "0," * 10_000 + "0]")


@given(st.text(alphabet=st.sampled_from("ab:-[]{}\"'#&*!|>%@`?,. \n\t：01~<"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text ends in anything but a tree or one finding.

    What is read agrees with PyYAML's own reading.
    """
    try:
        node = parse(text)
    except MalformedError:
        return
    plain = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - the base loader makes nothing but text
    assert bare(node) == (plain if node is not None else None)


def bare(node: Node | None) -> object:
    """The tree without places, as PyYAML gives it."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key.text: bare(value) for key, value in node.items}
    return [bare(item) for item in node.items] if node else None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# 一、总体情况\n", "文件应以一行 --- 开头"),
        ("", "文件应以一行 --- 开头"),
        ("---\nform: 2021\n", "表头数据没有结束"),
    ],
)
def test_a_file_without_front_matter_says_so(text: str, message: str) -> None:
    """Both lines of dashes are needed."""
    with pytest.raises(MalformedError, match=message):
        split(text)


def test_every_value_keeps_its_place() -> None:
    """Lines are counted from the file's first, columns from 1 in characters."""
    parts = split("---\n标题: 甲\nb: [1, 22]\n---\n正文\n")
    node = parse(parts.head, parts.head_line)
    assert isinstance(node, Mapping)
    (_, first), (_, second) = node.items
    assert isinstance(first, Scalar)
    assert not isinstance(second, (Scalar, Mapping))
    assert [item.position for item in (first, *second.items)] == [(2, 5), (3, 5), (3, 8)]
    assert parts.body_line == 5


@pytest.mark.parametrize("text", [" \r\t", "a:\x85\t- b", "\r\r\r{"])
def test_what_yaml_alone_takes_for_a_line_end_is_no_crash(text: str) -> None:
    """Found by fuzzing: YAML counts more lines than the text has."""
    with pytest.raises(MalformedError):
        parse(text)


BEHIND = (
    "这一项接在已经写了内容的一项后面，或者文字里有冒号加空格。"
    "上一项的冒号后不写内容；带冒号的文字整段加引号"
)


@pytest.mark.parametrize(
    ("slip", "position", "advice"),
    [
        ('title: "某局', (2, 8), "引号没有成对。补上右边的引号，或者删去引号"),
        ("form:2021", (2, 5), "冒号后没有空格。冒号后加一个空格，如 published: 2024-01-15"),
        ("form：2021", (2, 5), "冒号是全角的“：”。改为半角冒号加一个空格“: ”"),
        ("licences: -", (2, 11), "值只是一条短横。原件写短横的，照留空写 ~；副本缺失写 lost"),
        ("licences: [1, 2", (2, 11), "方括号里的一行数字没有写完。检查逗号和右方括号 ]"),
        (
            "source: 某网\n  url: null",
            (3, 6),
            BEHIND,
        ),
        (
            "title: 某局: 年报",
            (2, 10),
            BEHIND,
        ),
        ("\tform: 2021", (2, 1), "用了制表符缩进。改用空格"),
    ],
)
def test_a_slip_is_told_where_it_is_and_with_what_to_write(
    slip: str, position: tuple[int, int], advice: str
) -> None:
    """Not some lines later, where YAML notices it."""
    with pytest.raises(MalformedError) as raised:
        parse(f"{slip}\nlast: 1\n", 2)
    finding = raised.value.finding("2023.md")
    assert ((finding.line, finding.column), finding.advice) == (position, advice)
