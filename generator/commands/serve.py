"""`generator serve`."""

from pathlib import Path

import click

from generator.commands import server
from generator.commands.clock import this_year
from generator.commands.options import CONTENT, require_archive


@click.command()
@CONTENT
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
def serve(content: Path, port: int, *, open_browser: bool) -> None:
    """Build, watch and reload on 127.0.0.1; findings are shown in the browser."""
    require_archive(content)
    server.serve(content, port, click.echo, this_year(), open_browser=open_browser)
