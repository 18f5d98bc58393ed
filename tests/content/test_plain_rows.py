"""Rows of plain words are read without YAML, and as YAML reads them."""

from hypothesis import given
from hypothesis import strategies as st

from generator.content.frontmatter import split
from generator.content.malformed import MalformedError
from generator.content.nodes import Mapping as MappingNode
from generator.content.nodes import Node, PlainRow, Scalar
from generator.content.plain_rows import STAND_IN
from generator.content.yaml_parser import parse
from support.paths import BASE

HEAD = split((BASE / "reports" / "990101" / "jyj" / "2023.md").read_text("utf-8")).head
PIECES = [
    *"ab019:-?[]{},#&*!|>'\"%@` \n~.",
    "\n",
    "\n  ",
    "\na: ",
    "\n  b: ",
    "\n- ",
    ": ",
    " # ",
    "? ",
    "[0, 0, 0]\n",
    "[  12,    0, lost]  # 甲\n",
    "a: [1, ~]\n",
    "  b: [0]\n",
    "{a: [0, 1]\n, b: ",
    "a: |\n  b: [0, 0]\n",
    "a: '\n  b: [0, 0]\n",
    "a: 甲\n  b: [0, 0]\n",
    "[0, 1]\n: 2\n",
    "---\n",
    '"\\xa7"\n',
    "'§'\n",
    'a: "\\xa7"\n',
]


def shown(node: Node | None) -> object:
    """The tree with every position; a plain row is a sequence like any other."""
    if node is None:
        return None
    if isinstance(node, Scalar):
        return tuple(node)
    if isinstance(node, MappingNode):
        pairs = [(shown(key), shown(value)) for key, value in node.items]
        return ("mapping", node.position, pairs)
    return ("sequence", node.position, list(map(shown, node.items)))


def outcome(text: str, first_line: int) -> object:
    """What parsing gives, or why it does not."""
    try:
        return shown(parse(text, first_line))
    except MalformedError as error:
        return (error.line, error.column, error.message, error.hint, error.rule)


def by_yaml_alone(text: str) -> object:
    """The same where a comment has the word that would stand for a row, so that none does."""
    return outcome(f"# {STAND_IN}\n{text}", 0)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_text_is_read_as_by_yaml_alone(text: str) -> None:
    """Tree, positions and refusals are those of the text as it is written."""
    assert outcome(text, 1) == by_yaml_alone(text)


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(HEAD)), st.integers(0, 6), st.sampled_from(PIECES) | st.just("")
        ),
        max_size=4,
    )
)
def test_a_damaged_report_is_read_as_by_yaml_alone(edits: list[tuple[int, int, str]]) -> None:
    """Wherever something is taken out, or something else put in its place."""
    text = HEAD
    for start, length, piece in edits:
        text = text[:start] + piece + text[start + length :]
    assert outcome(text, 1) == by_yaml_alone(text)


def test_the_rows_of_a_report_are_plain() -> None:
    """Nothing is gained where they are not told from what YAML reads."""
    node = parse(HEAD)
    assert isinstance(node, MappingNode)
    table = node.get("requests")
    assert isinstance(table, MappingNode)
    assert all(isinstance(row, PlainRow) for _, row in table.items)
