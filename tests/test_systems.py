"""The generator asks no system for what only some systems have, unless it looks first.

Nobody runs these tests on Windows: what Python lacks there is known by name.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.paths import ROOT

MODULES = {"fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"}
"What there is on no Windows."
NAMES = {
    "os": {
        "O_CLOEXEC",
        "O_DIRECTORY",
        "O_NOATIME",
        "O_NOFOLLOW",
        "O_NONBLOCK",
        "O_SYNC",
        "WNOHANG",
        "chown",
        "chroot",
        "fchmod",
        "fchown",
        "fork",
        "getegid",
        "geteuid",
        "getgid",
        "getloadavg",
        "getpgid",
        "getuid",
        "killpg",
        "lchown",
        "mkfifo",
        "mknod",
        "nice",
        "posix_spawn",
        "pread",
        "pwrite",
        "sched_getaffinity",
        "setsid",
        "statvfs",
        "sync",
        "sysconf",
        "uname",
        "wait",
        "waitid",
    },
    "signal": {
        "ITIMER_REAL",
        "SIGALRM",
        "SIGCHLD",
        "SIGCONT",
        "SIGHUP",
        "SIGKILL",
        "SIGPIPE",
        "SIGSTOP",
        "SIGUSR1",
        "SIGUSR2",
        "alarm",
        "pause",
        "pthread_sigmask",
        "setitimer",
        "sigwait",
    },
}
"Module → what it has on no Windows."
OPTIONS = {"dir_fd", "src_dir_fd", "dst_dir_fd", "preexec_fn", "pass_fds", "start_new_session"}
"What a function takes on no Windows."
LOOKS = ("sys.platform", "os.name", "hasattr(")
"How a condition asks which system this is."
OF_PACKAGE = [*sorted((ROOT / "generator").rglob("*.py")), *sorted((ROOT / ".ci").glob("*.py"))]


class Unguarded(ast.NodeVisitor):
    """What is used where nothing has asked which system this is."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._has_looked = False

    def visit_If(self, node: ast.If) -> None:
        """Both ways have been looked at."""
        self._behind_a_look(node, node.test)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        """The same in one line."""
        self._behind_a_look(node, node.test)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        """What stands behind an `and`."""
        self._behind_a_look(node, node.values[0])

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """A look that returns holds for what stands below it."""
        before = self._has_looked
        for statement in node.body:
            self.visit(statement)
            if isinstance(statement, ast.If) and isinstance(statement.body[-1], ast.Return):
                self._has_looked |= _looks(statement.test)
        self._has_looked = before

    def visit_Import(self, node: ast.Import) -> None:
        """Of modules."""
        self._note(*(alias.name for alias in node.names if alias.name in MODULES))

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """Of modules, and of names."""
        module = node.module or ""
        self._note(*([module] if module in MODULES else []))
        known = NAMES.get(module, set())
        self._note(*(f"{module}.{alias.name}" for alias in node.names if alias.name in known))

    def visit_Attribute(self, node: ast.Attribute) -> None:
        """`os.fork`; also `ctypes.CDLL(None)`, below."""
        if isinstance(node.value, ast.Name) and node.attr in NAMES.get(node.value.id, ()):
            self._note(f"{node.value.id}.{node.attr}")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        """The library of the system itself has a name there."""
        if ast.unparse(node).startswith("ctypes.CDLL(None"):
            self._note("ctypes.CDLL(None)")
        options = (word for word in node.keywords if word.arg in OPTIONS)
        self._note(*(word.arg for word in options if not _looks(word.value)))
        self.generic_visit(node)

    def _behind_a_look(self, node: ast.AST, test: ast.expr) -> None:
        before = self._has_looked
        self._has_looked |= _looks(test)
        self.generic_visit(node)
        self._has_looked = before

    def _note(self, *names: str | None) -> None:
        if not self._has_looked:
            self.found += filter(None, names)


def _looks(test: ast.expr) -> bool:
    return any(words in ast.unparse(test) for words in LOOKS)


def unguarded(text: str) -> list[str]:
    """What a module uses without a look."""
    visitor = Unguarded()
    visitor.visit(ast.parse(text))
    return visitor.found


def _found() -> Iterator[tuple[str, list[str]]]:
    for path in OF_PACKAGE:
        found = unguarded(path.read_text("utf-8"))
        if found:
            yield path.relative_to(ROOT).as_posix(), found


def test_nothing_is_used_that_windows_has_not() -> None:
    """In the package, and in what makes its environment."""
    assert OF_PACKAGE
    assert dict(_found()) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("import fcntl", ["fcntl"]),
        ("from os import fork", ["os.fork"]),
        ("FLAGS = os.O_RDONLY | os.O_NOFOLLOW", ["os.O_NOFOLLOW"]),
        ("FLAGS = os.O_RDONLY | getattr(os, 'O_NOFOLLOW', 0)", []),
        ("ctypes.CDLL(None, use_errno=True)", ["ctypes.CDLL(None)"]),
        ("os.open(name, flags, dir_fd=above)", ["dir_fd"]),
        ("if sys.platform != 'win32':\n    import resource", []),
        ("if is_large:\n    import resource", ["resource"]),
        ("def f():\n    if os.name == 'nt':\n        return\n    os.sync()", []),
        ("def f():\n    if is_small:\n        return\n    os.sync()", ["os.sync"]),
        ("ALARM = () if sys.platform == 'win32' else (signal.SIGALRM,)", []),
        ("ALARM = (signal.SIGALRM,)", ["signal.SIGALRM"]),
    ],
)
def test_what_counts_as_a_look(text: str, found: list[str]) -> None:
    """A condition that names the system, above the use."""
    assert unguarded(text) == found


def test_every_name_is_one_that_this_system_may_have() -> None:
    """A slip in the lists would be a test that cannot fail."""
    if sys.platform != "linux":
        pytest.skip("the lists are held against Linux, which has all of them")
    modules = {name: __import__(name) for name in NAMES}
    missing = [
        f"{module}.{name}"
        for module, names in NAMES.items()
        for name in names
        if not hasattr(modules[module], name)
    ]
    assert missing == []


@pytest.mark.parametrize("command", ["site", "test"])
def test_a_command_has_its_like_for_windows(command: str) -> None:
    """It asks for the same lock, runs the same programs, and its lines end as they do there."""
    of_windows = Path(ROOT / f".ci/{command}.cmd").read_bytes()
    assert of_windows.count(b"\n") == of_windows.count(b"\r\n") > 0
    of_posix = Path(ROOT / f".ci/{command}").read_text("utf-8")
    for module in ("generator build", "ruff check", "ruff format --check", "mypy", "pytest"):
        asked = f"-m {module}"
        assert (asked in of_posix) == (asked.encode() in of_windows), asked
