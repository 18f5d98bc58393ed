"""The command line: one command per verb. Only this module and `serve` speak to a person.

Exit status: 0 fine, 1 the content has errors, 2 usage or configuration, 3 a bug of ours, 4 input or output (a tool, a
disk, a file system failed, or another build is under way), 130 interrupted, 143 terminated.
"""

import dataclasses
import errno
import json
import os
import re
import sys
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import NoReturn

import click

from generator import build as building
from generator.archive.archive import KINDS, Agency, Archive, Report
from generator.archive.settings import Settings
from generator.authoring.canonical import tidied
from generator.authoring.repair import Repair, repaired
from generator.authoring.scaffold import agency_text, new_figures, report_file
from generator.authoring.schema import schema as form_schema
from generator.build import Options, Result, blocking, examine
from generator.commands import streams
from generator.commands.formats import FORMATS, summary
from generator.commands.scope import lies_in, stranger
from generator.commands.server import serve as run_server
from generator.content.files import decoded, read_bytes, read_text
from generator.content.layout import report_text
from generator.content.load import load_agency, load_regions
from generator.content.records import CODE, ID, read_report
from generator.content.web_address import site_fault
from generator.finding import ERROR, WARNING, Finding, GeneratorError, UsageError
from generator.form.editions import EDITIONS
from generator.intake.difference import (
    OURS,
    REASON,
    as_corrections,
    changes,
    difference,
    merged,
    refusal,
)
from generator.intake.filing import ACCEPT, INCOMPLETE, filed, is_mostly_lost, tally
from generator.intake.guard import INSTALL
from generator.intake.report import read_original
from generator.publish import interruptions
from generator.publish.destination import chosen
from generator.publish.ending import end_at_once
from generator.rules import titles
from generator.rules.catalogue import named, suggestion
from generator.text.characters import on_one_line

CONTENT = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The archive.",
)
STRICT = click.option("--strict", is_flag=True, help="Warnings count as errors.")
JOBS = min(os.cpu_count() or 1, 8)
VERSION = "0.1.0"
EPOCH = "SOURCE_DATE_EPOCH"
LAST_SECOND = 253_402_300_799
"Of the year 9999."
SUMMARY = "GITHUB_STEP_SUMMARY"
"The file that GitHub shows on the page of a run; set by the runner for each step."


@click.group(context_settings={"help_option_names": ["-h", "--help"], "color": True})
@click.version_option(package_name=None, version=VERSION, prog_name="gongkai")
def cli() -> None:
    """Check, build and extend an archive of 政府信息公开工作年度报告."""


@cli.command()
@CONTENT
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="The site.",
)
@click.option("--base-url", help="Where the site will stand; overrides site.yaml.")
@click.option("--jobs", type=click.IntRange(1), default=JOBS, show_default=True, help="Processes.")
@click.option(
    "--no-search",
    is_flag=True,
    help="Leave out the text index; agencies and figures are found all the same.",
)
@STRICT
@click.option(
    "--timings",
    is_flag=True,
    help="Say how long each step took, and what of the cache was damaged.",
)
def build(
    content: Path,
    output: Path,
    base_url: str | None,
    jobs: int,
    *,
    no_search: bool,
    strict: bool,
    timings: bool,
) -> None:
    """Validate, render, index and publish. With an error nothing is published."""
    if base_url is not None and site_fault(base_url):
        message = f"use a full address, such as https://example.org/repo/ ({site_fault(base_url)})"
        raise click.BadParameter(message, param_hint="--base-url")
    _require(content)
    options = Options(
        content, chosen(output, content), base_url, jobs, not no_search, strict, _this_year()
    )
    result = building.build(options, _progress)
    _tell(result.findings)
    if timings:
        for step, seconds in result.seconds.items():
            click.echo(f"{step:<8} {seconds:8.2f} s", err=True)
        click.echo(f"{'damaged':<8} {result.damaged:8} in the cache, made again", err=True)
    if not result.published:
        _stop(result, output)
    click.echo(f"已生成 {result.files} 个文件：{output.as_posix()}/", err=True)


def _stop(result: Result, output: Path) -> None:
    kept = "，原有的站点没有改动" if output.exists() else ""
    click.echo(f"{_count(result.findings)}。没有发布{kept}。", err=True)
    sys.exit(1)


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@CONTENT
@click.option(
    "--format", "style", type=click.Choice(list(FORMATS)), default="text", show_default=True
)
@click.option(
    "--explain", metavar="RULE", help="Say what a rule or an identity demands, and check nothing."
)
@STRICT
def check(
    paths: tuple[Path, ...], content: Path, style: str, explain: str | None, *, strict: bool
) -> None:
    """Print every finding, or those of some files or folders; write nothing but the summary of a GitHub step."""
    if explain is not None:
        _explain(explain)
        return
    _require(content)
    _require_within(paths, content)
    _, findings = examine(content, this_year=_this_year())
    if paths:
        findings = [
            item for item in findings if any(lies_in(Path(item.path), path) for path in paths)
        ]
    click.echo(FORMATS[style](findings, VERSION), nl=False)
    click.echo(f"{_count(findings)}。", err=True)
    if style == "github" and os.environ.get(SUMMARY):
        with Path(os.environ[SUMMARY]).open("a", encoding="utf-8", newline="\n") as file:
            file.write(summary(findings, _count(findings)))
    if blocking(findings, strict=strict):
        sys.exit(1)


def _explain(name: str) -> None:
    rule = named(name)
    if rule is None:
        near = suggestion(name)
        hint = f"; did you mean {near}?" if near else ""
        raise click.BadParameter(
            f"no rule or identity is named {name}{hint}", param_hint="--explain"
        )
    click.echo(f"{rule.name}\n{rule.text}")


@cli.command()
@CONTENT
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
def serve(content: Path, port: int, *, open_browser: bool) -> None:
    """Build, watch and reload on 127.0.0.1; findings are shown in the browser."""
    _require(content)
    run_server(content, port, click.echo, _this_year(), open_browser=open_browser)


def _matching(pattern: str, example: str) -> object:
    def checked(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(pattern, value):
            raise click.BadParameter(f"should look like {example}", param=parameter)
        return value

    return checked


@cli.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--region", required=True, callback=_matching(CODE, "410411"), help="Code of the region."
)
@click.option(
    "--agency", "agency_id", required=True, callback=_matching(ID, "gxj"), help="Id in the region."
)
@click.option(
    "--year", type=click.IntRange(min(EDITIONS), 9999), help="Overrides the year in the title."
)
@CONTENT
@click.option("--dry-run", is_flag=True, help="Print what would be done; write nothing.")
@click.option(
    "--replace", "overwrite", is_flag=True, help="Overwrite a report that is there already."
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
    callback=_matching(r"[^\n]*\S[^\n]*", "机关来函更正"),
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
    content: Path,
    reason: str | None,
    *,
    dry_run: bool,
    overwrite: bool,
    ours: bool,
    accepted: bool,
    incomplete: bool,
) -> None:
    """Turn an original (text, Markdown, HTML, Word, PDF, Excel) into a report file, with every doubt as a finding.

    Status 1, and nothing written: a file that is no report or another's, most of it lost, figures replaced unasked.
    """
    _require(content)
    _require_year(year)
    if (reason is not None or ours) and not overwrite:
        raise click.UsageError(f"{REASON} and {OURS} are for --replace")
    if reason is not None and ours:
        raise click.UsageError(f"use either {REASON} or {OURS}")
    report = _read(file, content, f"{region}/{agency_id}", year, accepted=accepted)
    click.echo(f"{on_one_line(file.name)}: {tally(report)}")
    if is_mostly_lost(report) and not incomplete:
        _refuse(f"多半的格没有读到，没有写入。换一份完整、清楚的原件；仍要收存，加 {INCOMPLETE}。")
    path = _own(content, region, agency_id, f"{report.year}.md")
    if path.exists():
        old = _standing(path)
        if not _differs(path, old, report):
            return
        if not overwrite and not dry_run:
            _refuse(f"{_named(path)} 已经存在，没有改动。要覆盖，加 --replace。")
        changed = changes(old, report)
        refused = refusal(changed, reason, ours=ours)
        if refused and not dry_run:
            _refuse(f"{_named(path)}：{refused}")
        report = merged(old, report, as_corrections(changed, _today(), reason) if reason else ())
    if dry_run:
        click.echo("没有写入任何文件。", err=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(report_text(report).encode("utf-8"))
    click.echo(f"已写入 {_named(path)}")
    if not path.with_name("agency.yaml").exists():
        click.echo(
            f"还要新建机关：python -m generator new agency --region {region} --agency {agency_id} …",
            err=True,
        )


def _read(file: Path, content: Path, key: str, year: int | None, *, accepted: bool) -> Report:
    """The report that an original is, for the agency of that key; status 1 where it cannot be filed there."""
    region, agency_id = key.split("/")
    regions = Archive(Settings(), load_regions(content, []), ())
    places = tuple(place.name for place in regions.lineage(region)[:2])
    imported = read_original(file, region, agency_id, year, places)
    _tell(imported.findings)
    if imported.report is None:
        sys.exit(1)
    _require_year(imported.report.year)
    agency, _ = load_agency(content.as_posix(), key)
    known = titles.names(agency) if agency else ()
    dated = dataclasses.replace(imported.report, archived=_today())
    report, findings = filed(dated, known, regions, imported.agency, accepted=accepted)
    _tell(findings)
    if report is None:
        sys.exit(1)
    return report


def _differs(path: Path, old: Report, new: Report) -> bool:
    """Whether the new report says anything else; what it says is shown, line by line."""
    lines = list(difference(old, new))
    for line in lines or ["与原有的报告没有不同，没有改动"]:
        click.echo(f"{_named(path)}: {on_one_line(line)}")
    return bool(lines)


def _refuse(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(1)


def _standing(path: Path) -> Report:
    """The report that is there already; status 1 where it cannot be read in full, for what it says would be lost."""
    findings: list[Finding] = []
    text = read_text(path, findings)
    report = None if text is None else read_report(text, path.as_posix(), findings)
    wrong = [
        finding for finding in findings if finding.severity == ERROR and finding.rule != "unfilled"
    ]
    if report is None or wrong:
        _tell(findings)
        _refuse(f"{_named(path)} 原有的文件有错误，没有改动。先照上面的提示改好，再导入。")
    return report


def _require_year(year: int | None) -> None:
    if year and year > _this_year() + 1:
        raise UsageError(f"今年是 {_this_year()} 年，还不会有 {year} 年的报告")


def _own(content: Path, region: str, agency_id: str, name: str) -> Path:
    """A file of an agency's folder; never one that a link which somebody put into the archive leads to."""
    path = content / "reports" / region / agency_id / name
    for part in (path, *path.parents[:3]):
        if part.is_symlink():
            raise OSError(errno.ELOOP, "是链接，不写到它指向的地方", part.as_posix())
    return path


@cli.group()
def new() -> None:
    """Make the file of a new agency or report."""


REGION = click.option(
    "--region", required=True, callback=_matching(CODE, "410411"), help="Code of the region."
)
AGENCY = click.option(
    "--agency", "agency_id", required=True, callback=_matching(ID, "gxj"), help="Id in the region."
)


@new.command("agency")
@REGION
@AGENCY
@click.option("--name", required=True, help="As the agency prints it.")
@click.option("--sector", required=True, help="What it does, such as 工业和信息化.")
@click.option("--kind", type=click.Choice(list(KINDS)), default="department", show_default=True)
@CONTENT
def new_agency(
    region: str, agency_id: str, name: str, sector: str, kind: str, content: Path
) -> None:
    """Make content/reports/REGION/AGENCY/agency.yaml."""
    _create(_own(content, region, agency_id, "agency.yaml"), agency_text(name, sector, kind))


@new.command("report")
@REGION
@AGENCY
@click.option("--year", required=True, type=click.IntRange(min(EDITIONS), 9999))
@click.option(
    "--xlsx",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A workbook to fill in, not the .md.",
)
@CONTENT
def new_report(region: str, agency_id: str, year: int, xlsx: Path | None, content: Path) -> None:
    """Make content/reports/REGION/AGENCY/YEAR.md, with what last year's report hands over filled in."""
    _require(content)
    _require_year(year)
    path = content / "reports" / region / agency_id / "agency.yaml"
    if not path.exists():
        command = f"python -m generator new agency --region {region} --agency {agency_id} …"
        _refuse(f"没有 {_named(path)}，先新建机关：{command}")
    agency, findings = load_agency(content.as_posix(), f"{region}/{agency_id}")
    if agency is None:
        _tell(findings)
        sys.exit(1)
    if xlsx:
        _create(xlsx, _workbook(agency, year))
        return
    _create(_own(content, region, agency_id, f"{year}.md"), report_file(agency, year, _today()))


def _workbook(agency: Agency, year: int) -> bytes:
    """The fill-in workbook; openpyxl, which writes it, is in the extra `import`."""
    try:
        from generator.authoring.workbook import workbook  # noqa: PLC0415 - every other command works without openpyxl
    except ModuleNotFoundError as error:
        message = f"写 .xlsx 要用的 {error.name} 没有安装；请先运行：{INSTALL}"
        raise click.UsageError(message) from error
    figures = new_figures(agency, year)
    return workbook(agency.name, year, figures.form, figures)


def _create(path: Path, made: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(made if isinstance(made, bytes) else made.encode("utf-8"))
    except FileExistsError:
        click.echo(f"{_named(path)} 已经存在，没有改动。", err=True)
        sys.exit(1)
    click.echo(f"已新建 {_named(path)}")


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@CONTENT
@click.option(
    "--check", "only_check", is_flag=True, help="Change nothing; exit 1 if a file would change."
)
@click.option(
    "--fix",
    is_flag=True,
    help="First repair what has exactly one meaning, such as １２ or 1，234; show it.",
)
def fmt(paths: tuple[Path, ...], content: Path, *, only_check: bool, fix: bool) -> None:
    """Put report files into the canonical layout, byte for byte."""
    changed = 0
    findings: list[Finding] = []
    for path in _reports(paths or (content / "reports",)):
        before = read_bytes(path, findings)
        text = None if before is None else decoded(before, path, findings)
        if text is None:
            continue
        if fix:
            text, repairs = repaired(text, path.as_posix())
            _show(path, repairs)
        tidy, found = tidied(text, path.as_posix())
        findings += found
        after = (text if tidy is None else tidy).encode("utf-8")
        if after == before:
            continue
        changed += 1
        click.echo(f"{'需要整理' if only_check else '已整理'} {_named(path)}")
        if not only_check:
            path.write_bytes(after)
    _tell(findings)
    if blocking(findings, strict=False) or (only_check and changed):
        sys.exit(1)


def _show(path: Path, repairs: Iterable[Repair]) -> None:
    for repair in repairs:
        click.echo(f"{_named(path)}:{repair.line}: {repair.before} → {repair.after}")


def _reports(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        yield from sorted(path.rglob("[0-9][0-9][0-9][0-9].md")) if path.is_dir() else [path]


@cli.command()
def schema() -> None:
    """Print the JSON Schema of a report's front matter."""
    click.echo(json.dumps(form_schema(), ensure_ascii=False, indent=2))


def _require(content: Path) -> None:
    if not content.is_dir():
        raise click.BadParameter(f"no such folder: {content}", param_hint="--content")


def _require_within(paths: Iterable[Path], content: Path) -> None:
    """What is not in the archive is not looked at, so nothing may be said of it."""
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise click.BadParameter(f"no such file or folder: {path}", param_hint="PATHS")
    outside = stranger(paths, content)
    if outside:
        archive = _named(content)
        where = f"报告放在 {archive}/reports/区划代码/机关/年度.md"
        raise UsageError(f"{_named(outside)} 不在档案 {archive} 中，没有检查。{where}")


def _tell(findings: Iterable[Finding]) -> None:
    click.echo(FORMATS["text"](list(findings), VERSION), nl=False)


def _named(path: Path) -> str:
    return on_one_line(path.as_posix())


def _count(findings: list[Finding]) -> str:
    warnings = sum(1 for finding in findings if finding.severity == WARNING)
    return f"{len(findings) - warnings} 个错误，{warnings} 个提示"


def _progress(step: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"{step}…", err=True)


def _today() -> str:
    """The one place that reads the clock, for `archived` on a new report; SOURCE_DATE_EPOCH stands in for it."""
    epoch = os.environ.get(EPOCH)
    if not epoch:
        return datetime.now().astimezone().date().isoformat()
    if not re.fullmatch("[0-9]{1,12}", epoch) or int(epoch) > LAST_SECOND:
        raise UsageError(
            f"{EPOCH}={epoch!a}: should be seconds since 1970-01-01, such as 1780000000"
        )
    return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()


def _this_year() -> int:
    return int(_today()[:4])


def _leave() -> NoReturn:
    """Everything has been cleaned up; threads that wait for workers that were killed are not waited for."""
    click.echo("已中断。", err=True)
    os._exit(interruptions.status())


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Somebody may interrupt a command while it is being ended."""
    if issubclass(kind, KeyboardInterrupt):
        os._exit(interruptions.status())
    sys.__excepthook__(kind, error, trace)


def main() -> None:
    """Run the command line and exit with its status."""
    streams.prepare()
    sys.excepthook = _uncaught
    try:
        interruptions.hear()
        cli(standalone_mode=False)
    except click.ClickException as error:
        click.UsageError(on_one_line(error.format_message()), getattr(error, "ctx", None)).show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        _leave()
    except OSError as error:
        click.echo(
            f"{on_one_line(str(error.filename or '系统'))}：{error.strerror or error}", err=True
        )
        sys.exit(4)
    except GeneratorError as error:
        click.echo(str(error), err=True)
        sys.exit(error.status)
    except Exception:  # noqa: BLE001 - whatever is left is a bug of ours, and says so by its status
        traceback.print_exc()
        sys.exit(3)
    finally:
        end_at_once()
