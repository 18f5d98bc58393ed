"""What maintainers run now and then, with uv, which the tests' lock pins.

sh .ci/tool lock [--upgrade]    write the lock files anew from pyproject.toml
sh .ci/tool audit               known vulnerabilities of what they name, and every licence
sh .ci/tool licences            the licence of every package of the environment
sh .ci/tool fuzz TARGET [OPTIONS of libFuzzer]    frontmatter, report, narrative or import
sh .ci/tool pictures            those of README.md and CONTRIBUTING.md, of our own pages
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from email.message import Message
from importlib import import_module
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import cast

LOCKS = Path(".ci/locks")
UV = str(Path(sys.executable).with_name("uv"))
EXTRAS = {
    "site": (),
    "import": ("--extra", "import"),
    "test": ("--extra", "import", "--extra", "cluster", "--group", "test"),
}
"What each lock holds, the larger behind the smaller: none has another version than those before."
PINNED = re.compile(r"^[a-z0-9-]+==[^\\\n]+", re.MULTILINE)

ATHERIS = """
atheris==3.0.0 \
    --hash=sha256:1f0929c7bc3040f3fe4102e557718734190cf2d7718bbb8e3ce6d3eb56ef5bb3 \
    --hash=sha256:510e502c57b6dc615fb174066407af620d4c7f73cf08a782c86e7761bf12c4eb \
    --hash=sha256:8a5c8a781467c187da40fd29139784193e2647058831f837f675d0bb8cbd8746 \
    --hash=sha256:a402cdca8a650d1371050b1f9552eb4cdc488d2db64950d603c4560318365eac
"""
"For Linux and Python 3.11 to 3.13 alone, so that it is in no lock; 3.1 has no wheel for 3.11."

TROVE = "License :: "


def lock(options: Sequence[str]) -> int:
    """Write each lock; what is locked stays unless pyproject.toml or an option says otherwise.

    uv resolves for every system and Python at once, which pip cannot.
    """
    before: list[str] = []
    for name, extras in EXTRAS.items():
        output = LOCKS / f"{name}.txt"
        done = subprocess.run(
            [
                *(UV, "pip", "compile", "pyproject.toml", *extras, *before, *options),
                *("--quiet", "--no-config", "--universal", "--python-version", "3.11"),
                *("--generate-hashes", "--no-emit-index-url", "--output-file", str(output)),
                *("--custom-compile-command", "sh .ci/tool lock"),
            ],
            check=False,
        )
        if done.returncode:
            return done.returncode
        before = ["--constraint", str(output)]
    return 0


def audit(_: Sequence[str]) -> int:
    """Ask the database of known vulnerabilities about each lock; return 1 where it knows one."""
    statuses = [_audited(LOCKS / f"{name}.txt") for name in EXTRAS]
    return max(*statuses, licences(()))


def _audited(path: Path) -> int:
    """The same of one lock: uv asks about projects, so that it becomes one."""
    sys.stdout.write(f"{path}\n")
    sys.stdout.flush()
    pinned = PINNED.findall(path.read_text("utf-8"))
    dependencies = "".join(f"  '''{package.strip()}''',\n" for package in pinned)
    project = '[project]\nname = "audited"\nversion = "0"\nrequires-python = ">=3.11"\n'
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_text(
            f"{project}dependencies = [\n{dependencies}]\n", "utf-8"
        )
        command = [UV, "audit", "--preview-features", "audit-command", "--project", folder]
        return min(subprocess.run(command, check=False).returncode, 1)


def licences(_: Sequence[str]) -> int:
    """Print a line for each package, by name; return 1 where a licence is missing."""
    known = sorted((each.name, each.version, licence(each)) for each in distributions())
    for name, version, stated in known:
        sys.stdout.write(f"{name} {version}: {stated or 'NO LICENCE STATED'}\n")
    return int(not all(stated for _, _, stated in known))


def licence(package: Distribution) -> str:
    """Return what the package states: an SPDX expression, its classifiers, or a short text."""
    metadata = cast("Message", package.metadata)
    expression = metadata.get("License-Expression")
    classified = [
        line.rpartition(" :: ")[2]
        for line in metadata.get_all("Classifier", [])
        if line.startswith(TROVE)
    ]
    text = (metadata.get("License") or "").strip().split("\n")[0]
    return expression or "; ".join(classified) or text[:60] or first_line(package)


def first_line(package: Distribution) -> str:
    """Return how the licence that the package carries begins; empty where it carries none."""
    carried = [
        file
        for file in package.files or ()
        if file.name.upper().startswith(("LICENSE", "LICENCE", "COPYING"))
    ]
    texts = (file.read_text() for file in carried)
    return next((text.strip().split("\n")[0] for text in texts if text.strip()), "")


def fuzz(options: Sequence[str]) -> int:
    """Fuzz a target for as long as is asked: narrative -max_total_time=60.

    What is found lies in .fuzz/<target>; a crash becomes a case.
    """
    library = Path(".fuzz/library")
    if not library.exists():
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as pinned:
            pinned.write(ATHERIS)
            pinned.flush()
            install = [
                UV,
                "pip",
                "install",
                "--quiet",
                "--require-hashes",
                "--target",
                str(library),
            ]
            failed = subprocess.run([*install, "-r", pinned.name], check=False).returncode
            if failed:
                return failed
    environment = os.environ | {"PYTHONPATH": str(library)}
    command = [sys.executable, "tests/hostile/fuzz.py", *options]
    return subprocess.run(command, env=environment, check=False).returncode


def pictures(_: Sequence[str]) -> int:
    """Make them; a browser is started for nothing else that is done here."""
    made: int = import_module("pictures").main()
    return made


VERBS: dict[str, Callable[[Sequence[str]], int]] = {
    "lock": lock,
    "audit": audit,
    "licences": licences,
    "fuzz": fuzz,
    "pictures": pictures,
}


def main() -> int:
    """Run one of them; return its status."""
    verb = VERBS.get("".join(sys.argv[1:2]))
    if not verb:
        sys.stderr.write(f"{__doc__}")
        return 2
    return verb(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
