"""Files that do not lie in the archive, and are checked as reports."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from generator.build.lone import (
    Place,
    findings_on,
    is_known,
    place_of,
)
from generator.commands.clock import this_year
from generator.commands.terminal import named
from generator.content.files import read_bytes
from generator.finding import Finding, UsageError

AS = "--as 区划代码/机关/年度"


def places(files: Sequence[Path], stated: str | None, content: Path) -> dict[Path, Place]:
    """Each file with where it would stand; UsageError where that is not known, or it is no file.

    stated: `410411/gxj/2025`, of a single file.
    """
    if stated is not None and len(files) != 1:
        raise UsageError("--as 只用于一个不在档案中的文件")
    archive = named(content)
    found = {}
    for file in files:
        if file.is_dir():
            where = f"报告放在 {archive}/reports/区划代码/机关/年度.md"
            raise UsageError(f"{named(file)} 是文件夹，不在档案 {archive} 中，没有检查。{where}")
        if file.suffix.lower() != ".md":
            hint = "原件用 import 导入"
            raise UsageError(f"{named(file)} 不是报告文件（.md），没有检查。{hint}")
        place = _stated(stated) if stated else place_of(file)
        if place is None:
            raise UsageError(
                f"{named(file)} 不在档案 {archive} 中，也不知道是哪一年的报告，没有检查。"
                f"文件名写成年度，如 2025.md，或者加 {AS}"
            )
        found[file] = place
    return found


def _stated(text: str) -> Place:
    key, _, year = text.rpartition("/")
    return Place(key, int(year))


def of_lone(files: Mapping[Path, Place], content: Path) -> list[Finding]:
    """What is wrong with these files; what was not looked at is said."""
    findings: list[Finding] = []
    for file, place in files.items():
        data, unread = read_bytes(file)
        findings += unread
        if data is not None:
            findings += findings_on(file, data, place, content, this_year())
        click.echo(f"{named(file)}：{_how(place, content)}", err=True)
    return findings


def _how(place: Place, content: Path) -> str:
    """As what a file was checked."""
    if not place.key:
        hint = f"要一并核对，加 {AS}"
        return f"按 {place.year} 年的报告核验；不知道是哪个机关的，没有核对机关名称和上年。{hint}"
    told = f"按 {place.key} {place.year} 年的报告核验"
    if is_known(place, content):
        return told
    return f"{told}；档案中还没有这个机关，没有核对机关名称"
