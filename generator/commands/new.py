"""`generator new agency` and `generator new report`."""

import sys
from itertools import chain
from operator import attrgetter
from pathlib import Path

import click

from generator import COMMAND
from generator.archive.agency import KINDS, Agency
from generator.archive.archive import Archive
from generator.archive.regions import Regions
from generator.archive.report import Report
from generator.archive.settings import Settings
from generator.authoring.scaffold import agency_text, new_figures, report_file
from generator.authoring.workbook import workbook
from generator.commands.clock import this_day
from generator.commands.options import (
    AGENCY,
    CONTENT,
    LINE,
    REGION,
    matching,
    require_archive,
    require_year,
)
from generator.commands.own_file import create, own_file
from generator.commands.region import add_region, require_region
from generator.commands.terminal import named, refuse, tell
from generator.content.agency_folder import agencies_in, agency_of, reports_of
from generator.content.folder import read_folder
from generator.content.ids import CODE
from generator.content.regions import load_regions
from generator.content.sectors import unknown_sector
from generator.content.site_file import load_settings
from generator.finding import UsageError
from generator.form.editions import FIRST_FORM, FIRST_YEAR
from generator.rules.place import place
from generator.site import urls


@click.group()
def new() -> None:
    """Make the file of a new agency or report; add a region to those that are known."""


@new.command("agency")
@REGION
@AGENCY
@click.option(
    "--name",
    required=True,
    callback=matching(LINE, "湛河区工信局"),
    help="As the agency prints it.",
)
@click.option(
    "--sector",
    required=True,
    callback=matching(LINE, "工业和信息化"),
    help="What it does, such as 工业和信息化.",
)
@click.option("--kind", type=click.Choice(list(KINDS)), default="department", show_default=True)
@CONTENT
def new_agency(
    region: str,
    agency_id: str,
    name: str,
    sector: str,
    kind: str,
    content: Path,
) -> None:
    """Make content/reports/REGION/AGENCY/agency.yaml."""
    require_archive(content)
    require_region(region, content)
    path = own_file(content, region, agency_id, "agency.yaml")
    regions, _ = load_regions(content)
    settings, _ = load_settings(content, regions)
    schema = settings.base_url + urls.schema("agency")
    made = Agency(region, agency_id, path.as_posix(), name, sector, kind)
    _require_free(made, settings, regions, content)
    tell(unknown_sector(made, settings))
    create(path, agency_text(name, sector, kind, schema if settings.has_address else ""))


def _require_free(made: Agency, settings: Settings, regions: Regions, content: Path) -> None:
    """Status 1 where what stood under the key leads to another agency: `check` would refuse it."""
    others = (other for other in agencies_in(content) if other.key != made.key)
    whose = [other for other in others if made.key in map(attrgetter("key"), other.former_ids)]
    if whose:
        archive = Archive(settings, regions, (*whose, made))
        tell(chain.from_iterable(place(other, archive) for other in whose))
        refuse(f"没有新建 {named(Path(made.path))}：换一个代号，或者先改上面这一处。")


@new.command("region")
@click.argument("code", callback=matching(CODE, "410411101"))
@click.argument("name", callback=matching(LINE, "北渡镇"))
@CONTENT
def new_region(code: str, name: str, content: Path) -> None:
    """Add a region to content/regions.yaml, such as a town by its nine digits."""
    require_archive(content)
    add_region(content, code, name)


@new.command("report")
@REGION
@AGENCY
@click.option("--year", required=True, type=click.IntRange(FIRST_YEAR, 9999))
@click.option(
    "--xlsx",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A workbook to fill in, not the .md.",
)
@CONTENT
def new_report(region: str, agency_id: str, year: int, xlsx: Path | None, content: Path) -> None:
    """Make content/reports/REGION/AGENCY/YEAR.md, with what last year's report hands over."""
    require_archive(content)
    require_year(year)
    require_region(region, content)
    if xlsx and xlsx.suffix.lower() != ".xlsx":
        raise click.BadParameter("should look like 2025.xlsx", param_hint="--xlsx")
    if xlsx and year < FIRST_FORM:
        raise UsageError(f"{year} 年没有统一的表式，没有填报表；不加 --xlsx，在报告文件里照录正文")
    agency, last = _required(content, region, agency_id, year - 1)
    if xlsx:
        figures = new_figures(year, last)
        create(xlsx, workbook(agency.name, year, figures.form, figures))
        return
    path = own_file(content, region, agency_id, f"{year}.md")
    create(path, report_file(agency, year, this_day(), last))


def _required(
    content: Path, region: str, agency_id: str, year: int
) -> tuple[Agency, Report | None]:
    """The agency and its report on that year, if it has one.

    Status 1 where there is no such agency yet, or it cannot be read.
    """
    path = content / "reports" / region / agency_id / "agency.yaml"
    if not path.exists():
        command = f"{COMMAND} new agency --region {region} --agency {agency_id} …"
        refuse(f"没有 {named(path)}，先新建机关：{command}")
    folder = read_folder(content, f"{region}/{agency_id}")
    agency, findings = agency_of(folder)
    if agency is None:
        tell([*folder.findings, *findings])
        sys.exit(1)
    reports, _ = reports_of(folder)
    by_year = {report.year: report for report in reports}
    return agency, by_year.get(year)
