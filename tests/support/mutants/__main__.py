"""Tries every change: PYTHONPATH=tests:.ci .venv/bin/python -m support.mutants [MODULES OF RULES…].

Each in a process of its own, which knows all but the rules and is given those with the change. The
conformance suite comes first, then the tests of the rules; the first that fails has seen it. What
nobody sees is printed with its place. Half an hour on two cores; not part of CI.
"""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import justhtml
import playwright.sync_api
import pytest

from generator.conformance.cases import cases
from support import conformance, paths
from support.mutants.changes import changes
from support.mutants.equivalent import EQUIVALENT
from support.mutants.injected import Injected
from support.paths import ROOT

RULES = ROOT / "generator" / "rules"
JOBS = os.cpu_count() or 1
SECONDS = 60
"Of processor time that a change may take, however busy the machine; one that never ends is seen."
TESTS = ("tests/test_invalid.py", "tests/rules")
PASSED_OVER = ("page", "lists_name", "fault_is", "repository", "second_computation", "at_once")
"Words of the names of tests that build sites: they ask for pages, and take most of the time."
OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist")
FINE = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
KNOWN = (justhtml, playwright.sync_api)
"What the tests need and no change touches, loaded once for all."


class Mutant(NamedTuple):
    """One change."""

    module: str
    line: int
    column: int
    said: str
    text: str
    "The line as it is."
    code: object

    def __str__(self) -> str:
        return f"generator/rules/{self.module}.py:{self.line}:{self.column}: {self.said}"

    @property
    def name(self) -> tuple[str, str, str]:
        """What names it however lines move."""
        return self.module, self.text, self.said


def mutants(modules: list[str]) -> Iterator[Mutant]:
    """Of these modules, or of all."""
    for path in sorted(RULES.glob("*.py")):
        if modules and path.stem not in modules:
            continue
        source = path.read_text("utf-8")
        lines = source.split("\n")
        for line, column, said, tree in changes(source):
            code = compile(tree, str(path), "exec")  # type: ignore[call-overload] # a module
            yield Mutant(path.stem, line, column, said, lines[line - 1].strip(), code)


def seen(mutant: Mutant | None) -> bool:
    """Whether a test fails, in this process, which is spent then; `None`: nothing is changed."""
    if mutant:
        name = "generator.rules"
        whole = name if mutant.module == "__init__" else f"{name}.{mutant.module}"
        sys.meta_path.insert(0, Injected(whole, RULES, mutant.code))
    from support import conforming  # noqa: PLC0415 - not before the change is made

    for case in cases():
        if conforming.wrong(case):
            return True
    return _fails_a_test(mutant.module if mutant else "")


def _fails_a_test(module: str) -> bool:
    """Whether one of the tests of the rules fails; those that name the module come first."""
    os.environ["ARCHIVE_CORRUPTIONS"] = "100"
    named = f"generator.rules.{module} import"
    rules = sorted(Path("tests/rules").glob("test_*.py"))
    own = [str(path) for path in rules if named in path.read_text("utf-8")]
    with TemporaryDirectory() as folder:
        # What it says is written beside each case, where another process may be at work.
        paths.INVALID = Path(shutil.copytree(paths.INVALID, Path(folder, "invalid")))
        asked = " and ".join(f"not {word}" for word in PASSED_OVER)
        options = (*OPTIONS, "-k", asked)
        return any(pytest.main([*options, *tests]) not in FINE for tests in (own, TESTS) if tests)


def begun(mutant: Mutant | None) -> int:
    """A process that tries one, by its id; it ends with 0 where nothing is seen."""
    child = os.fork()
    if child:
        return child
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    status = 1
    try:
        status = int(seen(mutant))
    finally:
        os._exit(status)


def tried(found: list[Mutant]) -> Iterator[tuple[Mutant, bool]]:
    """Each with whether it is seen."""
    running: dict[int, Mutant] = {}
    waiting = iter(found)
    while True:
        while len(running) < JOBS and (mutant := next(waiting, None)):
            running[begun(mutant)] = mutant
        if not running:
            return
        child, status = os.wait()
        yield running.pop(child), status != 0


def main(modules: list[str]) -> int:
    """Try them, and say what nobody saw."""
    os.chdir(ROOT)
    for case in cases():
        conformance.read(case)
    child = begun(None)
    if os.waitpid(child, 0)[1]:
        sys.stdout.write("the tests fail as the rules are\n")
        return 2
    found = list(mutants(modules))
    survivors = []
    for number, (mutant, is_seen) in enumerate(tried(found), 1):
        if not is_seen:
            is_equivalent = mutant.name in EQUIVALENT
            survivors.append((mutant, is_equivalent))
            note = f" (equivalent: {EQUIVALENT[mutant.name]})" if is_equivalent else ""
            sys.stdout.write(f"{number}/{len(found)} survived {mutant} [{mutant.text}]{note}\n")
            sys.stdout.flush()
    equivalent = sum(is_equivalent for _, is_equivalent in survivors)
    killed = len(found) - len(survivors)
    rest = len(found) - equivalent
    sys.stdout.write(
        f"{len(found)} changes, {killed} killed, {len(survivors) - equivalent} survived, "
        f"{equivalent} equivalent: {killed / rest:.1%}\n"
    )
    return int(len(survivors) > equivalent)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
