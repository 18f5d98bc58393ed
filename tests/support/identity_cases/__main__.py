"""Writes them: PYTHONPATH=tests .venv/bin/python -m support.identity_cases."""

import sys

from support.identity_cases.files import FOLDER, files

for name, text in files().items():
    (FOLDER / name).write_text(text, "utf-8")
    number = text.count('"says"')
    sys.stdout.write(f"{name}: {number}\n")
