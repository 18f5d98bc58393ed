"""The files that an archive of one's own begins with: content, and one dependency.

They lie beside this module as they are, but for the version of the package, and for names that
would mean something here (`gitignore`). All regions come from our own content, with those of the
example below them.
"""

from collections.abc import Iterator
from pathlib import Path

from generator import __version__
from generator.authoring.scaffold import agency_text

FOLDER = Path(__file__).parent
REGIONS = FOLDER.parents[2] / "content" / "regions.yaml"
PLACES = {
    "README.md": "README.md",
    "about.md": "content/pages/about.md",
    "site.yaml": "content/site.yaml",
    "check.yml": ".github/workflows/check.yml",
    "pages.yml": ".github/workflows/pages.yml",
    "netlify.toml": "netlify.toml",
    "requirements.txt": "requirements.txt",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
}
"File here → file of the archive."
VERSION = "<VERSION>"
EXAMPLE = "990101/shili"
"A region and an agency that nobody can take for one there is."
EXAMPLE_REGIONS = """\
# 示例，不是真的地区：开始用时，连同 content/reports/990101 一起删去这几行。
'990000': {name: 示例省}
'990100': {name: 示例市}
'990101': {name: 示例区}
"""


def files() -> Iterator[tuple[str, bytes]]:
    """File → its content."""
    for name, place in PLACES.items():
        content = (FOLDER / name).read_bytes()
        yield place, content.replace(VERSION.encode(), __version__.encode())
    yield "content/regions.yaml", REGIONS.read_bytes() + EXAMPLE_REGIONS.encode()
    agency = agency_text("示例机关", "工业和信息化", "department")
    yield f"content/reports/{EXAMPLE}/agency.yaml", agency.encode()
