"""What an office has of one body: its report, or why there is none; files, days, what is open."""

from typing import NamedTuple

from generator.archive.report import Report
from generator.office.roster import Body


class Delivery(NamedTuple):
    """A body of the roster, and what came of it. Days are written 2026-01-31."""

    body: Body
    report: Report | None = None
    "Its own, or the one that it files with others; None where there is none."
    held_by: Body | None = None
    "Who files the report that this body files jointly; its own report is then not looked at."
    why: str = ""
    "Why there is no report, as far as a file tells."
    files: tuple[str, ...] = ()
    "Names of what came in."
    published: str | None = None
    "The day on which the report says that it was published."
    open_points: int = 0
    "What is still to be mended or explained."
    feedback: str = ""
    "The name of the file that says so; empty where there is none."
