"""Interruptions: heard at once, except while something must be finished, and never lost."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from generator.publish.ending import ASKED

ALARM = () if sys.platform == "win32" else (signal.SIGALRM,)
"It repeats an interruption that was swallowed, where a system has one."
HEARD = (*ASKED, *ALARM)
SOON = 0.01
"Seconds until then."

_asked: list[int] = []


def hear() -> None:
    """Let an interruption raise KeyboardInterrupt, so that it passes everything that cleans up.

    Python drops what is raised in a finaliser or a callback; an interruption is raised again behind
    it. A process that was just forked, and has not said yet what it hears, ends.
    """
    owner = os.getpid()

    def interrupt(number: int, _: FrameType | None) -> None:
        if os.getpid() != owner:
            os._exit(128 + number)
        if number in ASKED:
            _asked.append(number)
        raise KeyboardInterrupt

    def dropped(lost: "sys.UnraisableHookArgs") -> None:
        if sys.platform != "win32" and issubclass(lost.exc_type, KeyboardInterrupt):
            signal.setitimer(signal.ITIMER_REAL, SOON)
        else:
            sys.__unraisablehook__(lost)

    sys.unraisablehook = dropped
    for number in HEARD:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, interrupt)


def status() -> int:
    """What a process that was interrupted exits with: 130 for Ctrl+C, 143 for SIGTERM."""
    return 128 + next(iter(_asked), signal.SIGINT)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let the block be finished; an interruption meanwhile is heard behind it. Short work only."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals never disturb another thread
        return
    waiting: list[tuple[int, FrameType | None]] = []
    handlers = {
        number: signal.signal(number, lambda *given: waiting.append(given)) for number in HEARD
    }
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        for heard, frame in waiting[:1]:
            handler = handlers[signal.Signals(heard)]
            if callable(handler):
                handler(heard, frame)
