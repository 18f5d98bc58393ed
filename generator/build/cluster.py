"""Workers of a Dask cluster, over a folder that all its machines share.

The cluster, what it does when a worker is lost, and how it is reached, are the library's; it comes
with the extra `cluster`. Whoever can reach its scheduler can run programs on its workers: it
belongs on a network of one's own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module

from generator import IS_CHECKOUT
from generator.build.workers import Workers
from generator.finding import GeneratorError, UsageError

SCHEME = "dask://"
RETRIES = 3
"How often a task is done again whose worker was lost."
INSTALLED = partial(import_module, "gongkai")
"Lets a worker find the package."
PATIENCE = 20
"Seconds until a scheduler that does not answer is not there."


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """The workers of the scheduler at `dask://HOST:PORT`.

    Raises UsageError where the library is not installed, GeneratorError where nobody answers.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - as said, an extra
        from distributed.scheduler import KilledWorker  # noqa: PLC0415 - as above
    except ModuleNotFoundError as error:
        message = (
            f"--executor 要用的 {error.name} 没有安装；请先运行：pip install 'gongkai[cluster]'"
        )
        raise UsageError(message) from error
    scheduler = address.replace(SCHEME, "tcp://", 1)
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]  # the library is typed in part
    except OSError as error:
        raise GeneratorError(f"--executor {address}：没有回应（{error}）") from error
    with client:
        threads = client.nthreads()  # type: ignore[no-untyped-call]  # as above
        if not threads:
            raise GeneratorError(f"--executor {address}：没有可用的工作进程")
        if not IS_CHECKOUT:
            # What is pickled is found by its name once this has been imported.
            client.register_worker_callbacks(INSTALLED)  # type: ignore[no-untyped-call]  # as above
        executor = client.get_executor(pure=False, retries=RETRIES)  # type: ignore[no-untyped-call]  # as above
        try:
            yield Workers(executor, sum(threads.values()))
        except KilledWorker as error:
            raise GeneratorError(f"--executor {address}：工作进程一再中断（{error}）") from error
