"""Templates are compiled once for all the builds that tests make, not by each anew.

What a template says is read every time: what was compiled is that of these very words.
"""

import os
from functools import partial

from jinja2 import Environment, FileSystemBytecodeCache

from generator.site import templates

FOLDER = "ARCHIVE_COMPILED"
"The variable that says where, to the processes that tests start as well."


def remembering(folder: str) -> partial[Environment]:
    """What makes an environment whose templates are compiled there."""
    return partial(Environment, bytecode_cache=FileSystemBytecodeCache(folder))


def reuse() -> None:
    """Have this process use what was compiled, where tests say that it may."""
    if folder := os.environ.get(FOLDER):
        names = vars(templates)
        assert "Environment" in names, "what a build takes its templates from"
        names["Environment"] = remembering(folder)
