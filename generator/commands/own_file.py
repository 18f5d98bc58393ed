"""The file of an agency or a report in the archive, which commands make."""

import errno
import shutil
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile

import click

from generator.commands.terminal import named

READABLE = 0o644
"What a new file may be: read by everybody, written by whoever made it."


def own_file(content: Path, region: str, agency: str, name: str) -> Path:
    """A file of an agency's folder; never one that a link in the archive leads to (OSError)."""
    path = content / "reports" / region / agency / name
    refuse_links(path, above=3)
    return path


def refuse_links(path: Path, above: int) -> None:
    """Raise OSError for a path that is a link, or stands in one of so many folders above it."""
    for parent in (path, *path.parents[:above]):
        if parent.is_symlink():
            raise OSError(errno.ELOOP, "是链接，不写到它指向的地方", parent.as_posix())


def put(path: Path, made: bytes) -> None:
    """Write a file, in the place of one that may be there; where that fails, all is as it was."""
    with NamedTemporaryFile("wb", dir=path.parent, prefix=".", delete=False) as file:
        fresh = Path(file.name)
        try:
            file.write(made)
            file.close()
            if path.exists():
                shutil.copymode(path, fresh)
            else:
                fresh.chmod(READABLE)
            fresh.replace(path)
        except BaseException:
            fresh.unlink()
            raise


def rewrite(path: Path, made: str) -> None:
    """Put another text in the place of a file that is there; where that fails, it is as it was."""
    put(path, made.encode("utf-8"))
    click.echo(f"已写入 {named(path)}")


def create(path: Path, made: str | bytes) -> None:
    """Write a file that is not there yet; status 1 where it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(made if isinstance(made, bytes) else made.encode("utf-8"))
    except FileExistsError:
        click.echo(f"{named(path)} 已经存在，没有改动。", err=True)
        sys.exit(1)
    click.echo(f"已新建 {named(path)}")
