"""`generator build`."""

import os
import sys
from pathlib import Path

import click

from generator import build as building
from generator.archive.settings import EXAMPLE
from generator.build import Options, Result
from generator.commands.clock import this_year
from generator.commands.host import host as host_of
from generator.commands.options import (
    CONTENT,
    FRESH,
    JOBS,
    STRICT,
    matching,
    require_archive,
    require_site_address,
)
from generator.commands.terminal import Progress, counted, tell
from generator.publish.destination import chosen

NO_ADDRESS = (
    f"还不知道网站的网址，暂用 {EXAMPLE}：订阅、网站地图和引用里的网址都不对。"
    "请在 site.yaml 写明 base_url，或用 --base-url 写明。"
)
NO_DOOR = "site.yaml 没有写 contact，也没有写 repository：页面上说不出年报、更正交给谁。"


@click.command()
@CONTENT
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="The site.",
)
@click.option("--base-url", help="Where the site will stand; overrides site.yaml.")
@click.option(
    "--preview/--no-preview",
    "preview",
    default=None,
    help="Ask search engines to leave the site out; where nobody says, its host does.",
)
@JOBS
@click.option(
    "--no-search",
    is_flag=True,
    help="Leave out the text index; agencies and figures are found all the same.",
)
@click.option(
    "--executor",
    metavar="dask://HOST:PORT",
    callback=matching(r"dask://[^/\s]+:[0-9]+", "dask://10.0.0.1:8786"),
    help="Workers of a Dask cluster that shares this folder, in the place of processes.",
)
@FRESH
@STRICT
@click.option(
    "--timings",
    is_flag=True,
    help="Say how long each step took, and what of the last build was damaged.",
)
def build(
    content: Path,
    output: Path,
    base_url: str | None,
    preview: bool | None,  # noqa: FBT001 - as click has it
    jobs: int,
    executor: str | None,
    *,
    no_search: bool,
    fresh: bool,
    strict: bool,
    timings: bool,
) -> None:
    """Validate, render, index and publish. With an error nothing is published."""
    require_site_address(base_url)
    require_archive(content)
    host = host_of(os.environ)
    unlisted = host.is_preview if preview is None else preview
    if host.is_preview and unlisted:
        # It stands elsewhere than the site, and maybe at another path.
        base_url = base_url or host.address
    options = Options(
        content,
        chosen(output, content),
        base_url,
        jobs,
        search=not no_search,
        strict=strict,
        this_year=this_year(),
        executor=executor or "",
        fresh=fresh,
        host_url=host.address,
        unlisted=unlisted,
    )
    with Progress() as progress:
        result = building.build(options, progress)
    tell(result.findings)
    if timings:
        _show_timings(result)
    if not result.published:
        _stop(result, output)
    done = "没有变化，仍是" if result.unchanged else "已生成"
    files = f"{result.files} 个文件：{output.as_posix()}/"
    click.echo(f"{done} {files}，指纹 {result.fingerprint}", err=True)
    if unlisted:
        click.echo("这是预览：每一页都请搜索引擎不要收录。", err=True)
    if not result.has_address:
        click.echo(NO_ADDRESS, err=True)
    if not result.has_door:
        click.echo(NO_DOOR, err=True)


def _show_timings(result: Result) -> None:
    for step, seconds in result.seconds.items():
        click.echo(f"{step:<8} {seconds:8.2f} s", err=True)
    click.echo(f"{'damaged':<8} {result.damaged:8} of the last build, made again", err=True)


def _stop(result: Result, output: Path) -> None:
    kept = "，原有的站点没有改动" if output.exists() else ""
    click.echo(f"{counted(result.findings)}。没有发布{kept}。", err=True)
    sys.exit(1)
