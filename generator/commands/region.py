"""The region that a person files something in."""

from pathlib import Path

from generator.content.regions import load_regions
from generator.finding import UsageError
from generator.rules.place import of_region


def require_region(code: str, content: Path) -> None:
    """Raise UsageError for a region of which `check` would afterwards refuse what is filed."""
    regions, _ = load_regions(content)
    wrong = of_region(code, regions)
    if wrong:
        raise UsageError("。".join(wrong))
