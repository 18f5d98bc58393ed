"""What the public is told of a report's own figures, and of how it stands to the year before."""

from generator.survey.verdicts import Said
from support.loaded import surveyed
from support.paths import SAMPLE

FIRST = (Said.HOLDS, Said.FIRST)
JOINED = (Said.HOLDS, Said.JOINS)
BEHIND_A_GAP = (Said.HOLDS, Said.UNKNOWN)
NOTHING = (None, None)
TOLD = {
    "990000/bgt": {2023: FIRST},
    "990101/fgj": {2024: FIRST},
    "990101/gxj": {
        2021: FIRST,
        2022: JOINED,
        2023: (Said.ACKNOWLEDGED, Said.BROKEN),
        2025: (Said.UNKNOWN, Said.UNKNOWN),
    },
    "990101/jxj": {2018: NOTHING, 2020: FIRST},
    "990101/jyj": {
        2019: FIRST,
        2020: JOINED,
        2021: JOINED,
        2023: BEHIND_A_GAP,
        2024: JOINED,
        2025: JOINED,
        2026: JOINED,
    },
    "990101/spj": {2023: FIRST, 2025: BEHIND_A_GAP},
    "990101/zf": {2023: FIRST, 2025: BEHIND_A_GAP},
    "990101101/hxz": {2021: FIRST, 2022: NOTHING, 2023: BEHIND_A_GAP},
    "990102/czj": {2023: FIRST},
    "990102/zf": {2024: FIRST},
}
"Of the sample: agency → year → on its own figures, and to the year before."


def test_every_report_is_told_in_two_words() -> None:
    """A year that the form of the year before does not ask for says nothing; a gap is no first."""
    assert {
        key: {item.report.year: (item.inside, item.joining) for item in standings}
        for key, standings in surveyed(SAMPLE).standings.items()
    } == TOLD


def test_the_words_are_six() -> None:
    """In the order in which they are worth a look."""
    assert [verdict.word for verdict in Said] == [
        "原件对不上",
        "接不上",
        "无法核验",
        "没有上一年",
        "对得上",
        "接得上",
    ]
