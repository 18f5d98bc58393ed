"""The survey as files for other programs: name in the site → text. One module per format."""

from collections.abc import Iterator

from generator import coverage, urls
from generator.export.calendar import calendar
from generator.export.table import table
from generator.model import KINDS, Agency
from generator.survey import STATES, Survey

COVERAGE_COLUMNS = (
    "地区代码",
    "地区",
    "机关代码",
    "机关",
    "类别",
    "年度",
    "入档情况",
    "缺失格数",
    "更正次数",
    "公布日期",
    "法定期限",
    "与期限相比",
    "逾期天数",
    "入档日期",
    "网址",
)


def coverage_files(survey: Survey) -> Iterator[tuple[str, str]]:
    """The coverage ledger as a table, and the coming deadlines as a calendar."""
    rows = (row for agency in survey.archive.agencies for row in _coverage_rows(survey, agency))
    yield urls.COVERAGE_TABLE, table(COVERAGE_COLUMNS, rows)
    yield urls.DEADLINES, calendar(survey)


def _coverage_rows(survey: Survey, agency: Agency) -> Iterator[tuple[str | int, ...]]:
    region = survey.archive.regions.get(agency.region)
    for square in coverage.squares(survey, agency, coverage.years(survey)):
        standing = square.standing
        report = standing.report if standing else None
        yield (
            agency.region,
            region.name if region else "全国",
            agency.key,
            agency.name,
            KINDS[agency.kind],
            square.year,
            STATES[square.state],
            standing.lost if standing else "",
            len(report.corrections) if report else "",
            (report.published or "") if report else "",
            coverage.deadline(agency.kind, square.year).isoformat(),
            coverage.punctuality(square.days) if standing else "",
            "" if square.days is None else square.days,
            (report.archived or "") if report else "",
            survey.archive.settings.base_url + (urls.report(report) if report else urls.agency(agency)),
        )
