"""Readers that take their time, in a module that a process of its own has at once."""

from threading import Event
from typing import NoReturn

from generator.intake.document import Document, Text


def endless(_: str, data: bytes) -> NoReturn:
    """Comes to no end."""
    while data:
        pass
    raise AssertionError


def waiting(_: str, data: bytes) -> Document:
    """Takes longer than it may work, and hardly works."""
    Event().wait(2.5)
    return Document((Text(data.decode(), "1"),))
