"""`python -m bench`: ours beside Hugo and Pagefind, side by side in one run."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

import click

from bench import peer
from bench.comparison import Comparison
from bench.measure import FailedError
from bench.memory import SMAPS
from bench.plot import plot
from bench.profiled import profile

FEWEST = 50
"Reports of which a tenth is still an agency's."
DRAWING = click.File("w", encoding="utf-8", lazy=False)
SIZES = re.compile(r"[1-9][0-9]*(?:,[1-9][0-9]*)*")


def _sizes(_: click.Context, __: click.Parameter, value: str) -> list[int]:
    """`1000,3000` → its numbers."""
    if value and not SIZES.fullmatch(value):
        raise click.BadParameter("should look like 1000,3000,10000")
    return [int(size) for size in value.split(",") if size]


@click.command()
@click.option("--reports", type=click.IntRange(FEWEST), default=1000, show_default=True)
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True)
@click.option(
    "--work",
    type=click.Path(path_type=Path),
    help="Where archives and sites are left; a new folder, or an empty one.",
)
@click.option("--jobs", type=click.IntRange(1), help="Processes of our builds.")
@click.option("--growth", "others", default="", callback=_sizes, help="Other sizes: 1000,3000.")
@click.option("--plot", "drawing", type=DRAWING, help="An SVG of the growth.")
@click.option("--profile", "profiling", is_flag=True, help="Only say where our build takes time.")
def main(
    reports: int,
    rounds: int,
    work: Path | None,
    jobs: int | None,
    others: list[int],
    drawing: TextIO | None,
    *,
    profiling: bool,
) -> None:
    """Measure our builds and those of Hugo and Pagefind over one synthetic archive."""
    if not SMAPS.exists():
        raise click.ClickException(f"memory is read from {SMAPS}, which only Linux has")
    try:
        with _folder(work) as folder:
            if profiling:
                click.echo(profile(folder / "profiled", reports))
                return
            comparison = Comparison(folder, rounds, jobs, peer.hugo())
            comparison.run(reports, others)
    except FailedError as error:
        raise click.ClickException(str(error)) from error
    if drawing:
        drawing.write(plot(comparison.sizes))


@contextmanager
def _folder(work: Path | None) -> Iterator[Path]:
    """The folder that is worked in; one that nobody named is removed in the end."""
    if work is None:
        with TemporaryDirectory(prefix="bench-") as folder:
            yield Path(folder)
        return
    work.mkdir(parents=True, exist_ok=True)
    if any(work.iterdir()):
        raise click.BadParameter("is not empty; name a new folder", param_hint="--work")
    yield work.resolve()


if __name__ == "__main__":
    main()
