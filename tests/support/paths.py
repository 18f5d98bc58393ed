"""Where things lie."""

from pathlib import Path

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
CONTENT = ROOT / "content"
SAMPLE = TESTS / "sample" / "content"
SOURCES = TESTS / "sources"
INVALID = TESTS / "invalid"
BASE = INVALID / "base"
CASES = TESTS / "cases"
