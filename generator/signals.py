"""Interruptions: heard at once, except while something must be finished."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

HEARD = (signal.SIGINT, signal.SIGTERM)


class Terminated(BaseException):
    """The process was asked to end."""


def hear() -> None:
    """Let SIGTERM end the process as Ctrl+C does: by way of everything that cleans up."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise Terminated

    signal.signal(signal.SIGTERM, end)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let the block be finished; an interruption meanwhile is heard behind it. Short work only."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals never disturb another thread
        return
    waiting: list[tuple[int, FrameType | None]] = []
    handlers = {number: signal.signal(number, lambda *given: waiting.append(given)) for number in HEARD}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        for heard, frame in waiting[:1]:
            handler = handlers[signal.Signals(heard)]
            if callable(handler):
                handler(heard, frame)
