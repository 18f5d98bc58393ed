"""What a build makes that knows of no other."""

import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator.build import Options, Result, build, ledger
from support.trees import digest


def clean_build(options: Options) -> tuple[Result, str]:
    """The same build into an empty folder, and one hash over its site; nothing is left of it."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledger, "CACHE", Path(os.devnull) / "cache")
        target = Path(folder, "site")
        result = build(replace(options, output=target))
        return result, digest(target)
