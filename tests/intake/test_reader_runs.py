"""What a reader of an original would take a cell for, run by run."""

import pytest

from generator.intake.readers.runs import BREAK, Look, Run, Settled, settled

CASES = {
    "a figure in several runs is one": ([Run("1"), Run("5")], Settled("15")),
    "a note's mark is no digit": (
        [Run("15"), Run("[1]", Look.RAISED)],
        Settled("15", remark="“15”后面的上标“[1]”是注释号，没有读入"),
    ),
    "a mark before the figure may be a digit": (
        [Run("1", Look.RAISED), Run("5")],
        Settled("", "单元格里有上标"),
    ),
    "a mark alone is no figure": ([Run("1", Look.RAISED)], Settled("", "单元格里有上标")),
    "a power is no figure": ([Run("10"), Run("5000", Look.RAISED)], Settled("", "单元格里有上标")),
    "struck digits are not said": (
        [Run("9", Look.STRUCK), Run("15")],
        Settled("", "单元格里有删除线"),
    ),
    "unseen digits are not said": (
        [Run("15"), Run("7", Look.UNSEEN)],
        Settled("", f"单元格里{Look.UNSEEN.value}"),
    ),
    "a whole figure in small type is one": ([Run("15", Look.ODD)], Settled("15")),
    "digits of two sizes are not": (
        [Run("15"), Run("7", Look.ODD)],
        Settled("", f"单元格里{Look.ODD.value}"),
    ),
    "a figure that links somewhere is one": ([Run("15", Look.LINK)], Settled("15")),
    "two lines with digits are two figures": (
        [Run("15"), BREAK, Run("7")],
        Settled("", "单元格里有不止一个数"),
    ),
    "a unit on a line of its own is none": ([Run("15"), BREAK, Run("件")], Settled("15件")),
    "a picture may be a figure": (
        [Run("", Look.THING)],
        Settled("", f"单元格里{Look.THING.value}"),
    ),
    "a number that is counted is not": (
        [Run("3", Look.NUMBERED)],
        Settled("", "单元格里有自动编号"),
    ),
    "a label is its words": (
        [
            Run("1.", Look.NUMBERED),
            Run("属于国家"),
            BREAK,
            Run("秘密", Look.UNSEEN),
            Run("①", Look.RAISED),
        ],
        Settled("1.属于国家秘密"),
    ),
    "an empty cell is empty": ([Run(" "), BREAK, Run("")], Settled("")),
}


@pytest.mark.parametrize("case", CASES)
def test_a_cell_is_what_is_seen_plainly(case: str) -> None:
    """Text, doubt and what is left out."""
    runs, expected = CASES[case]
    assert settled(runs) == expected
