"""Writes the site: into a stage beside the target, then the whole of it in one swap. Nothing else writes there."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from generator.finding import GeneratorError

KEPT = (".gitignore", ".git")
"What publishing carries over from the old output, for those who build into a work tree."


class Stage:
    """A folder that is not yet the site."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, file: str, text: str | bytes) -> None:
        """Write one file; GeneratorError if it was written before or would stand outside the stage."""
        # The stage holds no links, so that the name alone tells where the file would be.
        if PurePath(file).is_absolute() or ".." in PurePath(file).parts:
            raise GeneratorError(f"refusing to write outside the output: {file}")
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("xb") as target:
                target.write(text.encode("utf-8") if isinstance(text, str) else text)
        except FileExistsError:
            raise GeneratorError(f"two pages want the same address: {file}") from None

    def copy(self, folder: Path, name: str) -> None:
        """Copy a folder of ours into the site."""
        shutil.copytree(folder, self.root / name)


@contextmanager
def published(target: Path) -> Iterator[Stage]:
    """A stage that becomes the site when the block ends well, and is removed when it does not."""
    stage = target.with_name(f".{target.name}.stage")
    aside = target.with_name(f".{target.name}.old")
    for left in (stage, aside):
        shutil.rmtree(left, ignore_errors=True)
    stage.mkdir(parents=True)
    try:
        yield Stage(stage)
        for name in KEPT:
            kept = target / name
            if kept.is_dir():
                shutil.copytree(kept, stage / name, symlinks=True)
            elif kept.exists():
                shutil.copy2(kept, stage / name)
        if target.exists():
            target.rename(aside)
        stage.rename(target)
    except BaseException:
        if aside.exists() and not target.exists():
            aside.rename(target)
        shutil.rmtree(stage, ignore_errors=True)
        raise
    shutil.rmtree(aside, ignore_errors=True)
