"""The house rules: who may import whom.

And who may read, write, print, spawn or look at the clock.
"""

import ast
import re

from support.paths import ROOT

GENERATOR = ROOT / "generator"

FLOORS = [
    {"finding"},
    {"form", "text", "conformance"},
    {"archive", "publish"},
    {"rules", "content"},
    {"survey", "authoring"},
    {"site", "search", "intake"},
    {"build", "office"},
    {"revision"},
    {"commands"},
    {"__main__"},
]
"Lowest first. A room imports only from floors below."

READERS = {
    "publish.mounts",
    "publish.output",
    "publish.part",
    "content.files",
    "content.folder",
    "content.originals",
    "content.sight",
    "content.static",
    "authoring.beginning",
    "build.made_with",
    "revision.files",
    "form.editions",
    "conformance",
    "site.assets",
    "search",
    "intake",
    "commands",
}
WRITERS = {
    "publish",
    "search",
    "commands",
    "build.ledger",
    "revision.scratch",
    "intake.conversion",
}
PICKLERS = {
    "build.chunk",
    "build.examination",
    "build.ledger",
    "build.site",
    "build.verifying",
    "form.editions",
}
SPEAKERS = {"commands", "__main__"}
SPAWNERS = {
    "search.pagefind",
    "intake.isolation",
    "intake.conversion",
    "build.workers",
    "revision.git",
}
CLOCKS = {"commands.clock"}


def modules() -> dict[str, ast.Module]:
    """`survey.coverage`, or `survey` for the package itself → its syntax tree."""
    found = {}
    for path in sorted(GENERATOR.rglob("*.py")):
        name = ".".join(path.relative_to(GENERATOR).with_suffix("").parts)
        found[name.removesuffix("__init__").removesuffix(".")] = ast.parse(path.read_text("utf-8"))
    return {name: tree for name, tree in found.items() if name}


MODULES = modules()


def imports(module: str) -> set[str]:
    """Modules of ours that it imports."""
    found = set()
    for node in ast.walk(MODULES[module]):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "generator":
            package = (node.module or "").partition(".")[2]
            names = [f"{package}.{alias.name}".strip(".") for alias in node.names]
            found |= {name if name in MODULES else package for name in names}
    return found - {module, ""}


def room(module: str) -> str:
    """The part of the package it is in."""
    return module.split(".", maxsplit=1)[0]


def users(*names: str) -> set[str]:
    """Modules that call one of these names or methods, or import a module of that name."""
    found = set()
    for module, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = (
                    node.func.attr
                    if isinstance(node.func, ast.Attribute)
                    else getattr(node.func, "id", "")
                )
                found |= {module} if called in names else set()
            elif isinstance(node, ast.Import | ast.ImportFrom):
                words = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
                found |= {module} if set(words) & set(names) else set()
    return found


def others(found: set[str], allowed: set[str]) -> set[str]:
    """Those that are neither named nor in a room that is."""
    return {module for module in found if module not in allowed and room(module) not in allowed}


def test_every_module_is_in_a_room() -> None:
    """Nothing else lies flat; a new room is given its floor here first."""
    assert set(map(room, MODULES)) == set().union(*FLOORS)
    flat = {module for module, _ in MODULES.items() if (GENERATOR / f"{module}.py").exists()}
    assert flat == {"__main__", "finding"}


def test_a_room_imports_only_from_floors_below() -> None:
    """No arrow points up or sideways."""
    floor = {name: number for number, rooms in enumerate(FLOORS) for name in rooms}
    upward = [
        f"{module} imports {other}"
        for module in MODULES
        for other in imports(module)
        if room(other) != room(module) and floor[room(other)] >= floor[room(module)]
    ]
    assert upward == []


def test_no_room_has_a_circle() -> None:
    """Nor the whole: each module can be understood after those it imports."""
    left = {module: imports(module) for module in MODULES}
    while free := [module for module, needed in left.items() if not needed]:
        left = {module: needed - set(free) for module, needed in left.items() if module not in free}
    assert left == {}


def test_only_some_modules_read_files() -> None:
    """Content is opened by `content.files`, originals by the intake; the rest reads our own.

    `content.folder`, `originals`, `sight`, `static` and `revision.files` read through
    `content.files`, and call what that has by its name.
    """
    assert others(users("read_text", "read_bytes"), READERS) == set()


def test_only_some_modules_write_files() -> None:
    """The site is written by publish and the search.

    What a build knows of the last one by the ledger, content by the commands that make or tidy a
    file; what LibreOffice is given, into a folder that is gone behind it.
    """
    writing = users("write_text", "write_bytes", "rename", "rmtree", "mkdir", "unlink", "copytree")
    assert others(writing, WRITERS) == set()


def test_only_some_modules_start_processes() -> None:
    """Pagefind and git are the programs that are run.

    Originals are read, and pages made, in processes that may be stopped. Git is asked what changed.
    """
    assert users("subprocess", "Popen", "system", "multiprocessing") == SPAWNERS


def test_only_a_build_pickles() -> None:
    """What its own processes send one another, and the records of the ledger.

    `form.editions` says how a form is. No other file is a database but the one that is offered.
    """
    assert users("pickle", "copyreg", "Unpickler") == PICKLERS
    assert users("sqlite3") == {"build.ledger", "site.export.database"}


def test_only_the_commands_speak() -> None:
    """Everything else answers with values."""
    assert others(users("print", "echo", "exit"), SPEAKERS) == set()


def test_only_the_command_line_reads_the_clock() -> None:
    """Dates come from the content; durations alone are measured elsewhere."""
    assert users("now", "today", "time_ns", "localtime", "gmtime") == CLOCKS


RAW = {"report.html": {"run"}, "plain.html": {"html"}, "method.html": {"html"}}
"Template → what it prints as HTML: the work of the one module that makes HTML of Markdown."


def test_templates_print_text_and_nothing_else_as_it_is() -> None:
    """Everything is escaped but what `markdown` has made.

    Nothing of content is ever compiled as a template.
    """
    templates = GENERATOR.parent / "templates"
    raw: dict[str, set[str]] = {}
    for path in sorted(templates.rglob("*.html")):
        text = path.read_text("utf-8")
        assert not re.search(r"\|\s*safe|autoescape|include \w+\.|from_string", text), path
        for expression in re.findall(r"\{\{\s*([\w.]+)\s*\|\s*html\s*\}\}", text):
            raw.setdefault(path.name, set()).add(expression)
        assert text.count("|html") == len(re.findall(r"\|\s*html\s*\}\}", text))
    assert raw == RAW
    assert users("Markup", "from_string") == {"site.render"}
