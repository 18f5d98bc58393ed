"""`generator import`."""

import dataclasses
import sys
from pathlib import Path

import click

from generator import COMMAND
from generator.archive.report import Report
from generator.commands.clock import this_day
from generator.commands.keeping import keep
from generator.commands.options import (
    AGENCY,
    CONTENT,
    LINE,
    REGION,
    day,
    matching,
    require_archive,
    require_year,
    web_address,
)
from generator.commands.own_file import own_file
from generator.commands.region import require_region
from generator.commands.replacing import Replacing, lost, no_longer_so
from generator.commands.stated import Stated, with_stated
from generator.commands.terminal import named, refuse, tell
from generator.content.agency_folder import agency_of, load_report
from generator.content.folder import read_folder
from generator.content.layout import report_text
from generator.content.regions import load_regions
from generator.finding import ERROR
from generator.form.editions import FIRST_YEAR
from generator.intake.difference import (
    OURS,
    REASON,
    as_corrections,
    changes,
    difference,
    merged,
    refusal,
)
from generator.intake.filing import (
    ACCEPT,
    INCOMPLETE,
    filed,
    is_mostly_lost,
    tally,
)
from generator.intake.report import read_original
from generator.rules import titles
from generator.text.characters import on_one_line


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@REGION
@AGENCY
@click.option(
    "--year",
    type=click.IntRange(FIRST_YEAR, 9999),
    help="Overrides the year in the title.",
)
@click.option("--url", callback=web_address, help="Where the original is.")
@click.option("--published", callback=day, help="When the agency published it, if it says.")
@click.option("--retrieved", callback=day, help="When it was fetched from there.")
@CONTENT
@click.option("--dry-run", is_flag=True, help="Print what would be done; write nothing.")
@click.option(
    "--replace",
    "overwrite",
    is_flag=True,
    help="Overwrite a report that is there already.",
)
@click.option(
    ACCEPT,
    "accepted",
    is_flag=True,
    help="File it although its title names another body, place or year, or no year.",
)
@click.option(
    INCOMPLETE,
    "incomplete",
    is_flag=True,
    help="File it although most of its cells could not be read.",
)
@click.option(
    REASON,
    callback=matching(LINE, "机关来函更正"),
    help="With --replace: why the agency corrected its figures; written down with each.",
)
@click.option(
    OURS,
    "ours",
    is_flag=True,
    help="With --replace: the figures were ours to get right; no correction.",
)
def import_(
    file: Path,
    region: str,
    agency_id: str,
    year: int | None,
    url: str | None,
    published: str | None,
    retrieved: str | None,
    content: Path,
    reason: str | None,
    *,
    dry_run: bool,
    overwrite: bool,
    ours: bool,
    accepted: bool,
    incomplete: bool,
) -> None:
    """Turn an original (text, Markdown, HTML, Word, PDF, Excel) into a report file.

    Every doubt is a finding. Status 1, and nothing written: a file that is no report or another's,
    most of it lost, figures replaced unasked.
    """
    require_archive(content)
    require_year(year)
    require_region(region, content)
    replacing = Replacing(overwrite, reason, ours, dry_run)
    replacing.require_sense()
    stated = Stated(url, published, retrieved)
    key = f"{region}/{agency_id}"
    report = _read(file, content, key, year, stated, accepted=accepted)
    click.echo(f"{on_one_line(file.name)}: {tally(report)}")
    if is_mostly_lost(report) and not incomplete:
        refuse(f"多半的格没有读到，没有写入。换一份完整、清楚的原件；仍要收存，加 {INCOMPLETE}。")
    path = own_file(content, region, agency_id, f"{report.year}.md")
    if path.exists():
        old = _standing(path)
        if not _differs(path, old, report):
            if old.source.sha256 == report.source.sha256 and not dry_run:
                keep(file, report, content)
            return
        report = _replaced(path, old, report, replacing)
        tell(lost(path, report))
    if dry_run:
        click.echo("没有写入任何文件。", err=True)
        return
    _write(path, report)
    tell(no_longer_so(path, report, content))
    keep(file, report, content)


def _read(
    file: Path, content: Path, key: str, year: int | None, stated: Stated, *, accepted: bool
) -> Report:
    """The report that an original is; status 1 where it cannot be filed with that agency."""
    region, agency_id = key.split("/")
    regions, _ = load_regions(content)
    places = tuple(place.name for place in regions.lineage(region)[:2])
    imported = read_original(file, region, agency_id, year, places)
    tell(imported.findings)
    if imported.report is None:
        sys.exit(1)
    require_year(imported.report.year)
    agency, _ = agency_of(read_folder(content, key))
    known = titles.names(agency) if agency else ()
    dated = dataclasses.replace(imported.report, archived=this_day())
    report, findings = filed(
        with_stated(stated, dated), known, regions, imported.agency, accepted=accepted
    )
    tell(findings)
    if report is None:
        sys.exit(1)
    return report


def _standing(path: Path) -> Report:
    """The report that is there already; status 1 where what it says would be lost unread."""
    report, findings = load_report(path)
    errors = [finding for finding in findings if finding.severity == ERROR]
    wrong = [finding for finding in errors if finding.rule != "unfilled"]
    if report is None or wrong:
        tell(findings)
        refuse(f"{named(path)} 原有的文件有错误，没有改动。先照上面的提示改好，再导入。")
    return report


def _differs(path: Path, old: Report, new: Report) -> bool:
    """Whether the new report says anything else; what it says is shown, line by line."""
    lines = list(difference(old, new))
    for line in lines or ["与原有的报告没有不同，没有改动"]:
        click.echo(f"{named(path)}: {on_one_line(line)}")
    return bool(lines)


def _replaced(path: Path, old: Report, new: Report, replacing: Replacing) -> Report:
    """The old report with what the new one says; status 1 where that is not to be."""
    if not replacing.is_asked and not replacing.is_trial:
        refuse(f"{named(path)} 已经存在，没有改动。要覆盖，加 --replace。")
    if not old.shows_original and not replacing.is_trial:
        what = "有隐去的内容" if old.redacted else "已经撤回，不再保留内容"
        refuse(f"{named(path)} {what}，不能用原件覆盖，没有改动。要改，直接改这个文件。")
    changed = changes(old, new)
    refused = refusal(changed, replacing.reason, ours=replacing.is_ours)
    if refused and not replacing.is_trial:
        refuse(f"{named(path)}：{refused}")
    if not replacing.reason:
        return merged(old, new)
    return merged(old, new, as_corrections(changed, this_day(), replacing.reason))


def _write(path: Path, report: Report) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(report_text(report).encode("utf-8"))
    click.echo(f"已写入 {named(path)}")
    if not path.with_name("agency.yaml").exists():
        key = f"--region {report.region} --agency {report.agency}"
        click.echo(f"还要新建机关：{COMMAND} new agency {key} …", err=True)
