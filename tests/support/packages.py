"""The package as it is shipped."""

import subprocess
import sys
from pathlib import Path

from support.paths import ROOT


def packed(kind: str, folder: Path, source: Path = ROOT) -> Path:
    """The wheel or the sdist, made of a checkout or of another sdist."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (made,) = folder.iterdir()
    return made
