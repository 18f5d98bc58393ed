"""Processes that do a build's work side by side, and end with it, however it ends."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing.context import BaseContext
from typing import ParamSpec, TypeVar

from generator.finding import GeneratorError
from generator.publish.interruptions import undisturbed

Given = ParamSpec("Given")
Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 2
"Tasks that wait for a process, for each that is at work."
WATCH = 0.2
"Seconds between two looks at whether the build that started a worker is still there."


class Here(Executor):
    """Does at once, in this process, what it is given."""

    def submit(
        self, fn: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Future[Result]:
        """The result, or what was raised instead of it."""
        future: Future[Result] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - raised again by whoever asks for the result
            future.set_exception(error)
        return future


@dataclass(frozen=True, slots=True)
class Workers:
    """Whoever does a build's work side by side: this process, several, or those of a cluster."""

    executor: Executor
    jobs: int
    "How many of them there are."

    def submit(
        self, fn: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Future[Result]:
        """As an executor has it."""
        return self.executor.submit(fn, *args, **kwargs)

    def in_order(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The results in the order of the tasks, of which few are under way at any time."""
        begun: deque[Future[Result]] = deque()
        for task in tasks:
            if len(begun) > AHEAD * self.jobs:
                yield begun.popleft().result()
            future = self.submit(work, task)
            begun.append(future)
        while begun:
            yield begun.popleft().result()


@contextmanager
def workers(jobs: int) -> Iterator[Workers]:
    """So many processes, or this one where one is enough."""
    if jobs == 1:
        yield Workers(Here(), 1)
        return
    with processes(jobs) as executor:
        yield Workers(executor, jobs)


@contextmanager
def processes(jobs: int) -> Iterator[Executor]:
    """So many processes; an interruption kills them.

    Raises GeneratorError when one of them was killed.
    """
    begin = partial(_begin, os.getpid())
    executor = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=begin)
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


def _context() -> BaseContext:
    """How processes are begun: forked where that is safe.

    They have then read what this one has, and it is their parent, not a server that forks them.
    """
    method = "fork" if sys.platform == "linux" else "spawn"
    return multiprocessing.get_context(method)


def _begin(owner: int) -> None:
    # Who presses Ctrl+C means the build, which ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    watch = threading.Thread(
        target=_end_with,
        args=(owner,),
        daemon=True,
    )
    watch.start()


def _end_with(owner: int) -> None:
    """End this process when the build has been killed.

    Nobody would take its results, or tell it to stop.
    """
    while os.getppid() == owner:
        time.sleep(WATCH)
    os._exit(1)
