"""`generator check`."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from generator.build import examine
from generator.commands.clock import this_year
from generator.commands.formats import FORMATS, SUMMARY, summary
from generator.commands.lone_files import of_lone, places
from generator.commands.options import (
    CONTENT,
    FRESH,
    JOBS,
    STRICT,
    matching,
    require_archive,
)
from generator.commands.scope import lies_in, strangers
from generator.commands.terminal import counted
from generator.content.ids import CODE, ID
from generator.finding import Finding, blocking
from generator.rules import catalogue


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@CONTENT
@click.option(
    "--format",
    "style",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
)
@click.option(
    "--as",
    "as_",
    callback=matching(rf"{CODE}/{ID}/[0-9]{{4}}", "410411/gxj/2025"),
    help="Whose report, and on which year, a file is that does not lie in the archive.",
)
@click.option(
    "--explain",
    metavar="[RULE]",
    is_flag=False,
    flag_value="",
    help="Say what a rule or an identity demands, or name them all, and check nothing.",
)
@JOBS
@FRESH
@STRICT
def check(
    paths: tuple[Path, ...],
    content: Path,
    style: str,
    as_: str | None,
    explain: str | None,
    jobs: int,
    *,
    fresh: bool,
    strict: bool,
) -> None:
    """Print every finding, or those of some files or folders.

    A file that does not lie in the archive is checked as a report. Nothing is written but the
    summary of a GitHub step.
    """
    if explain is not None:
        _explain(explain)
        return
    require_archive(content)
    _require_there(paths)
    elsewhere = strangers(paths, content)
    lone = places(elsewhere, as_, content)
    inside = [path for path in paths if path not in lone]
    findings = of_lone(lone, content)
    if inside or not paths:
        _, found = examine(content, jobs, this_year(), fresh=fresh)
        findings += [each for each in found if not paths or _is_asked_for(each, inside)]
    click.echo(FORMATS[style](findings), nl=False)
    click.echo(f"{counted(findings)}。", err=True)
    if style == "github" and os.environ.get(SUMMARY):
        with Path(os.environ[SUMMARY]).open("a", encoding="utf-8", newline="\n") as file:
            file.write(summary(findings, counted(findings)))
    if blocking(findings, strict=strict):
        sys.exit(1)


def _explain(name: str) -> None:
    """One rule; without a name all of them, a line for each."""
    if not name:
        for known in catalogue.catalogue().values():
            click.echo(f"{known.name}: {known.summary}")
        return
    rule = catalogue.named(name)
    if rule is None:
        near = catalogue.suggestion(name)
        hint = f"; did you mean {near}?" if near else ""
        message = f"no rule or identity is named {name}{hint}"
        raise click.BadParameter(message, param_hint="--explain")
    click.echo(f"{rule.name}\n{rule.text}")


def _is_asked_for(finding: Finding, paths: Iterable[Path]) -> bool:
    return any(lies_in(Path(finding.path), path) for path in paths)


def _require_there(paths: Iterable[Path]) -> None:
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise click.BadParameter(f"no such file or folder: {path}", param_hint="PATHS")
