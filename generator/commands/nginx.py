"""`generator nginx`."""

from pathlib import Path

import click

from generator.commands.options import CONTENT, matching, require_archive, require_site_address
from generator.commands.terminal import named
from generator.content.regions import load_regions
from generator.content.site_file import load_settings
from generator.finding import UsageError
from generator.site.nginx import configuration

LISTEN = r"(?:[0-9.]+:|\[[0-9a-f:]+\]:)?[0-9]{1,5}(?: ssl)?"


@click.command()
@CONTENT
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="The built site, where it lies on the server.",
)
@click.option("--base-url", help="Where the site stands; overrides site.yaml.")
@click.option(
    "--listen",
    callback=matching(LISTEN, "127.0.0.1:8080"),
    default="80",
    show_default=True,
    help="The port, and which address of the machine.",
)
def nginx(content: Path, site: Path, base_url: str | None, listen: str) -> None:
    """Print the configuration of nginx for the site."""
    require_site_address(base_url)
    if base_url is None:
        require_archive(content)
        regions, _ = load_regions(content)
        settings, _ = load_settings(content, regions)
        if not settings.has_address:
            raise UsageError(
                "还不知道网站的网址：请在 site.yaml 写明 base_url，或用 --base-url 写明"
            )
        base_url = settings.base_url
    try:
        text = configuration(base_url, site.absolute().as_posix(), listen)
    except ValueError:
        raise UsageError(
            f"--site {named(site)}：路径里有引号、$、分号等，nginx 的配置写不了；请换一个文件夹"
        ) from None
    click.echo(text, nl=False)
