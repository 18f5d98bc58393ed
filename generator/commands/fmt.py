"""`generator fmt`."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from generator.authoring.canonical import tidied
from generator.authoring.repair import repaired
from generator.commands.options import CONTENT, require_archive
from generator.commands.terminal import named, tell
from generator.content.files import decoded, read_bytes
from generator.finding import Finding, blocking


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@CONTENT
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Change nothing; exit 1 if a file would change.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="First repair what has exactly one meaning, such as １２ or 1，234; show it.",
)
def fmt(paths: tuple[Path, ...], content: Path, *, only_check: bool, fix: bool) -> None:
    """Put report files into the canonical layout, byte for byte."""
    if not paths:
        require_archive(content)
    changed = 0
    findings: list[Finding] = []
    for path in _reports(paths or (content / "reports",)):
        before, found = read_bytes(path)
        if before is None:
            findings += found
            continue
        after, found = _after(path, before, fix=fix)
        findings += found
        if after is None or after == before:
            continue
        changed += 1
        click.echo(f"{'需要整理' if only_check else '已整理'} {named(path)}")
        if not only_check:
            path.write_bytes(after)
    tell(findings)
    if blocking(findings, strict=False) or (only_check and changed):
        sys.exit(1)


def _reports(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("[0-9][0-9][0-9][0-9].md")) if path.is_dir() else [path]


def _after(path: Path, before: bytes, *, fix: bool) -> tuple[bytes | None, list[Finding]]:
    """What the file should be; None where it cannot be read, which is a finding."""
    text, findings = decoded(before, path)
    if text is None:
        return None, findings
    if fix:
        text, repairs = repaired(text, path.as_posix())
        for repair in repairs:
            click.echo(f"{named(path)}:{repair.line}: {repair.before} → {repair.after}")
    tidy, found = tidied(text, path.as_posix())
    return (text if tidy is None else tidy).encode("utf-8"), findings + found
