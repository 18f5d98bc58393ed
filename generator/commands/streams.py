"""Standard output and standard error, which may be closed, or which nobody reads any more."""

import io
import os
import sys
from typing import Any

from generator.text.characters import printable


class Output(io.FileIO):
    """A stream that fails once at most.

    That its reader has left, as `head` does, is no failure: the command goes on and its status
    stays what it is.
    """

    _ended = False

    def write(self, data: Any, /) -> int:  # noqa: ANN401 - a buffer, which has no type before Python 3.12
        """Write; OSError, the first time only, for anything but a reader that left."""
        if self._ended:
            return len(data)
        try:
            return super().write(data)
        except BrokenPipeError:
            self._ended = True
            return len(data)
        except OSError:
            self._ended = True
            raise


class Text(io.TextIOWrapper):
    """A stream on which content is read and never obeyed.

    No sequence of it reaches a terminal as it is.
    """

    def write(self, text: str, /) -> int:
        """Write the text with what is not printable escaped."""
        super().write(printable(text))
        return len(text)


def prepare() -> None:
    """Make both streams UTF-8 and printable, whatever this process was started with."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(
                os.devnull, os.O_RDWR
            )  # else the next file that is opened would be taken for it
    sys.stdout = _text(1)
    sys.stderr = _text(2)


def _text(number: int) -> io.TextIOWrapper:
    buffer = io.BufferedWriter(Output(number, "wb", closefd=False))
    return Text(buffer, "utf-8", errors="backslashreplace", line_buffering=True)
