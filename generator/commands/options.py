"""Options and arguments that several commands share, and what they may be."""

import re
from collections.abc import Callable
from pathlib import Path

import click

from generator.commands.clock import this_year
from generator.content.records import CODE, ID
from generator.finding import UsageError

Checked = Callable[[click.Context, click.Parameter, str | None], str | None]


def matching(pattern: str, example: str) -> Checked:
    """A check that a value has the shape of an example."""

    def checked(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(pattern, value):
            raise click.BadParameter(f"should look like {example}", param=parameter)
        return value

    return checked


CONTENT = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The archive.",
)
STRICT = click.option("--strict", is_flag=True, help="Warnings count as errors.")
REGION = click.option(
    "--region",
    required=True,
    callback=matching(CODE, "410411"),
    help="Code of the region.",
)
AGENCY = click.option(
    "--agency",
    "agency_id",
    required=True,
    callback=matching(ID, "gxj"),
    help="Id in the region.",
)


def require_archive(content: Path) -> None:
    """Raise BadParameter where the archive is no folder."""
    if not content.is_dir():
        raise click.BadParameter(f"no such folder: {content}", param_hint="--content")


def require_year(year: int | None) -> None:
    """Raise UsageError for a year that has not come; the next may have, in another time zone."""
    if year and year > this_year() + 1:
        raise UsageError(f"今年是 {this_year()} 年，还不会有 {year} 年的报告")
