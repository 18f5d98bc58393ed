"""A public archive of Chinese government information disclosure reports, checked and searchable."""

from pathlib import Path

__version__ = "0.1.0"
IS_CHECKOUT = (Path(__file__).parents[1] / "pyproject.toml").is_file()
"Else it is installed, as gongkai."
COMMAND = "python -m generator" if IS_CHECKOUT else "gongkai"
"What a person types."
