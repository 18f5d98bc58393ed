"""What several commands say, and how."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click

from generator import __version__
from generator.commands.formats import FORMATS
from generator.finding import WARNING, Finding
from generator.text.characters import on_one_line


def tell(findings: Iterable[Finding]) -> None:
    """Print findings, one a line."""
    click.echo(FORMATS["text"](list(findings), __version__), nl=False)


def named(path: Path) -> str:
    """A path as it is printed; whatever it is called, it steers no terminal."""
    return on_one_line(path.as_posix())


def counted(findings: list[Finding]) -> str:
    """How many errors and warnings there are."""
    warnings = sum(1 for finding in findings if finding.severity == WARNING)
    return f"{len(findings) - warnings} 个错误，{warnings} 个提示"


def progress(step: str) -> None:
    """Say what long work is at, to a person who waits."""
    if sys.stderr.isatty():
        click.echo(f"{step}…", err=True)


def refuse(sentence: str) -> NoReturn:
    """Say why nothing was done; status 1."""
    click.echo(sentence, err=True)
    sys.exit(1)
