"""How templates, scripts and style sheets read, and what a template may ask for."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from jinja2 import meta, nodes

from generator.site.common import Common
from generator.site.pages.page import View
from generator.site.render import Renderer
from support.loaded import surveyed
from support.paths import ROOT, SAMPLE

TEMPLATES = ROOT / "templates"
SITE = ROOT / "generator" / "site"
LONGEST = 160
"Characters of a line: what a reader takes in without scrolling sideways."
TAG = re.compile(r"</?[a-z?]|/>")
READ = {".html", ".js", ".css"}
KINDS = sorted(path.stem for path in (TEMPLATES / "pages").glob("*.html"))
GIVEN = {"canonical", "downloads"}
"What a page has besides its view: its own address, and what lies beside it."
LIKE_WHAT_THEY_ARE_PUT_TO = {"list", "reverse", "sort", "rejectattr", "selectattr"}

Type = Any
"A class or a generic; None where it is not known, and nothing is said of its attributes."


def test_no_line_is_longer_than_a_screen() -> None:
    """Templates, scripts and style sheets alike."""
    found = [
        f"{path.relative_to(TEMPLATES)}:{number}"
        for path in sorted(TEMPLATES.rglob("*.*"))
        if path.suffix in READ
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > LONGEST
    ]
    assert found == []


def test_html_is_written_in_templates_alone() -> None:
    """No module of the site has a tag in a string; feeds and the sitemap are XML, and small."""
    found = {
        path.stem
        for path in SITE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and TAG.search(str(node.value))
    }
    assert found == {"feeds", "sitemap"}


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """Of the sample archive."""
    survey = surveyed(SAMPLE)
    pages = tuple(page.id for page in survey.archive.pages)
    return Renderer(Common(survey.archive.settings, tuple(survey.years), pages))


def parsed(renderer: Renderer, name: str) -> nodes.Template:
    """The syntax tree of a template."""
    return renderer.environment.parse((TEMPLATES / name).read_text("utf-8"))


def view_of(kind: str) -> type[View]:
    """The one view in the module of that name."""
    module = importlib.import_module(f"generator.site.pages.{kind}")
    (view,) = (
        value
        for value in vars(module).values()
        if inspect.isclass(value)
        and issubclass(value, View)
        and value.__module__ == module.__name__
    )
    return view


def asked(renderer: Renderer, name: str) -> set[str]:
    """The names that a template and what it extends ask for, without those it makes itself."""
    tree = parsed(renderer, name)
    found = meta.find_undeclared_variables(tree) - set(made(tree))
    for node in tree.find_all(nodes.Extends):
        assert isinstance(node.template, nodes.Const), name
        found |= asked(renderer, node.template.value)
    assert not list(tree.find_all(nodes.Include)), "a macro says what it needs"
    return found


def made(tree: nodes.Template) -> Iterator[str]:
    """Names of macros, imports and assignments."""
    for node in tree.find_all((nodes.Macro, nodes.Import, nodes.FromImport, nodes.Assign)):
        if isinstance(node, nodes.Macro):
            yield node.name
        elif isinstance(node, nodes.Import):
            yield node.target
        elif isinstance(node, nodes.FromImport):
            yield from map(str, node.names)
        elif isinstance(node, nodes.Assign):
            yield from bound(node.target, None)


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_asks_for_what_its_view_has(renderer: Renderer, kind: str) -> None:
    """All of it and nothing else, besides what every page shares; no field hides one of those."""
    view = view_of(kind)
    has = {field.name for field in fields(view)}
    shared = set(renderer.environment.globals) | GIVEN
    assert view.template() == f"pages/{kind}.html"
    assert asked(renderer, view.template()) - shared == has
    assert has & shared == set()


def test_every_view_has_a_template() -> None:
    """And every module a view, but for the one that says what a view is."""
    folder = Path(inspect.getfile(View)).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "page"}
    assert modules == set(KINDS)


def test_what_several_pages_draw_asks_for_what_all_share(renderer: Renderer) -> None:
    """A macro has its arguments; it knows nothing of the page that calls it."""
    shared = set(renderer.environment.globals)
    for path in sorted((TEMPLATES / "partials").glob("*.html")):
        assert asked(renderer, f"partials/{path.name}") - shared == set(), path.name


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_view_has_has_what_is_asked_of_it(renderer: Renderer, kind: str) -> None:
    """As far as the types tell: `report.source.url`.

    And `item.report.year` for each item of a list.
    """
    view = view_of(kind)
    scope = hints(view)
    assert list(wrong(parsed(renderer, view.template()), scope)) == []


def wrong(node: nodes.Node, scope: dict[str, Type]) -> Iterator[str]:
    """Attributes that what they are asked of has not."""
    if isinstance(node, nodes.Macro):
        scope = scope | dict.fromkeys((arg.name for arg in node.args), None)
    elif isinstance(node, nodes.For):
        scope = scope | {"loop": None}
        scope |= bound(node.target, element(type_of(node.iter, scope)))
    elif isinstance(node, nodes.Assign):
        scope.update(bound(node.target, type_of(node.node, scope)))
    elif isinstance(node, nodes.Getattr):
        owner = type_of(node.node, scope)
        if is_dataclass(owner) and not has(owner, node.attr):
            yield f"line {node.lineno}: {owner}.{node.attr}"
    for child in node.iter_child_nodes():
        yield from wrong(child, scope)


def bound(target: nodes.Node, given: Type) -> dict[str, Type]:
    """The names of a loop or an assignment, each with its type."""
    if isinstance(target, nodes.Name):
        return {target.name: given}
    assert isinstance(target, nodes.Tuple)
    known = get_args(given) or [None] * len(target.items)
    found: dict[str, Type] = {}
    for item, part in zip(target.items, known, strict=True):
        found |= bound(item, part)
    return found


def type_of(node: nodes.Node | None, scope: dict[str, Type]) -> Type:
    """Of an expression, as far as it is known."""
    found: Type = None
    if isinstance(node, nodes.Name):
        found = scope.get(node.name)
    elif isinstance(node, nodes.Getattr):
        found = attribute(type_of(node.node, scope), node.attr)
    elif isinstance(node, nodes.Filter) and node.name in LIKE_WHAT_THEY_ARE_PUT_TO:
        found = type_of(node.node, scope)
    elif isinstance(node, nodes.Getitem):
        whole = type_of(node.node, scope)
        found = whole if isinstance(node.arg, nodes.Slice) else element(whole)
    elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
        found = of_mapping(type_of(node.node.node, scope), node.node.attr)
    return plain(found)


def of_mapping(mapping: Type, method: str) -> Type:
    """`list[tuple[int, str]]` for the items of a `dict[int, str]`."""
    origin: Type = get_origin(mapping)
    if origin is not dict:
        return None
    key, value = get_args(mapping)
    return {"items": list[tuple[key, value]], "values": list[value]}.get(method)  # type: ignore[valid-type]


def element(container: Type) -> Type:
    """What is in a list or a tuple of like things.

    The values of a mapping are reached by `items`.
    """
    given = [one for one in get_args(container) if one is not Ellipsis]
    return plain(given[0]) if len(given) == 1 else None


def plain(given: Type) -> Type:
    """`Report` for `Report | None`."""
    origin: Type = get_origin(given)
    if origin is not UnionType:
        return given
    kinds = [kind for kind in get_args(given) if kind is not type(None)]
    return kinds[0] if len(kinds) == 1 else None


def hints(owner: Type) -> dict[str, Type]:
    """Field → its type, not known where it is quoted."""
    found = inspect.get_annotations(owner)
    return {name: None if isinstance(kind, str) else kind for name, kind in found.items()}


def has(owner: Type, name: str) -> bool:
    """Whether it is a field, a property or a method."""
    return hasattr(owner, name) or name in hints(owner)


def attribute(owner: Type, name: str) -> Type:
    """The type of a field or of a property."""
    if not is_dataclass(owner):
        return None
    if name in hints(owner):
        return hints(owner)[name]
    found: Type = getattr(owner, name, None)
    return get_type_hints(found.fget).get("return") if isinstance(found, property) else None
