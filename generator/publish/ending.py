"""Being told to end while there is nothing to clean up.

Imported before all else, so it imports next to nothing.
"""

# What `signal` wraps, which takes some milliseconds to import.
import _signal as signal  # type: ignore[import-not-found]
import os

ASKED: tuple[int, int] = (signal.SIGINT, signal.SIGTERM)
"Ctrl+C, and what a system sends when it goes down."


def end_at_once() -> None:
    """From now on an interruption ends this process with status 130 or 143.

    Unless the process is to ignore them.
    """
    for number in ASKED:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _end)


def _end(number: int, _: object) -> None:
    os._exit(128 + number)
