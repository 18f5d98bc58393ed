"""A rule makes findings of its name."""

from collections.abc import Iterator

from generator.finding import ERROR, WARNING, Finding
from generator.rules.rule import rule


@rule("specimen", "样例", "写明要求。", source="依据", since=2021, tolerance="容差")
def specimen() -> Iterator[Finding]:
    """One finding."""
    yield specimen.error("2025.md", (3, 4), "不对")


def test_a_rule_says_what_it_demands_and_where_it_fails() -> None:
    """A finding without a hint has none."""
    assert (specimen.id, specimen.title, specimen.words) == ("specimen", "样例", "写明要求。")
    assert (specimen.source, specimen.since, specimen.tolerance) == ("依据", 2021, "容差")
    assert specimen.reaches_back is False
    assert list(specimen()) == [Finding("2025.md", 3, 4, "specimen", ERROR, "不对", "")]
    assert specimen.warning("2025.md", (3, 4), "不对") == Finding(
        "2025.md", 3, 4, "specimen", WARNING, "不对", ""
    )
