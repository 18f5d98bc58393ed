"""Processes that do a build's work side by side, and end with it, however it ends."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial

WATCH = 0.2
"Seconds between two looks at whether the build that started a worker is still there."


@contextmanager
def workers(jobs: int, prepare: Callable[..., None] = lambda: None, *given: object) -> Iterator[ProcessPoolExecutor]:
    """So many processes, each of which has called prepare(*given); an interruption ends them at once."""
    executor = ProcessPoolExecutor(jobs, initializer=partial(_begin, os.getpid(), prepare, *given))
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.kill()
        raise
    executor.shutdown()


def _begin(owner: int, prepare: Callable[..., None], *given: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who presses Ctrl+C means the build, which ends its workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with, args=(owner,), daemon=True).start()
    prepare(*given)


def _end_with(owner: int) -> None:
    """End this process when the build has been killed: nobody would take its results, or tell it to stop."""
    while os.getppid() == owner:
        time.sleep(WATCH)
    os._exit(1)
