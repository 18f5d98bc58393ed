"""Processes that do a build's work side by side, and end with it, however it ends."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial

from generator.finding import GeneratorError
from generator.publish.interruptions import undisturbed

WATCH = 0.2
"Seconds between two looks at whether the build that started a worker is still there."


@contextmanager
def workers(
    jobs: int, prepare: Callable[..., None] = lambda: None, *given: object
) -> Iterator[ProcessPoolExecutor]:
    """So many processes, each of which has called prepare(*given); an interruption kills them.

    Raises GeneratorError when one of them was killed.
    """
    begin = partial(_begin, os.getpid(), prepare, *given)
    executor = ProcessPoolExecutor(jobs, initializer=begin)
    try:
        # The first job starts them all; an interruption in the middle of that would be swallowed.
        with undisturbed():
            executor.submit(int)
        yield executor
    except BrokenProcessPool as error:
        executor.shutdown(cancel_futures=True)
        message = "一个工作进程被系统终止（可能是内存不足）；可用 --jobs 1 再试"
        raise GeneratorError(message) from error
    except Exception:
        executor.shutdown(cancel_futures=True)
        raise
    except BaseException:
        # At once; the executor's own thread may then wait for the rest of a result for ever, so
        # that whoever hears of the interruption leaves without waiting for threads.
        executor.shutdown(wait=False, cancel_futures=True)
        children = multiprocessing.active_children()
        for child in children:
            child.kill()
        for child in children:
            child.join(WATCH)
        raise
    executor.shutdown()


def _begin(owner: int, prepare: Callable[..., None], *given: object) -> None:
    # Who presses Ctrl+C means the build, which ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    watch = threading.Thread(
        target=_end_with,
        args=(owner,),
        daemon=True,
    )
    watch.start()
    prepare(*given)


def _end_with(owner: int) -> None:
    """End this process when the build has been killed.

    Nobody would take its results, or tell it to stop.
    """
    while os.getppid() == owner:
        time.sleep(WATCH)
    os._exit(1)
