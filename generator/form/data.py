"""What the data files of the form are read as."""

from collections.abc import Mapping
from typing import Any

Data = Mapping[str, Any]
"A mapping of such a file, whose shape is checked by using it."
