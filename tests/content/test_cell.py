"""A value of the form, as written in a report file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive import cell
from generator.archive.values import Missing, Value
from support.cases import Case, read


def outcome(kind: str, text: str) -> str:
    """What reading gives, as the cases spell it."""
    try:
        value = cell.read(text, kind)
    except cell.UnreadableError as error:
        return f"{error.message}。{error.hint}".removeprefix("的值")
    return value.name if isinstance(value, Missing) else str(value)


@pytest.mark.parametrize("case", read("cell"), ids=lambda case: case.sentence)
def test_a_value_means_what_the_case_says(case: Case) -> None:
    """Every case of tests/cases/cell.md."""
    kind, _, text = case.given.partition(" ")
    assert outcome(kind, text) == case.expected


@given(st.one_of(st.integers(0, 999_999_999), st.sampled_from([Missing.BLANK, Missing.LOST])))
def test_what_is_written_reads_back(value: Value) -> None:
    """Writing a value and reading it gives the value."""
    written = cell.write(value)
    assert cell.read(written, "count") == value


@given(st.text(max_size=12))
def test_no_text_becomes_a_number_that_a_reader_would_not_read(text: str) -> None:
    """A count is accepted only when Python's own decimal reading of the text agrees.

    The text is ASCII, and the number the same.
    """
    try:
        value = cell.read(text, "count")
    except cell.UnreadableError:
        return
    assert value in (Missing.BLANK, Missing.LOST) or (text.isascii() and str(int(text)) == text)


@pytest.mark.parametrize(
    ("value", "zero"),
    [(0, True), ("0", True), ("0.00", True), ("0元", True), (3, False), ("0.5万元", False)],
)
def test_zero_is_zero_in_any_unit(value: Value, zero: bool) -> None:  # noqa: FBT001 - an expected outcome
    """0 is told apart from figures whatever its unit."""
    assert cell.is_zero(value) is zero
