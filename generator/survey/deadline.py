"""The day a report was due, and how its stated day of publication compares with it.

Nothing else says 按期 or 逾期. 《条例》 article 49 sets a day for departments of people's
governments from county level up (31 January) and for local governments from county level up
(31 March). It sets none for towns, nor for the bodies of articles 54 and 55; these are held to a
day only where site.yaml cites the local notice that sets it. That article is in force since 15 May
2019: nobody is held to it, or to any day, with a report on a year before the first form.
"""

from dataclasses import dataclass
from datetime import date

from generator.archive.agency import GOVERNMENT, Agency
from generator.archive.archive import Archive
from generator.archive.region import COUNTRY
from generator.archive.report import Filing
from generator.archive.settings import LocalDeadline
from generator.form.editions import FIRST_FORM

STATUTE = "《政府信息公开条例》第四十九条"
DEPARTMENTS = (1, 31)
GOVERNMENTS = (3, 31)
"Month and day in the year after the one reported on."
ON_TIME = "按期"
LATE = "逾期"
UNSTATED = "原件没有写明"
UNBOUND = "没有法定期限"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day by which a body publishes its report on some year."""

    day: date
    local: LocalDeadline | None = None
    "The notice that sets it; None where the statute does."

    @property
    def basis(self) -> str:
        """What sets the day, as it is cited."""
        return self.local.title if self.local else STATUTE


@dataclass(frozen=True, slots=True)
class Punctuality:
    """How the day of publication that a report states compares with the day it was due."""

    deadline: Deadline | None
    "None: the body has no day, and nothing may be said of lateness."
    days: int | None
    "Days after the deadline, 0 where it was met; None without a deadline or a stated day."

    @property
    def kind(self) -> str:
        """按期, 逾期, 原件没有写明 or 没有法定期限."""
        if self.deadline is None:
            return UNBOUND
        if self.days is None:
            return UNSTATED
        return LATE if self.days else ON_TIME

    @property
    def verdict(self) -> str:
        """The same with its days: 逾期 5 天."""
        return f"{LATE} {self.days} 天" if self.days else self.kind

    @property
    def words(self) -> str:
        """The same as a clause, with the notice where it is a local one.

        公布日期逾期 5 天（依《…通知》）.
        """
        if self.deadline is None:
            return UNBOUND
        said = f"公布日期{self.verdict}"
        if self.deadline.local and self.days is not None:
            return f"{said}（依{self.deadline.basis}）"
        return said


def deadline(archive: Archive, agency: Agency, year: int) -> Deadline | None:
    """The day by which that body publishes its report on that year.

    None where neither the statute nor a notice sets one, and for years before the statute.
    """
    if year < FIRST_FORM:
        return None
    region = archive.regions.get(agency.region)
    if region and region.level != "乡级":
        if agency.kind == "department":
            day = date(year + 1, *DEPARTMENTS)
            return Deadline(day)
        if agency.kind == GOVERNMENT and region.code != COUNTRY:
            day = date(year + 1, *GOVERNMENTS)
            return Deadline(day)
    return _set_by_notice(archive, agency, year)


def _set_by_notice(archive: Archive, agency: Agency, year: int) -> Deadline | None:
    """The day of the nearest region's notice."""
    every = archive.settings.deadlines
    holding = [notice for notice in every if notice.holds(year)]
    notices = [notice for notice in holding if agency.kind in notice.kinds]
    code: str | None = agency.region
    while notices and code:
        for notice in notices:
            if code in notice.regions:
                day = date(year + 1, notice.month, notice.day)
                return Deadline(day, notice)
        code = archive.regions.parent(code)
    return None


def punctuality(archive: Archive, agency: Agency, report: Filing) -> Punctuality:
    """How that body kept its day with that report."""
    due = deadline(archive, agency, report.year)
    if due is None or not report.published:
        return Punctuality(due, None)
    published = date.fromisoformat(report.published)
    passed = published - due.day
    days = max(0, passed.days)
    return Punctuality(due, days)
