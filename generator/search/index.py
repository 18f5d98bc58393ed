"""The text index: a Pagefind bundle for each shard, built a few at a time."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import product
from pathlib import Path

from generator.search.bundle import RUNTIME, RUNTIME_FOLDER, Bundle, sieve_of
from generator.search.pagefind import Pagefind

Submit = Callable[..., "Future[bytes]"]
"That of an executor."
Begun = tuple[Bundle, "Future[None]", "Future[bytes]"]
"A bundle, Pagefind at work on it, and its sieve."


def build_index(bundles: Sequence[Bundle], out: Path, jobs: int, submit: Submit) -> None:
    """Make bundles, whose shadows are in their places, and put Pagefind's own files beside them.

    So many Pagefinds run at a time, each on one core; when this raises, nothing writes below out
    any more.

    Raises GeneratorError when Pagefind fails.
    """
    pagefind = Pagefind()
    begun: deque[Begun] = deque()

    def finish() -> None:
        bundle, running, sieve = begun.popleft()
        running.result()
        bundle.finish(sieve.result())

    with ThreadPoolExecutor(jobs) as pool:
        try:
            for bundle in bundles:
                if len(begun) > jobs:
                    finish()
                sieve = submit(sieve_of, bundle.folder, bundle.addresses)
                running = pool.submit(bundle.index, pagefind)
                begun.append((bundle, running, sieve))
            while begun:
                finish()
        except BaseException:
            pagefind.stop()
            pool.shutdown(cancel_futures=True)
            raise
    _share_runtime(bundles, out)


def _share_runtime(bundles: Iterable[Bundle], out: Path) -> None:
    """Move the files that are the same in all bundles to the one place a page loads them from."""
    runtime = out / RUNTIME_FOLDER
    for bundle, name in product(bundles, RUNTIME):
        runtime.mkdir(exist_ok=True)
        file = bundle.folder / name
        file.replace(runtime / name)
