"""What a collection leaves in the archive: agencies, reports and their originals."""

from collections.abc import Iterable
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
from generator.office.roster import SECTOR, Body


def file_in(made: Collected, folder: Path, content: Path) -> None:
    """Write every report without an error that the archive does not have; say what stays out."""
    for outcome in made.outcomes:
        if outcome.paper is None or outcome.report is None:
            continue
        path = own_file(content, outcome.body.region, outcome.body.id, f"{made.year}.md")
        partners = [each.body for each in made.outcomes if each.held_by == outcome.body]
        reason = _reason(outcome, path, [outcome.body, *partners], content)
        if reason:
            click.echo(f"{outcome.body.name} {reason}，没有写入", err=True)
            continue
        for body in (outcome.body, *partners):
            about = _about(body, content)
            if not about.exists():
                create(about, agency_text(body.name, body.sector, body.kind))
        create(path, report_text(replace(outcome.report, archived=this_day())))
        keep(folder / outcome.paper.name, outcome.report, content)


def _reason(outcome: Outcome, path: Path, bodies: Iterable[Body], content: Path) -> str:
    """Why a report is not to be written; empty where it is."""
    if outcome.errors:
        return f"有 {len(outcome.errors)} 处要改"
    if path.exists():
        return f"的报告 {named(path)} 已经在档案里"
    for body in bodies:
        if not body.sector and not _about(body, content).exists():
            return f"要新建机关，名册没有写{body.name}的“{SECTOR}”"
    return ""


def _about(body: Body, content: Path) -> Path:
    return own_file(content, body.region, body.id, "agency.yaml")
