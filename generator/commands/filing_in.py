"""What a collection leaves in the archive: agencies, reports and their originals."""

from dataclasses import replace
from pathlib import Path

import click

from generator.authoring.scaffold import agency_text
from generator.commands.clock import this_day
from generator.commands.keeping import keep
from generator.commands.own_file import create, own_file
from generator.commands.terminal import named
from generator.content.layout import report_text
from generator.office.collection import Collected, Outcome


def file_in(made: Collected, folder: Path, content: Path) -> None:
    """Write every report without an error that the archive does not have; say what stays out."""
    for outcome in made.outcomes:
        if outcome.paper is None or outcome.report is None:
            continue
        if outcome.errors:
            click.echo(f"{outcome.body.name} 有 {len(outcome.errors)} 处要改，没有写入", err=True)
            continue
        _file(outcome, folder, content)


def _file(outcome: Outcome, folder: Path, content: Path) -> None:
    body, report, paper = outcome.body, outcome.report, outcome.paper
    if report is None or paper is None:
        return
    path = own_file(content, body.region, body.id, f"{report.year}.md")
    if path.exists():
        click.echo(f"{named(path)} 已经存在，没有改动", err=True)
        return
    about = path.with_name("agency.yaml")
    if not about.exists():
        create(about, agency_text(body.name, body.sector, body.kind))
    create(path, report_text(replace(report, archived=this_day())))
    keep(folder / paper.name, report, content)
