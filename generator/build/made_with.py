"""What a part of the site is made with, beside content: our code, templates, data and libraries."""

from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from platform import python_version

from generator.intake.conversion import office
from generator.site.templates import TEMPLATES

PACKAGE = Path(__file__).parents[1]
LIBRARIES = (
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "nh3",
    "pagefind-bin",
    "pypinyin",
    "pyyaml",
    "xlsxwriter",
)
"Those whose output a page, an index or a workbook has."


def tools() -> bytes:
    """A digest of all of it, as it is now; also whether originals of old formats can be read."""
    digest = sha256(python_version().encode())
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\0".encode())
    digest.update(f"office {office() is not None}\0".encode())
    for path in _sources():
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\0".encode())
        digest.update(content)
    return digest.digest()


def _sources() -> Iterator[Path]:
    for folder in (PACKAGE, TEMPLATES):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
