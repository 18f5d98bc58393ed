"""`generator init`."""

import shutil
from pathlib import Path

import click

from generator.authoring import beginning
from generator.commands.new_folder import require_new
from generator.commands.terminal import named

SPARED = frozenset({".git"})
"What may be there: of a repository that was made for the archive, and has nothing in it."


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Begin an archive of one's own in an empty folder: content, and one dependency."""
    require_new(folder, "DIR", SPARED)
    files = dict(beginning.files())
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for file, content in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as target:
                target.write(content)
    except BaseException:
        # Half an archive would be taken for one; nothing but ours has been there.
        for name in {file.partition("/")[0] for file in files}:
            path = folder / name
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        raise
    click.echo(f"已新建 {len(files)} 个文件：{named(folder)}/。接下来怎样做，见其中的 README.md")
