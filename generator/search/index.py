"""The text index: a Pagefind bundle for each shard, built a few at a time."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import product
from pathlib import Path

from generator.search.bundle import (
    RUNTIME,
    RUNTIME_FOLDER,
    Bundle,
    checksums_of,
)
from generator.search.pagefind import Pagefind

Submit = Callable[..., "Future[bytes]"]
"That of an executor."
Begun = tuple[Path, Bundle, "Future[None]", "Future[bytes]"]
"Where a bundle is to be, itself, Pagefind at work on it, and the checksums of what it holds."


def build_index(bundles: Mapping[Path, Bundle], out: Path, jobs: int, submit: Submit) -> None:
    """Make bundles, whose shadows are in their places, and put Pagefind's own files beside them.

    bundles: folder → the bundle that is to be there. So many Pagefinds run at a time, each on one
    core; when this raises, nothing writes below out any more.

    Raises GeneratorError when Pagefind fails.
    """
    pagefind = Pagefind()
    begun: deque[Begun] = deque()

    def finish() -> None:
        folder, bundle, running, held = begun.popleft()
        running.result()
        bundle.finish(folder, held.result())

    with ThreadPoolExecutor(jobs) as pool:
        try:
            for folder, bundle in bundles.items():
                if len(begun) > jobs:
                    finish()
                held = submit(checksums_of, bundle.work, bundle.addresses)
                running = pool.submit(bundle.index, pagefind)
                begun.append((folder, bundle, running, held))
            while begun:
                finish()
        except BaseException:
            pagefind.stop()
            pool.shutdown(cancel_futures=True)
            raise
    _share_runtime(bundles, out)


def _share_runtime(bundles: Iterable[Path], out: Path) -> None:
    """Move the files that are the same in all bundles to the one place a page loads them from."""
    runtime = out / RUNTIME_FOLDER
    for folder, name in product(bundles, RUNTIME):
        runtime.mkdir(exist_ok=True)
        file = folder / name
        file.replace(runtime / name)
