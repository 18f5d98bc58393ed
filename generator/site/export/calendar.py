"""The deadlines to come, as an iCalendar file (RFC 5545)."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain
from urllib.parse import urlsplit

from generator.archive.settings import NOTICE
from generator.site import urls
from generator.survey.deadline import STATUTE
from generator.survey.due import Due, due_days
from generator.survey.overview import Survey

LONGEST = 75
"Octets a line may have, its end not counted (RFC 5545, 3.1)."


def calendar(survey: Survey) -> str:
    """The text of the file. What it says follows from the archive's years alone."""
    days = due_days(survey)
    events = (_event(survey, due) for due in days)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//gongkai//deadlines//ZH",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped('政府信息公开工作年度报告公布期限')}",
        f"X-WR-CALDESC:{_escaped(NOTICE)}",
        *chain.from_iterable(events),
        "END:VCALENDAR",
    ]
    return "".join(map(folded, lines))


def _event(survey: Survey, due: Due) -> Iterator[str]:
    settings = survey.archive.settings
    local = due.local
    scope = f"-{'-'.join((*local.regions, *local.kinds))}" if local else ""
    host = urlsplit(settings.base_url).hostname or "localhost"
    summary = f"{due.year}年政府信息公开工作年度报告公布期限（{due.whose}）"
    basis = f"{local.title} {local.url}" if local else f"{STATUTE}。"
    yield "BEGIN:VEVENT"
    yield f"UID:{due.day:%Y%m%d}{scope}@{host}"
    # A build that reads no clock does not know when the file was made: the year reported on begins.
    yield f"DTSTAMP:{due.year}0101T000000Z"
    yield f"DTSTART;VALUE=DATE:{due.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due.day + timedelta(1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(summary)}"
    yield f"DESCRIPTION:{_escaped(basis)}"
    yield f"URL:{settings.base_url}{urls.COVERAGE}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for character in "\\;,":
        text = text.replace(character, "\\" + character)
    return text.replace("\n", "\\n")


def folded(line: str) -> str:
    """The line with its end, broken so that no piece exceeds 75 octets and no character is cut."""
    pieces = [""]
    room = LONGEST
    for character in line:
        longer = pieces[-1] + character
        if len(longer.encode()) <= room:
            pieces[-1] = longer
            continue
        pieces.append(character)
        room = LONGEST - 1  # a space leads all but the first
    return "\r\n ".join(pieces) + "\r\n"
