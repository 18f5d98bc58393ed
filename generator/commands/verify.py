"""`generator verify`."""

import sys
from pathlib import Path

import click

from generator.build.verifying import Verified
from generator.build.verifying import verify as verified
from generator.commands.clock import this_year
from generator.commands.formats import FORMATS
from generator.commands.options import CONTENT, JOBS, STRICT, require_archive
from generator.commands.terminal import counted
from generator.finding import blocking
from generator.text.characters import on_one_line


@click.command()
@CONTENT
@click.option(
    "--format",
    "style",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
)
@JOBS
@STRICT
def verify(content: Path, style: str, jobs: int, *, strict: bool) -> None:
    """Read every kept original again, and hold each report against its own.

    Cell by cell, and section by section. Nothing is written.
    """
    require_archive(content)
    result = verified(content, jobs, this_year())
    click.echo(FORMATS[style](result.findings), nl=False)
    for path, verification in result.told:
        click.echo(f"{on_one_line(path)}: {on_one_line(verification.words)}", err=True)
    click.echo(_summary(result), err=True)
    if blocking(result.findings, strict=strict):
        sys.exit(1)


def _summary(result: Verified) -> str:
    others = f"，另有 {result.others} 份报告没有收存原件" if result.others else ""
    kept = f"核对了 {len(result.told)} 份收存的原件{others}"
    return f"{kept}：{counted(result.findings)}。"
