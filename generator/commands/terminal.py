"""What several commands say, and how."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn, Self

import click

from generator.commands.plain_text import text
from generator.finding import WARNING, Finding
from generator.text.characters import on_one_line

CLEAR = "\r\x1b[K"
"To the start of the line, and nothing behind it."


def tell(findings: Iterable[Finding]) -> None:
    """Print findings, one a line."""
    click.echo(text(findings), nl=False)


def named(path: Path) -> str:
    """A path as it is printed; whatever it is called, it steers no terminal."""
    return on_one_line(path.as_posix())


def counted(findings: list[Finding]) -> str:
    """How many errors and warnings there are."""
    warnings = sum(1 for finding in findings if finding.severity == WARNING)
    return f"{len(findings) - warnings} 个错误，{warnings} 个提示"


class Progress:
    """Says on one line what long work is at, to a person who waits; the line is gone behind it."""

    def __init__(self) -> None:
        self._is_seen = sys.stderr.isatty()

    def __call__(self, step: str) -> None:
        """It is at this now."""
        if self._is_seen:
            click.echo(f"{CLEAR}{step}…", nl=False, err=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_seen:
            click.echo(CLEAR, nl=False, err=True)


def refuse(sentence: str) -> NoReturn:
    """Say why nothing was done; status 1."""
    click.echo(sentence, err=True)
    sys.exit(1)
