"""`generator check`."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from generator import __version__
from generator.build import examine
from generator.commands.clock import this_year
from generator.commands.formats import FORMATS, SUMMARY, summary
from generator.commands.options import (
    CONTENT,
    FRESH,
    JOBS,
    STRICT,
    require_archive,
)
from generator.commands.scope import lies_in, stranger
from generator.commands.terminal import counted, named
from generator.finding import Finding, UsageError, blocking
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
    explain: str | None,
    jobs: int,
    *,
    fresh: bool,
    strict: bool,
) -> None:
    """Print every finding, or those of some files or folders.

    Nothing is written but the summary of a GitHub step.
    """
    if explain is not None:
        _explain(explain)
        return
    require_archive(content)
    _require_within(paths, content)
    _, findings = examine(content, jobs, this_year(), fresh=fresh)
    if paths:
        findings = [finding for finding in findings if _is_asked_for(finding, paths)]
    click.echo(FORMATS[style](findings, __version__), nl=False)
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


def _require_within(paths: Iterable[Path], content: Path) -> None:
    """What is not in the archive is not looked at, so nothing may be said of it."""
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise click.BadParameter(f"no such file or folder: {path}", param_hint="PATHS")
    outside = stranger(paths, content)
    if outside:
        archive = named(content)
        where = f"报告放在 {archive}/reports/区划代码/机关/年度.md"
        raise UsageError(f"{named(outside)} 不在档案 {archive} 中，没有检查。{where}")
