"""A rule makes findings of its name."""

from collections.abc import Iterator

from generator.finding import Finding
from generator.rules.rule import rule


@rule("specimen", "写明要求。")
def specimen() -> Iterator[Finding]:
    """One finding."""
    yield specimen.error("2025.md", (3, 4), "不对")


def test_a_rule_says_what_it_demands_and_where_it_fails() -> None:
    """A finding without a hint has none."""
    assert (specimen.id, specimen.words) == ("specimen", "写明要求。")
    assert list(specimen()) == [Finding("2025.md", 3, 4, "specimen", "error", "不对", "")]
    assert specimen.warning("2025.md", (3, 4), "不对") == Finding(
        "2025.md", 3, 4, "specimen", "warning", "不对", ""
    )
