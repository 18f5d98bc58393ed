"""A folder that is there whole, or not at all."""

import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from generator.finding import UsageError

READABLE = 0o755


def require_new(folder: Path, option: str, spared: Collection[str] = ()) -> None:
    """Raise UsageError unless nothing is there, or a folder with nothing in it but what may be."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{option} {folder}：这里不是文件夹，没有改动；请另选一个")
    if folder.is_dir():
        names = sorted(path.name for path in folder.iterdir() if path.name not in spared)
        if names:
            raise UsageError(
                f"{option} {folder}：里面已经有文件（{names[0]}），没有改动；"
                "请另选一个空文件夹，或者先自行移走里面的文件"
            )


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """A folder beside it, which takes its place behind the block; gone where that fails."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        made.chmod(READABLE)
        yield made
        made.rename(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
