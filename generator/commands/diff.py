"""`generator diff`."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generator.commands.clock import this_year
from generator.commands.diff_formats import FORMATS, markdown
from generator.commands.formats import SUMMARY
from generator.commands.options import CONTENT
from generator.commands.terminal import counted
from generator.finding import blocking
from generator.intake.difference import OURS
from generator.revision.comparison import Asked, compare


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@CONTENT
@click.option(
    "--format",
    "style",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
)
@click.option(
    OURS,
    "ours",
    is_flag=True,
    help="Figures may change without a correction: the archive had them wrong. A warning is left.",
)
def diff(
    base: str,
    head: str | None,
    content: Path,
    style: str,
    *,
    ours: bool,
) -> None:
    """Say what changes between two commits, in words: figures, verdicts, addresses.

    Without HEAD what lies in the working tree is compared with BASE. Status 1 for an error: a
    published figure that changes without a correction, a report or an address that is gone, or
    what `check` finds in what changed and beside it.
    """
    asked = Asked(
        content,
        base,
        head,
        this_year(),
        ours,
    )
    with TemporaryDirectory(prefix="gongkai-diff-") as scratch:
        comparison = compare(asked, Path(scratch).resolve())
    click.echo(FORMATS[style](comparison), nl=False)
    click.echo(f"{counted(list(comparison.findings))}。", err=True)
    if style == "github" and os.environ.get(SUMMARY):
        with Path(os.environ[SUMMARY]).open("a", encoding="utf-8", newline="\n") as file:
            file.write(markdown(comparison))
    if blocking(comparison.findings, strict=False):
        sys.exit(1)
