"""Where originals come into the archive: `content/originals/`, each under its own digest."""

from hashlib import sha256
from pathlib import Path

import click

from generator.archive.report import Report
from generator.archive.settings import KEPT
from generator.commands.own_file import refuse_links
from generator.commands.terminal import named, refuse
from generator.content.originals import FOLDER, Original, bytes_of, file_name
from generator.content.regions import load_regions
from generator.content.site_file import load_settings
from generator.intake import readers


def keep(file: Path, report: Report, content: Path) -> None:
    """Keep the original that a report was made from, unless site.yaml says that is done elsewhere.

    Status 1 where the file is no longer the one that was read.
    """
    digest = report.source.sha256 or ""
    data = readers.content(file)
    if sha256(data).hexdigest() != digest:
        refuse(f"{named(file)} 在读取期间有改动，原件没有收存。请再导入一次。")
    regions, _ = load_regions(content)
    settings, _ = load_settings(content, regions)
    kind = readers.kind(data, file.suffix.lower())
    name = file_name(digest, readers.ENDINGS[kind])
    if settings.originals not in (None, KEPT):
        click.echo(f"原件没有收存；site.yaml 写明另存在 {settings.originals}", err=True)
        return
    path = content / FOLDER / name
    refuse_links(path, above=2)
    known, _ = bytes_of(Original(digest, path.suffix, path.as_posix()))
    if known is not None:
        return
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    click.echo(f"已收存原件 {named(path)}")
