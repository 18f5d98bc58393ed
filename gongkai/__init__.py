"""The package by the name it is installed under, so that nothing in site-packages is `generator`.

Importing it lets Python find `generator`, which lies in `program/` with all it reads, as in a
checkout; in a checkout it lies beside this folder. No other process finds anything new.
"""

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_PROGRAM = _HERE / "program"
_PLACE = str(_PROGRAM if _PROGRAM.is_dir() else _HERE.parent)

_other = getattr(sys.modules.get("generator"), "__file__", None) or _PLACE
if not _other.startswith(_PLACE):
    raise ImportError(f"gongkai: another package called generator is imported already: {_other}")
# Before all others: a folder of that name may lie in the working directory.
sys.path.insert(0, _PLACE)
