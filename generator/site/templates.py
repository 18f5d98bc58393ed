"""Where the templates lie, and what a browser runs beside the pages."""

from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "templates"
ASSETS = TEMPLATES / "assets"
