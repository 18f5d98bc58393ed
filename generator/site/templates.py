"""Where the templates lie, how they are read, and what a browser runs beside the pages."""

from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
)

TEMPLATES = Path(__file__).parents[2] / "templates"
ASSETS = TEMPLATES / "assets"


def environment() -> Environment:
    """What fills templates in: each value is text, and a name that has none is an error."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
