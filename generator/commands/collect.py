"""`gongkai collect`."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from pathlib import Path

import click

from generator.archive.regions import Regions
from generator.archive.report import Report
from generator.commands.clock import this_day
from generator.commands.collected_files import (
    NOTES,
    files_in,
    order_of,
    papers_of,
    write,
)
from generator.commands.filing_in import file_in
from generator.commands.options import (
    CONTENT,
    JOBS,
    REGION,
    require_archive,
    require_year,
)
from generator.commands.region import require_region
from generator.commands.terminal import named, tell
from generator.content.agency_folder import agencies_of, load_report
from generator.content.files import is_folder
from generator.content.regions import load_regions
from generator.finding import UsageError
from generator.form.editions import FIRST_FORM
from generator.office.answers import Answer, answers, taken
from generator.office.collection import Collected, collected
from generator.office.identified import identified
from generator.office.results import (
    FEEDBACK,
    SUMMARY,
    Result,
    asked_of,
    feedback_sheets,
    files_of,
)
from generator.office.roster import Body, read_roster
from generator.office.roster_file import rows_of
from generator.office.summary import Run
from generator.text.characters import on_one_line

SHEETS = "反馈表.txt"
"In it: the digests of the sheets that we wrote."


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--roster",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The bodies that are to file: .csv or .xlsx.",
)
@REGION
@click.option("--year", required=True, type=click.IntRange(FIRST_FORM, 9999))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="A folder for what is made."
)
@CONTENT
@click.option("--take", is_flag=True, help="Take what feedback sheets change and explain.")
@click.option("--into", is_flag=True, help="Write what has no error into the archive.")
@JOBS
def collect(
    folder: Path,
    roster: Path,
    region: str,
    year: int,
    out: Path,
    content: Path,
    jobs: int,
    *,
    take: bool,
    into: bool,
) -> None:
    """Read the reports in FOLDER, hold them to the roster and to the rules, and say what to do.

    Needs no network. What was read yesterday is not read again. Status 1 where the roster is wrong.
    """
    require_archive(content)
    require_year(year)
    require_region(region, content)
    _require_apart(out, folder, content)
    regions, _ = load_regions(content)
    bodies = _bodies(roster, region, content, regions)
    found = list(files_in(folder, out, roster))
    papers, again = papers_of(folder, found, out, order_of(region, year, regions), jobs)
    sheets = [paper for paper in papers if paper.came]
    reports = [paper for paper in papers if not paper.came]
    made = collected(bodies, reports, year, regions, _before(content, year))
    given, strays = answers(made, sheets)
    if take:
        made = taken(made, given, regions)
    made = replace(made, unexpected=(*made.unexpected, *strays))
    run = Run(folder.name, roster.name, [paper.name for paper in papers], again)
    result = Result(regions[region].name, made, run, given, this_day(), is_taken=take)
    _make(out, result)
    _say(made, given, out, is_taken=take)
    if into:
        file_in(made, folder, content)


def _require_apart(out: Path, folder: Path, content: Path) -> None:
    """Raise UsageError where what is made would be taken for what came in, or for content."""
    made = out.resolve()
    if folder.resolve().is_relative_to(made):
        raise UsageError(f"--out {out}：交来的文件在它里面，一份也读不到；请另选一个文件夹")
    if made.is_relative_to(content.resolve()):
        raise UsageError(f"--out {out}：它在档案里面；请另选一个文件夹")
    if out.exists() and not out.is_dir():
        raise UsageError(f"--out {out}：这里不是文件夹；请另选一个")


def _make(out: Path, result: Result) -> None:
    """Write all that comes of it. A sheet that somebody filled in where it lies is left alone."""
    noted = out / NOTES / SHEETS
    ours = set(_lines(noted))
    asked = asked_of(result.made)
    sheets = {f"{FEEDBACK}/{name}": data for name, data in feedback_sheets(result.made, asked)}
    for path in sorted((out / FEEDBACK).glob("*.xlsx")):
        name = f"{FEEDBACK}/{path.name}"
        if sha256(path.read_bytes()).hexdigest() not in ours:
            where = f"请移到“{result.run.folder}”里再运行一次"
            click.echo(f"{named(out / name)} 有人填过，没有覆盖；{where}", err=True)
            sheets.pop(name, None)
        elif name not in sheets:
            path.unlink()
    digests = [*ours, *(sha256(data).hexdigest() for data in sheets.values())]
    write(noted, "".join(f"{digest}\n" for digest in sorted(set(digests))).encode())
    for name, data in {**sheets, **files_of(result, asked)}.items():
        write(out / name, data)


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines() if path.is_file() else []


def _bodies(
    roster: Path,
    region: str,
    content: Path,
    regions: Regions,
) -> tuple[Body, ...]:
    """Those of the roster; status 1 where it has errors."""
    read = read_roster(rows_of(roster.read_bytes(), roster.name), roster.name, region)
    places = sorted({body.region for body in read.bodies})
    if read.findings:
        tell(read.findings)
        sys.exit(1)
    for code in places:
        if code not in regions:
            require_region(code, content)
    known = chain.from_iterable(agencies_of(content, code) for code in places)
    return identified(read.bodies, known, regions)


def _before(content: Path, year: int) -> Callable[[Body], Report | None]:
    """Finds the report on the year before in the archive."""

    def find(body: Body) -> Report | None:
        folder = content / "reports" / body.key
        report, _ = load_report(folder / f"{year - 1}.md") if is_folder(folder) else (None, ())
        is_fit = report and report.has_tables and not report.withdrawn
        return report if is_fit else None

    return find


def _say(
    made: Collected,
    given: Sequence[Answer],
    out: Path,
    *,
    is_taken: bool,
) -> None:
    click.echo(
        f"名册 {len(made.outcomes)} 家，交来 {len(made.filed)} 家，缺 {len(made.missing)} 家；"
        f"逾期 {len(made.late)}，重复 {len(made.doubled)}，"
        f"名册之外 {len(made.unexpected)}，读不出 {len(made.unreadable)}"
    )
    for answer in given:
        told = [*answer.changes, *answer.reasons, *answer.doubts] or ["没有改动，也没有说明"]
        for line in told:
            click.echo(f"{on_one_line(answer.name)}: {on_one_line(line)}")
    if given and not is_taken:
        click.echo("反馈表的内容还没有采用；看过以后，加 --take 采用。", err=True)
    click.echo(f"已写入 {named(out / SUMMARY)}")
