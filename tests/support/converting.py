"""Reading what LibreOffice makes of a file, where it is installed."""

import pytest

from generator.intake import readers
from generator.intake.conversion import office
from generator.intake.document import Document, UnreadableError


def read(data: bytes, kind: str) -> Document:
    """The document; skips where LibreOffice is not there, or has no part for that kind."""
    if office() is None:
        pytest.skip("LibreOffice is not installed")
    try:
        return readers.document(data, f".{kind}")
    except UnreadableError as error:
        if "没有装全" in str(error):
            pytest.skip(f"LibreOffice has no part here that reads .{kind}")
        raise
