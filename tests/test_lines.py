"""How a line of the generator reads: one thought.

In as few words as those of the codebases we admire.
"""

import ast
import io
import tokenize
from collections.abc import Callable, Iterator

from support.paths import ROOT

GENERATOR = ROOT / "generator"
MOST_TOKENS = 8.0
"Words and signs on a line of code, on average; peps has 6.9, markdown-it-py 6.8, svcs 6.0."
DENSEST = 8
"Modules that are named where there are more."
COUNTED = {
    tokenize.NAME,
    tokenize.NUMBER,
    tokenize.STRING,
    tokenize.OP,
    tokenize.COMMENT,
}
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)

Say = Callable[[object], None]


def documented(tree: ast.Module) -> set[int]:
    """The lines of docstrings, and of strings that explain what stands above them."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return found


def counted(source: str) -> tuple[int, int]:
    """How many words and signs there are, and how many lines of code they stand on."""
    words = documented(ast.parse(source))
    lines = [
        number
        for number, line in enumerate(source.split("\n"), 1)
        if line.strip() and not line.strip().startswith("#") and number not in words
    ]
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return sum(token.type in COUNTED for token in tokens), len(lines)


def within(node: ast.AST, kinds: tuple[type[ast.AST], ...]) -> bool:
    """Whether something of a kind stands inside it."""
    inner = (other for child in ast.iter_child_nodes(node) for other in ast.walk(child))
    return any(isinstance(other, kinds) for other in inner)


def nested(tree: ast.Module) -> Iterator[int]:
    """Lines of comprehensions with a second one inside, or a second `for`.

    Of conditionals inside one another.
    """
    for node in ast.walk(tree):
        if isinstance(node, COMPREHENSIONS):
            if len(node.generators) > 1 or within(node, COMPREHENSIONS):
                yield node.lineno
        elif isinstance(node, ast.IfExp) and within(node, (ast.IfExp,)):
            yield node.lineno


def test_a_line_holds_one_thought(say: Say) -> None:
    """Words and signs of a line, on average over all of them, to a tenth."""
    modules = {path: counted(path.read_text("utf-8")) for path in sorted(GENERATOR.rglob("*.py"))}
    rooms: dict[str, tuple[int, int]] = {}
    for path, (tokens, lines) in modules.items():
        room = path.relative_to(GENERATOR).parts[0]
        before = rooms.get(room, (0, 0))
        rooms[room] = (before[0] + tokens, before[1] + lines)
    tokens, lines = (sum(counts) for counts in zip(*rooms.values(), strict=True))
    say(", ".join(f"{room} {found[0] / max(found[1], 1):.1f}" for room, found in rooms.items()))
    say(f"{tokens / lines:.2f} a line, {lines} lines of code")
    densest = sorted(modules, key=lambda path: MOST_TOKENS * modules[path][1] - modules[path][0])
    names = [path.relative_to(GENERATOR).as_posix() for path in densest[:DENSEST]]
    assert round(tokens / lines, 1) <= MOST_TOKENS, f"most above the average: {names}"


def test_nothing_is_nested_in_a_line() -> None:
    """No comprehension in a comprehension, no conditional in a conditional."""
    found = [
        f"{path.relative_to(GENERATOR)}:{number}"
        for path in sorted(GENERATOR.rglob("*.py"))
        for number in nested(ast.parse(path.read_text("utf-8")))
    ]
    assert found == []
