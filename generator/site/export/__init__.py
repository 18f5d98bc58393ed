"""The survey as files for other programs: name in the site → text. One module per format."""

from collections.abc import Iterator
from itertools import chain

from generator.archive.agency import KINDS, Agency
from generator.archive.region import NATION
from generator.site import urls
from generator.site.export.calendar import calendar
from generator.site.export.gaps import gaps
from generator.site.export.table import table
from generator.site.export.words import words
from generator.survey.coverage import Coverage, Square, Squares
from generator.survey.deadline import (
    LATE,
    ON_TIME,
    UNBOUND,
    UNSTATED,
    Punctuality,
    deadline,
)
from generator.survey.overview import Survey
from generator.survey.standing import JOINT
from generator.survey.state import ReportState

Row = tuple[str | int, ...]
COMPARED = (ON_TIME, f"{LATE} n 天", UNSTATED, UNBOUND)
COVERAGE_COLUMNS = {
    "地区代码": "机关所在地区的区划代码",
    "地区": "该地区的名称",
    "机关代码": "地区代码/机关，在本档案中不重复",
    "机关": "机关自己用的名称",
    "类别": "、".join(KINDS.values()),
    "年度": "报告所属的年度；不在本档案而期限没有过的、职能转出以后和转入以前的，不列",
    "入档情况": "、".join(state.word for state in ReportState),
    "缺失格数": "副本缺失、不知道是多少的格；没有表格的报告留空",
    "更正次数": "入档后更正的次数；没有表格的报告留空",
    "公布日期": "报告写明的日期；没有写明的留空",
    "法定期限": "该机关应当公布的日期；没有规定期限的、2019 年以前的留空",
    "期限依据": "定这个期限的条文，或者地方通知",
    "与期限相比": "、".join(COMPARED),
    "逾期天数": "从期限的次日起算；不能比较的留空",
    "入档日期": "收入本档案的日期",
    JOINT: "报告由另一个机关收存的，那个机关的机关代码；同一份报告各机关各占一行，计份数时只计一次",
    "网址": "报告的页面；不在本档案的，为机关的页面",
}
"Column → what it says."


def coverage_files(survey: Survey) -> Iterator[tuple[str, str]]:
    """The coverage ledger as a table, what it is in words, and the coming deadlines."""
    coverage = Coverage(survey)
    agencies = survey.archive.agencies
    of_each = (_coverage_rows(survey, agency, coverage.squares(agency)) for agency in agencies)
    rows = chain.from_iterable(of_each)
    yield urls.COVERAGE_TABLE, table(COVERAGE_COLUMNS, rows)
    yield urls.COVERAGE_WORDS, words(survey, COVERAGE_COLUMNS)
    yield urls.DEADLINES, calendar(survey)
    yield from gaps(survey)


def _coverage_rows(survey: Survey, agency: Agency, row: Squares) -> Iterator[Row]:
    whose = tuple(_whose(survey, agency))
    for square in row:
        if square.state is None:
            continue
        what = _what(square, square.state)
        when = _when(survey, agency, square)
        yield (*whose, *what, *when)


def _whose(survey: Survey, agency: Agency) -> Iterator[str]:
    """From 地区代码 to 类别."""
    regions = survey.archive.regions
    region = regions.get(agency.region, NATION)
    yield agency.region
    yield region.name
    yield agency.key
    yield agency.name
    yield KINDS[agency.kind]


def _what(square: Square, state: ReportState) -> Iterator[str | int]:
    """From 年度 to 公布日期."""
    standing = square.standing
    yield square.year
    yield state.word
    if standing is None:
        yield from ("", "", "")
    else:
        yield standing.lost if standing.report.has_tables else ""
        yield len(standing.report.corrections) if standing.report.has_tables else ""
        yield standing.report.published or ""


def _when(survey: Survey, agency: Agency, square: Square) -> Iterator[str | int]:
    """From 法定期限 to 网址."""
    due = deadline(survey.archive, agency, square.year)
    yield due.day.isoformat() if due else ""
    yield due.basis if due else ""
    yield from _kept(square.punctuality)
    archived: str | None = None
    address = urls.agency(agency)
    if square.standing:
        report = square.standing.report
        archived = report.archived
        address = urls.report(report)
    yield archived or ""
    yield square.holder.key if square.holder else ""
    yield survey.archive.settings.base_url + address


def _kept(punctuality: Punctuality | None) -> Iterator[str | int]:
    """与期限相比 and 逾期天数."""
    if punctuality is None:
        yield from ("", "")
        return
    yield punctuality.verdict
    yield "" if punctuality.days is None else punctuality.days
