"""The changes that are made to code: each leaves it able to run and makes it say something else.

What a finding says in words is not changed: `tests/invalid` has it, word for word.
"""

import ast
import re
from collections.abc import Iterator
from copy import deepcopy

from support.mutants.patterns import changed_patterns

OTHER_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
OTHER_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
OTHER_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
OTHER_METHODS = {
    "startswith": "endswith",
    "endswith": "startswith",
    "match": "search",
    "fullmatch": "match",
    "search": "match",
}
LEFT_OUT = {"strip", "upper", "lower", "translate"}
"Methods whose call is left out, what it is called on kept."
IN_WORDS = ("source", "tolerance")
"What else a rule says of itself for people."
FEW = 4
"Characters of a Chinese word that code compares; more is a sentence for people."
HAN = re.compile("[一-鿿]")
PATTERN = re.compile(r"[\\\[(?|^$*+]")
"What makes a text a regular expression."

Change = tuple[int, int, str, ast.AST]
"Line, column, what is changed, and the module with it."


def changes(source: str) -> Iterator[Change]:
    """Every one that there is of a module."""
    tree = ast.parse(source)
    left_alone = _left_alone(tree)
    for number, node in enumerate(ast.walk(tree)):
        if id(node) in left_alone:
            continue
        for said, other in _others(node):
            copy = deepcopy(tree)
            place = list(ast.walk(copy))[number]
            changed = _Replaced(place, other).visit(copy)
            line, column = _position(node)
            yield line, column, said, ast.fix_missing_locations(changed)


def _position(node: ast.AST) -> tuple[int, int]:
    """Line and column, from 1; what stands nowhere is where its first part is."""
    while not isinstance(node, ast.expr | ast.stmt):
        node = next(ast.iter_child_nodes(node))
    return node.lineno, node.col_offset + 1


class _Replaced(ast.NodeTransformer):
    """A tree with one node in the place of another."""

    def __init__(self, place: ast.AST, other: ast.AST) -> None:
        self._place = place
        self._other = other

    def visit(self, node: ast.AST) -> ast.AST:
        """The node, or what takes its place."""
        if node is self._place:
            return ast.copy_location(self._other, node)
        return self.generic_visit(node)


def _left_alone(tree: ast.AST) -> set[int]:
    """Annotations, docstrings and the words of messages."""
    found: set[int] = set()
    for node in ast.walk(tree):
        for top in _away(node):
            found |= {id(below) for below in ast.walk(top)}
    return found


def _away(node: ast.AST) -> list[ast.AST]:
    """What of a node is not changed.

    `strict=True` among it: it guards sequences that are of one length however the rules are right.
    """
    away: list[ast.AST | None] = []
    match node:
        case ast.arg() | ast.AnnAssign():
            away = [node.annotation]
        case ast.FunctionDef():
            away = [node.returns, *_decorators(node)]
        case ast.ClassDef():
            away = [*node.bases, *node.decorator_list]
        case ast.Expr(value=ast.Constant()) | ast.keyword(arg="strict"):
            away = [node]
        case ast.JoinedStr(values=parts):
            away = [part for part in parts if isinstance(part, ast.Constant)]
            away += [part.format_spec for part in parts if isinstance(part, ast.FormattedValue)]
        case ast.Assign(value=value) if _is_alias(value):
            away = [node]
        case ast.Call(func=ast.Name(id="rule"), args=[_, *words], keywords=keywords):
            away = [*words, *(each.value for each in keywords if each.arg in IN_WORDS)]
    return [each for each in away if each]


def _decorators(node: ast.FunctionDef) -> list[ast.expr]:
    """Those that say how a function is kept, and not what it is: caches, properties."""
    return [each for each in node.decorator_list if "rule" not in ast.unparse(each)]


def _is_alias(value: ast.expr) -> bool:
    """Whether it is the name of a type: Values = tuple[Value | None, ...]."""
    return (
        isinstance(value, ast.Subscript)
        and isinstance(value.value, ast.Name)
        and (value.value.id in ("tuple", "Callable"))
    )


def _others(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What may take the place of a node."""
    yield from _of_truth(node)
    yield from _of_operator(node)
    yield from _of_condition(node)
    yield from _of_statement(node)
    yield from _of_expression(node)


def _of_truth(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Compare(ops=[operator]):
            for other in OTHER_COMPARISONS[type(operator)]:
                said = f"{type(operator).__name__} → {other.__name__}"
                yield said, ast.Compare(node.left, [other()], node.comparators)
        case ast.BoolOp(op=operation):
            other_op: ast.boolop = ast.Or() if isinstance(operation, ast.And) else ast.And()
            yield "and ↔ or", ast.BoolOp(other_op, node.values)
            for number in range(len(node.values)):
                kept = [value for index, value in enumerate(node.values) if index != number]
                yield f"operand {number + 1} left out", ast.BoolOp(operation, [*kept, kept[-1]])
        case ast.UnaryOp(op=ast.Not()):
            yield "not left out", node.operand


def _of_operator(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.UnaryOp(op=ast.USub()):
            yield "- left out", node.operand
        case ast.BinOp() if type(node.op) in OTHER_OPERATORS:
            changed = OTHER_OPERATORS[type(node.op)]
            said = f"{type(node.op).__name__} → {changed.__name__}"
            yield said, ast.BinOp(node.left, changed(), node.right)
        case ast.AugAssign() if type(node.op) in OTHER_OPERATORS:
            yield "added to → set", ast.Assign([node.target], node.value)
            yield "left out", ast.Pass()


def _of_condition(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.If() | ast.IfExp():
            turned = deepcopy(node)
            turned.test = ast.UnaryOp(ast.Not(), turned.test)
            yield "condition turned round", turned
        case ast.comprehension(ifs=[_, *_]):
            yield "condition left out", ast.comprehension(node.target, node.iter, [], 0)


def _of_statement(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Return(value=ast.Constant(value=None | False)):
            # Of what returns False only truth is asked, and None is as little true.
            pass
        case ast.Return(value=ast.expr()):
            yield "→ return None", ast.Return(ast.Constant(None))
        case ast.Return():
            yield "left out", ast.Pass()
        case ast.Expr(value=ast.Yield() | ast.YieldFrom() | ast.Call()):
            # What yields nothing stays a generator.
            nothing = ast.YieldFrom(ast.Tuple([], ast.Load()))
            is_call = isinstance(node.value, ast.Call)
            yield "left out", ast.Pass() if is_call else ast.Expr(nothing)
        case ast.Continue():
            yield "continue → break", ast.Break()
            yield "left out", ast.Pass()
        case ast.Break():
            yield "break → continue", ast.Continue()


def _of_expression(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Constant(value=bool() as value):
            yield f"{value} → {not value}", ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield f"{value} → {value + 1}", ast.Constant(value + 1)
            yield f"{value} → {value - 1}", ast.Constant(value - 1)
        case ast.Constant(value=str() as value):
            yield from _of_text(value)
        case ast.Call(func=ast.Name(id=name)) if name in OTHER_NAMES:
            other = ast.Call(ast.Name(OTHER_NAMES[name], ast.Load()), node.args, node.keywords)
            yield f"{name} → {OTHER_NAMES[name]}", other
        case ast.Call(func=ast.Attribute(attr=name, value=of)):
            if name in OTHER_METHODS:
                called = ast.Attribute(of, OTHER_METHODS[name], ast.Load())
                said = f"{name} → {OTHER_METHODS[name]}"
                yield said, ast.Call(called, node.args, node.keywords)
            if name in LEFT_OUT:
                yield f"{name} left out", of


def _of_text(value: str) -> Iterator[tuple[str, ast.AST]]:
    """Other keys, marks, short words and patterns."""
    if PATTERN.search(value):
        for said, pattern in changed_patterns(value):
            yield said, ast.Constant(pattern)
    elif not HAN.search(value) or len(value) <= FEW:
        other = f"{value}?" if value else "?"
        yield f"{value!r} → {other!r}", ast.Constant(other)
