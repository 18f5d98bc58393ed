"""A date that is none is named, with what to write instead; it is never just null.

So it is wherever a report has dates.
"""

import pytest

from generator.archive.report import Report
from generator.content.report_file import read_report
from generator.finding import ERROR, Finding
from support.paths import BASE

REPORT = BASE / "reports" / "990101" / "jyj" / "2023.md"
PATH = "990101/jyj/2023.md"
PLACES = {
    "published": ("published: null", "published: {}"),
    "archived": ("archived: 2026-01-10", "archived: {}"),
    "retrieved": ("  retrieved: null", "  retrieved: {}"),
    "corrections": (
        "corrections: []",
        (
            "corrections:\n  - date: {}\n    cell: requests.received.total\n"
            "    before: 1\n    after: 0\n    reason: 来函"
        ),
    ),
    "withdrawn": ("withdrawn: null", "withdrawn:\n  date: {}\n  reason: 另行公布"),
}
"What holds a date → the line of the file in its place, and what to write there."
WRITTEN = {
    "2026年1月20日": "2026-01-20",
    "２０２６年１月２０日": "2026-01-20",
    "二〇二六年1月20日": "2026-01-20",
    "二〇二六年一月二十日": "2026-01-20",
    "二○二六年十二月三十一日": "2026-12-31",
    "2026年十月十一日": "2026-10-11",
    "20260120": "2026-01-20",
    "2026/1/20": "2026-01-20",
    "2026.1.20": "2026-01-20",
    "2026-1-20": "2026-01-20",
    "2026-01-20 10:30": "2026-01-20",
    "2026-01-20T10:30:00Z": "2026-01-20",
}
"What is no date of ours, and the one it can only mean."
NONE = [
    "2026-02-30",
    "2026年2月30日",
    "20260230",
    "2026-13-01",
    "0000-01-01",
    "2026年1月",
    "2026",
    "昨天",
    "0",
    "lost",
]
"What no day can be told from."


def read(place: str, value: str) -> tuple[Report, list[Finding]]:
    """The report with that value for a date, and what is wrong with it."""
    text = REPORT.read_text("utf-8")
    line, instead = PLACES[place]
    assert text.count(f"\n{line}\n") == 1
    report, findings = read_report(
        text.replace(f"\n{line}\n", "\n" + instead.replace("{}", value) + "\n"), PATH
    )
    assert report
    return report, findings


def stated(report: Report, place: str) -> str | None:
    """The date that a report states in that place; none where the whole entry is left out."""
    held = {
        "published": report.published,
        "archived": report.archived,
        "retrieved": report.source.retrieved,
    }
    changes = [change.date for change in report.corrections]
    if report.withdrawn:
        changes.append(report.withdrawn.date)
    return held.get(place) or next(iter(changes), None)


@pytest.mark.parametrize("place", PLACES)
def test_a_day_is_read_and_an_open_one_is_left_open(place: str) -> None:
    """Where a change is dated, the day must be known."""
    report, findings = read(place, "2026-01-20")
    assert (stated(report, place), findings) == ("2026-01-20", [])
    report, findings = read(place, "null")
    required = ["date 不能为空"] if place in ("corrections", "withdrawn") else []
    assert (stated(report, place), [item.message for item in findings]) == (None, required)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("quote", ["", '"'])
def test_a_day_written_otherwise_is_said_how_to_write(place: str, quote: str) -> None:
    """An error at the value, which is named; quotes change nothing."""
    name = place if place in ("published", "archived", "retrieved") else "date"
    for written in (*WRITTEN, *NONE):
        report, (found,) = read(place, f"{quote}{written}{quote}")
        meant = WRITTEN.get(written)
        ought = f"应写成 {meant}" if meant else "应为存在的日期，如 2026-01-31"
        line, column = place_of(place)
        expected = Finding(PATH, line, column, "shape", ERROR, f"{name} 为“{written}”，{ought}")
        assert (stated(report, place), found) == (None, expected)


def place_of(place: str) -> tuple[int, int]:
    """The line and column that a date has there."""
    line, instead = PLACES[place]
    number = REPORT.read_text("utf-8").split("\n").index(line) + 1
    before = instead.partition("{}")[0].split("\n")
    return number + len(before) - 1, len(before[-1]) + 1


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("value", ["[2026-01-20]", "{a: 2026-01-20}", '""', '" "'])
def test_what_is_no_line_of_text_is_no_day(place: str, value: str) -> None:
    """Lists, mappings and quoted nothing are errors, too."""
    report, findings = read(place, value)
    assert (stated(report, place), [item.severity for item in findings]) == (None, ["error"])


@pytest.mark.parametrize("value", ['""', '"null"', "2026-01-20", "[]"])
def test_a_withdrawal_that_cannot_be_read_is_an_error(value: str) -> None:
    """Or a withdrawn report would count."""
    text = REPORT.read_text("utf-8").replace("withdrawn: null", f"withdrawn: {value}")
    report, findings = read_report(text, PATH)
    assert report
    assert [str(item).partition(" ")[2] for item in findings] == [
        "error shape: withdrawn 应为“名称: 值”的列表。分行写 date: …、reason: …"
    ]
