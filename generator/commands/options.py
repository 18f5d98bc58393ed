"""Options and arguments that several commands share, and what they may be."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import click

from generator.commands.clock import this_day, this_year
from generator.content.fields import is_day
from generator.content.ids import CODE, ID_LENGTH, is_agency_id
from generator.content.web_address import fault, site_fault
from generator.finding import UsageError

Checked = Callable[[click.Context, click.Parameter, str | None], str | None]


def matching(pattern: str, example: str) -> Checked:
    """A check that a value has the shape of an example."""

    def checked(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(pattern, value):
            raise click.BadParameter(f"should look like {example}", param=parameter)
        return value

    return checked


def _an_id(_: click.Context, parameter: click.Parameter, value: str) -> str:
    if not is_agency_id(value):
        what = f"lower-case letters, digits and -, at most {ID_LENGTH}"
        taken = "no name that a system reserves, such as con, and no year"
        message = f"should look like gxj: {what}, {taken}"
        raise click.BadParameter(message, param=parameter)
    return value


def day(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A day that exists and has come."""
    if value is None:
        return None
    if is_day(value) and value <= this_day():
        return value
    message = "should be a day that has come, like 2026-01-31"
    raise click.BadParameter(message, param=parameter)


def web_address(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """An address that a page may lead to."""
    if value is None:
        return None
    wrong = fault(value)
    if wrong:
        message = f"should look like https://example.org/1.html ({wrong})"
        raise click.BadParameter(message, param=parameter)
    return value


LINE = r"[^\r\n]*\S[^\r\n]*"
"A text of one line that says something."
PLACE = r"[^\W\da-zA-Z_]+"
"A Chinese name in the place of its code; whoever takes it is told the code."
CONTENT = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The archive.",
)
PROCESSES = min(os.cpu_count() or 1, 8)
"Those that work side by side where nobody says how many."
JOBS = click.option(
    "--jobs",
    type=click.IntRange(1),
    default=PROCESSES,
    show_default=True,
    help="Processes.",
)
FRESH = click.option(
    "--fresh",
    is_flag=True,
    help="Take nothing over from the last run.",
)
STRICT = click.option("--strict", is_flag=True, help="Warnings count as errors.")
REGION = click.option(
    "--region",
    required=True,
    callback=matching(rf"{CODE}|{PLACE}", "410411"),
    help="Code of the region.",
)
AGENCY = click.option(
    "--agency",
    "agency_id",
    required=True,
    callback=_an_id,
    help="Id in the region.",
)


def require_archive(content: Path) -> None:
    """Raise BadParameter where the archive is no folder."""
    if not content.is_dir():
        message = f"no such folder: {content}; run this beside the archive, or say where it is"
        raise click.BadParameter(message, param_hint="--content")


def require_site_address(address: str | None) -> None:
    """Raise BadParameter for what is none; that none is given is fine."""
    wrong = site_fault(address) if address is not None else ""
    if wrong:
        message = f"use a full address, such as https://example.org/repo/ ({wrong})"
        raise click.BadParameter(message, param_hint="--base-url")


def require_year(year: int | None) -> None:
    """Raise UsageError for a year that has not come; the next may have, in another time zone."""
    if year and year > this_year() + 1:
        raise UsageError(f"今年是 {this_year()} 年，还不会有 {year} 年的报告")
