"""Every reader with its libraries, imported at once: for whoever is about to read many files."""

from contextlib import suppress
from importlib import import_module

from generator.intake.document import UnreadableError
from generator.intake.readers import MODULES

for module in MODULES.values():
    # A library that is not installed is told of when a file of its kind comes.
    with suppress(UnreadableError):
        import_module(f"generator.intake.readers.{module}")
