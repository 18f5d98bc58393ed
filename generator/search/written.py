"""How what the search page reads is written: JSON, mostly packed, under names of its own content.

A name with a digest in it is of one content for ever: a browser that has kept the file has kept the
right one, whatever has been published since.
"""

import gzip
import json
from hashlib import sha256
from typing import Any

JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
DIGITS = 12
"Of a digest: two of a million contents have the same once in a billion builds."


def encoded(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON has
    """JSON without a space."""
    text = JSON.encode(value)
    return text.encode()


def packed(value: Any) -> bytes:  # noqa: ANN401 - as above
    """The same compressed: a tenth of the size on hosts that compress nothing, too."""
    return _compressed(encoded(value))


def packed_file(name: str, value: Any) -> tuple[str, bytes]:  # noqa: ANN401 - as above
    """The same with its name, `2025-41.0a1b2c3d4e5f.bin`: by what is unpacked.

    How gzip packs differs from system to system.
    """
    content = encoded(value)
    return f"{named(name, content)}.bin", _compressed(content)


def named(name: str, content: bytes) -> str:
    """`2025-41` → `2025-41.0a1b2c3d4e5f`."""
    digest = sha256(content).digest()
    return f"{name}.{short(digest)}"


def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def short(digest: bytes) -> str:
    """A digest as part of a name."""
    return digest.hex()[:DIGITS]
