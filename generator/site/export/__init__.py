"""The survey as files for other programs: name in the site → text. One module per format."""

from collections.abc import Iterator

from generator.archive.agency import KINDS, Agency
from generator.site import urls
from generator.site.export.calendar import calendar
from generator.site.export.table import table
from generator.survey import coverage
from generator.survey.deadline import LATE, ON_TIME, UNBOUND, UNSTATED, deadline
from generator.survey.overview import Survey
from generator.survey.standing import STATES

COVERAGE_COLUMNS = {
    "地区代码": "机关所在地区的区划代码",
    "地区": "该地区的名称",
    "机关代码": "地区代码/机关，在本档案中不重复",
    "机关": "机关自己用的名称",
    "类别": "、".join(KINDS.values()),
    "年度": "报告所属的年度",
    "入档情况": "、".join(STATES.values()),
    "缺失格数": "副本缺失、不知道是多少的格",
    "更正次数": "入档后更正的次数",
    "公布日期": "报告写明的日期；没有写明的留空",
    "法定期限": "该机关应当公布的日期；没有规定期限的留空",
    "期限依据": "定这个期限的条文，或者地方通知",
    "与期限相比": "、".join((ON_TIME, f"{LATE} n 天", UNSTATED, UNBOUND)),
    "逾期天数": "从期限的次日起算；不能比较的留空",
    "入档日期": "收入本档案的日期",
    "联合编制": "报告由另一个机关收存的，那个机关的机关代码；同一份报告各机关各占一行，计份数时只计一次",
    "网址": "报告的页面；不在本档案的，为机关的页面",
}
"Column → what it says."


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
        due, kept = deadline(survey.archive, agency, square.year), square.punctuality
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
            due.day.isoformat() if due else "",
            due.basis if due else "",
            kept.verdict if kept else "",
            "" if kept is None or kept.days is None else kept.days,
            (report.archived or "") if report else "",
            square.holder.key if square.holder else "",
            survey.archive.settings.base_url
            + (urls.report(report) if report else urls.agency(agency)),
        )
