"""The house rules: who may import whom, and who may read, write, print, spawn or look at the clock."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent / "generator"

LAYERS = [
    {"finding", "settings", "sitemap", "lock", "ending", "mounts", "cache", "streams", "changes", "widths", "scope"},
    {"signals", "destination"},
    {"workers"},
    {"swap"},
    {"characters", "web_address", "years", "stated_years", "radicals", "traditional"},
    {"form", "frontmatter", "markdown", "files", "streams", "look_alikes"},
    {"claims"},
    {"forms", "model", "grid", "prose"},
    {"cell", "fields", "joint", "sheet", "titles"},
    {"figures", "layout", "chart", "slips"},
    {"records", "scaffold", "local_deadlines"},
    {"load", "tidy", "rules", "schema", "workbook"},
    {"deadline", "series", "intake", "marks", "reuse", "trail", "explain", "repair"},
    {"standing"},
    {"summary", "survey", "urls", "sarif"},
    {"chain", "coverage", "feeds"},
    {"quality"},
    {"export"},
    {"pages"},
    {"render", "output", "search"},
    {"press"},
    {"build"},
    {"serve", "formats"},
    {"cli"},
    {"__main__"},
]
"Lowest first. A module imports only from layers below; the parts of a package may import one another."

READERS = {"cache", "mounts", "files", "load", "forms", "render", "search", "intake", "cli", "serve"}
WRITERS = {"output", "cache", "swap", "search", "cli", "lock"}
SPEAKERS = {"cli", "serve"}
SPAWNERS = {"search", "intake", "workers"}
CLOCKS = {"cli"}


def modules() -> dict[str, list[ast.Module]]:
    """Module or package name → its syntax trees."""
    found: dict[str, list[ast.Module]] = {}
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).with_suffix("").parts[0]
        if name != "__init__":
            found.setdefault(name, []).append(ast.parse(path.read_text("utf-8")))
    return found


def imports(trees: list[ast.Module]) -> set[str]:
    """Modules of ours that these import."""
    found = set()
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "generator":
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator."):
                found.add(str(node.module).split(".")[1])
    return found


def users(*names: str) -> set[str]:
    """Modules that call one of these names or methods, or import a module of that name."""
    found = set()
    for module, trees in modules().items():
        for tree in trees:
            for node in ast.walk(tree):
                if isinstance(node, ast.Call):
                    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                    found |= {module} if called in names else set()
                elif isinstance(node, ast.Import | ast.ImportFrom):
                    words = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
                    found |= {module} if set(words) & set(names) else set()
    return found


def test_every_module_has_a_layer() -> None:
    """A new module is given its place here first."""
    assert set(modules()) == set().union(*LAYERS)


def test_a_module_imports_only_from_below() -> None:
    """No arrow points up or sideways."""
    level = {module: number for number, layer in enumerate(LAYERS) for module in layer}
    upward = [
        f"{module} imports {other}"
        for module, trees in modules().items()
        for other in imports(trees)
        if other != module and level[other] >= level[module]
    ]
    assert upward == []


def test_only_some_modules_read_files() -> None:
    """Reading content is for load and what it opens files with; the rest reads data files and templates of ours."""
    assert users("read_text", "read_bytes") <= READERS


def test_only_some_modules_write_files() -> None:
    """The site is written by output and the search; content by the commands that make or tidy a file."""
    assert users("write_text", "write_bytes", "rename", "rmtree", "mkdir", "unlink", "copytree") <= WRITERS | {"serve"}


def test_only_some_modules_start_processes() -> None:
    """Pagefind is the one program that is run; originals are read, and pages made, in processes that may be stopped."""
    assert users("subprocess", "Popen", "system", "multiprocessing") <= SPAWNERS


def test_only_the_command_line_speaks() -> None:
    """Everything else answers with values."""
    assert users("print", "echo", "exit") <= SPEAKERS | {"__main__"}


def test_only_the_command_line_reads_the_clock() -> None:
    """Dates come from the content; durations alone are measured elsewhere."""
    assert users("now", "today", "time_ns", "localtime", "gmtime") <= CLOCKS


RAW = {"report.html": {"section.html"}, "page.html": {"html"}, "method.html": {"html"}}
"Template → what it prints as HTML: the work of the one module that makes HTML of Markdown."


def test_templates_print_text_and_nothing_else_as_it_is() -> None:
    """Everything is escaped but what `markdown` has made; nothing of content is ever compiled as a template."""
    templates = ROOT.parent / "templates"
    raw: dict[str, set[str]] = {}
    for path in sorted(templates.rglob("*.html")):
        text = path.read_text("utf-8")
        assert not re.search(r"\|\s*safe|autoescape|include \w+\.|from_string", text), path
        for expression in re.findall(r"\{\{\s*([\w.]+)\s*\|\s*html\s*\}\}", text):
            raw.setdefault(path.name, set()).add(expression)
        assert text.count("|html") == len(re.findall(r"\|\s*html\s*\}\}", text))
    assert raw == RAW
    assert users("Markup", "from_string") <= {"render"}
