"""A series says where the law has its figures counted otherwise."""

import pytest

from generator.form.breaks import breaks_in


@pytest.mark.parametrize(
    ("years", "breaks"),
    [
        ([2018, 2019], [2019]),
        ([2019, 2020], [2019]),
        ([2019], []),
        ([2020, 2021], [2021]),
        ([2021, 2023], []),
        ([2023, 2024], [2024]),
        ([2018, 2025], [2019, 2021, 2024]),
        ([], []),
    ],
)
def test_a_break_lies_within_the_years_it_sets_apart(years: list[int], breaks: list[int]) -> None:
    """A year in which the law changed is apart from both its neighbours."""
    assert [each.year for each in breaks_in(years)] == breaks
