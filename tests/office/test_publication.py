"""公布情况 and 催报名单: only what the files show, and names stay text."""

import io
from dataclasses import replace
from html.parser import HTMLParser
from random import Random
from typing import Any

import openpyxl
import pytest
from markdown_it import MarkdownIt

from generator.archive.report import Report, Withdrawal
from generator.office.delivery import Delivery
from generator.office.notice import Notice, as_markdown, as_page, lead, notice
from generator.office.publication import Kept, Publication, publication
from generator.office.reminders import reminders
from generator.office.roster import Body
from support.random_reports import specimen

YEAR = 2025
DUE = "2026-01-31"
LAW = "《中华人民共和国政府信息公开条例》第四十九条"
HOSTILE = (
    "=1+1",
    "@SUM(1)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "甲|乙|丙",
    "[点](javascript:alert(1))",
    "![图](http://e.example/x.png)",
    "http://e.example/ www.e.example a@e.example",
    "**甲** _乙_ `丙` ~~丁~~ &lt;戊&gt; \\己",
    "{{ 7*7 }}{% x %}",
    "# 甲",
    "1. 甲",
    "</table></style><b>甲",
)


def a_body(name: str = "教育局", **changes: Any) -> Body:  # noqa: ANN401 - of any field
    """One with the statutory day."""
    return Body("990101", "", name, due=DUE, notice=LAW)._replace(**changes)


def a_report(**changes: Any) -> Report:  # noqa: ANN401 - of any field
    """One of that year."""
    drawn = specimen(Random(1))  # noqa: S311 - nothing secret
    return replace(drawn, **{"year": YEAR, **changes})


REPORT = a_report()


def filed(name: str, published: str | None = "2026-01-20", **changes: Any) -> Delivery:  # noqa: ANN401
    """A body whose report is here."""
    return Delivery(a_body(name), REPORT, published=published)._replace(**changes)


def found(*deliveries: Delivery, as_of: str | None = None) -> Publication:
    """How these kept their days."""
    return publication("清河区", YEAR, deliveries, as_of)


def kept(delivery: Delivery, as_of: str | None = None) -> tuple[Kept, int, str]:
    """How one did."""
    (case,) = found(delivery, as_of=as_of).cases
    return case.kept, case.days, case.why


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("2026-01-31", (Kept.ON_TIME, 0, "")),
        ("2026-02-01", (Kept.LATE, 1, "")),
        ("2026-03-01", (Kept.LATE, 29, "")),
        (None, (Kept.UNDATED, 0, "报告没有写明公布日期")),
        ("", (Kept.UNDATED, 0, "报告没有写明公布日期")),
        ("2025-01-20", (Kept.UNDATED, 0, "公布日期写的是 2025-01-20，早于年度结束")),
        ("2206-01-20", (Kept.UNDATED, 0, "公布日期写的是 2206-01-20，晚得不合情理")),
        ("2026-02-30", (Kept.UNDATED, 0, "公布日期写的是“2026-02-30”，不是日期")),
    ],
)
def test_only_a_day_that_can_be_is_held_to_the_day_it_was_due(
    published: str | None, said: tuple[Kept, int, str]
) -> None:
    """A slip of the year would make a late report timely, or late by a century."""
    assert kept(filed("教育局", published)) == said


def test_a_day_that_is_yet_to_come_is_not_believed() -> None:
    """Where it is told which day it is."""
    ahead = filed("教育局", "2026-01-30")
    assert kept(ahead, "2026-01-29") == (Kept.UNDATED, 0, "公布日期写的是 2026-01-30，还没有到")
    assert kept(ahead, "2026-01-30") == (Kept.ON_TIME, 0, "")


@pytest.mark.parametrize(
    ("delivery", "why"),
    [
        (Delivery(a_body()), "没有收到报告"),
        (Delivery(a_body(), why="收到“a.jpg”，读不出"), "收到“a.jpg”，读不出"),
        (filed("教育局", report=a_report(year=2024)), "收到的是 2024 年的报告"),
        (
            filed("教育局", report=a_report(withdrawn=Withdrawal("2026-02-01", "有误"))),
            "报告已撤回",
        ),
        (filed("教育局", held_by=a_body("体育局")), "没有收到报告"),
    ],
)
def test_what_did_not_come_in_is_missing_whatever_day_is_told(delivery: Delivery, why: str) -> None:
    """And never on time."""
    assert kept(delivery) == (Kept.ABSENT, 0, why)


def test_who_still_has_time_is_told_so() -> None:
    """Until the end of the day."""
    late = Delivery(a_body(due="2026-03-31"))
    assert kept(late, "2026-03-31") == (Kept.ABSENT, 0, "没有收到报告；期限未到")
    assert kept(late, "2026-04-01") == (Kept.ABSENT, 0, "没有收到报告")


def test_without_a_day_nobody_is_late() -> None:
    """Nor is a day of the roster believed that lies before the end of the year."""
    town = filed("柳河镇", "2026-06-01", body=a_body("柳河镇", due=None))
    slip = filed("教育局", body=a_body(due="2025-01-31"))
    assert kept(town) == (Kept.UNBOUND, 0, "")
    why = "名册上的期限 2025-01-31 早于年度结束，没有采用"
    assert kept(slip) == (Kept.UNBOUND, 0, why)


def test_a_joint_report_counts_for_each_of_its_bodies() -> None:
    """On the day on which its holder published it."""
    made = found(
        filed("教育局", "2026-02-03"), Delivery(a_body("体育局"), held_by=a_body("教育局"))
    )
    assert [(case.name, case.kept, case.days) for case in made.cases] == [
        ("教育局", Kept.LATE, 3),
        ("体育局", Kept.LATE, 3),
    ]


def overview(*deliveries: Delivery) -> str:
    """The first sentences of the notice."""
    return notice(found(*deliveries)).sections[0].sentences[0]


def bodies(count: int, published: str | None = "2026-01-20") -> list[Delivery]:
    """So many that are alike but for their names."""
    return [filed(f"第{number}局（{published}）", published) for number in range(count)]


def test_where_all_kept_their_day_the_rate_is_told() -> None:
    """As such notices say it."""
    assert overview(*bodies(37)) == ("应公布2025年度报告的单位37个，按时公布37个。按时公布率100%。")


def test_a_rate_is_never_rounded_up() -> None:
    """2,999 of 3,000 are not 100%."""
    made = [*bodies(2999), *bodies(1, "2026-02-01")]
    assert overview(*made).endswith("按时公布2999个，逾期公布1个。按时公布率99.9%。")


def test_of_few_bodies_no_rate_is_told() -> None:
    """One of three is no 33%."""
    assert overview(*bodies(3)).endswith("按时公布3个。全部按时公布。")
    assert overview(*bodies(2), *bodies(1, "2026-02-01")).endswith("逾期公布1个。")


@pytest.mark.parametrize("other", [Delivery(a_body("审计局")), filed("审计局", None)])
def test_as_long_as_one_is_not_known_there_is_no_rate(other: Delivery) -> None:
    """What is unknown is neither on time nor late."""
    said = overview(*bodies(36), other)
    assert "%" not in said
    assert said.endswith("未收到的、公布日期不明的核实以后，再算按时公布率。")


def a_place() -> Publication:
    """One of each kind, not in the order of how they did."""
    return found(
        Delivery(a_body("审计局"), why="收到“审计局.jpg”，读不出", files=("审计局.jpg",)),
        filed("教育局", "2026-02-03", open_points=2, feedback="教育局-反馈.xlsx"),
        filed("公安局", files=("公安局.docx",)),
        filed("统计局", None, open_points=1),
        Delivery(a_body("体育局"), held_by=a_body("教育局")),
        filed("柳河镇", body=a_body("柳河镇", due=None, notice="")),
        as_of="2026-02-12",
    )


def test_the_notice_says_who_published_when() -> None:
    """In the order of the roster, with what sets the day."""
    made = notice(a_place())
    assert made.title == "清河区2025年度政府信息公开工作年度报告公布情况"
    first, *tables = made.sections
    assert first.sentences == (
        (
            "截至2026年2月12日，应公布2025年度报告的单位6个，按时公布1个，逾期公布2个，"
            "公布日期不明1个，没有规定期限1个，未收到报告1个。"
            "未收到的、公布日期不明的核实以后，再算按时公布率。"
        ),
        f"公布期限：2026年1月31日（{LAW}），5个单位。",
    )
    day = "2026年1月31日"
    assert [(table.title, table.rows) for table in tables] == [
        (
            "二、逾期公布的单位",
            (("教育局", day, "2026年2月3日", "3"), ("体育局", day, "2026年2月3日", "3")),
        ),
        ("三、未收到报告的单位", (("审计局", day, "收到“审计局.jpg”，读不出"),)),
        ("四、公布日期不明的单位", (("统计局", day, "报告没有写明公布日期"),)),
        (
            "五、各单位公布情况",
            (
                ("1", "审计局", day, "", "未收到报告"),
                ("2", "教育局", day, "2026年2月3日", "逾期3天"),
                ("3", "公安局", day, "2026年1月20日", "按时公布"),
                ("4", "统计局", day, "", "公布日期不明"),
                ("5", "体育局", day, "2026年2月3日", "逾期3天，和教育局合编"),
                ("6", "柳河镇", "没有规定", "2026年1月20日", "没有规定期限"),
            ),
        ),
    ]
    assert "草稿" in made.remark


def test_what_a_page_shows_beside_its_lists_is_the_same_sentence() -> None:
    """The summary quotes it."""
    assert lead(found(*bodies(2))) == "应公布2025年度报告的单位2个，按时公布2个"
    assert lead(found()) == "应公布2025年度报告的单位0个"


def listed(made: Publication) -> list[tuple[object, ...]]:
    """The rows of the list of whom to write."""
    data = reminders(made)
    assert data == reminders(made)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["催报名单"]
    for row in sheet.iter_rows():
        assert {cell.data_type for cell in row} <= {"n", "s"}
    return list(sheet.iter_rows(min_row=3, values_only=True))


def test_whom_to_write_and_what_is_lacking() -> None:
    """Missing, late, undated, to be mended; of a joint report only its holder."""
    assert [row[:4] + row[6:] for row in listed(a_place())] == [
        (1, "审计局", "未交", "收到“审计局.jpg”，读不出", None, "审计局.jpg"),
        (
            2,
            "教育局",
            "逾期、待改",
            "公布日期是 2026-02-03，逾期 3 天；有 2 处要改正或者写明原因，见反馈表",
            "教育局-反馈.xlsx",
            None,
        ),
        (
            3,
            "统计局",
            "补日期、待改",
            "报告没有写明公布日期；有 1 处要改正或者写明原因",
            None,
            None,
        ),
    ]
    assert listed(found(filed("公安局"))) == []


def test_the_list_counts_what_it_is_about_and_can_be_filtered() -> None:
    """A body that is asked two things is in both counts, and stands in one row."""
    sheet = openpyxl.load_workbook(io.BytesIO(reminders(a_place())))["催报名单"]
    said = "清河区2025年度报告催报名单：3 家；其中未交 1，逾期 1，补日期 1，待改 2。"
    assert sheet["A1"].value == said
    assert sheet.auto_filter.ref == "A2:H5"


def test_who_is_only_asked_to_look_is_sent_the_sheet_all_the_same() -> None:
    """Nothing has to be mended, and the list says so."""
    (row,) = listed(found(filed("公安局", feedback="公安局-反馈.xlsx")))
    assert row[2:4] == ("待看", "反馈表里有提示，请核对；没有差错的不用改")
    assert row[6] == "公安局-反馈.xlsx"


def hostile(name: str) -> Publication:
    """Whatever comes from outside is that."""
    return publication(
        name,
        YEAR,
        [
            Delivery(a_body(name, notice=name), why=name, files=(name,)),
            filed(f"{name}局", "2026-02-03", open_points=1, feedback=name),
            filed("丙", None, held_by=a_body(f"{name}局")),
        ],
    )


class Seen(HTMLParser):
    """What a browser makes of a page: its elements, their attributes, its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        """Note it."""
        self.text += data


def seen(page: str) -> Seen:
    """That of a page."""
    parser = Seen()
    parser.feed(page)
    parser.close()
    return parser


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text_in_every_format(name: str) -> None:
    """They make no element, no link and no formula, and are shown as they are."""
    made = notice(hostile(name))
    usual = seen(as_page(notice(hostile("教育局"))))
    page = seen(as_page(made))
    assert (page.tags, page.attributes) == (usual.tags, usual.attributes)
    assert page.text.count(name) == usual.text.count("教育局")
    plain = markdown(notice(hostile("教育局")))
    drawn = markdown(made)
    assert (drawn.tags, drawn.attributes) == (plain.tags, plain.attributes)
    assert drawn.text.count(name) == plain.text.count("教育局")
    ((_, body, *_), *_) = listed(hostile(name))
    assert body == name


def markdown(made: Notice) -> Seen:
    """What a reader of Markdown is shown."""
    written = as_markdown(made)
    assert "://" not in written
    assert "www." not in written
    return seen(MarkdownIt("commonmark").enable("table").render(written))


@pytest.mark.parametrize("sign", ["\u202e", "\n", "\r", "\u2028", "\x1b", "\x00", "\t"])
def test_what_hides_or_breaks_a_line_is_shown(sign: str) -> None:
    """A name is one line, and no sign turns what stands behind it."""
    made = notice(hostile(f"甲{sign}乙"))
    for written in (as_page(made), as_markdown(made)):
        assert f"甲{sign}乙" not in written
        assert "甲\\" in written
    assert all("甲\\u" in str(row[1]) for row in listed(hostile(f"甲{sign}乙")))
    tables = [line for line in as_markdown(made).splitlines() if line.startswith("|")]
    assert len(tables) == sum(len(section.rows) + 2 for section in made.sections[1:])


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    """It opens from a folder, and reads without a script."""
    page = as_page(notice(a_place()))
    assert {"src", "href"} & seen(page).attributes == set()
    assert "url(" not in page
    assert "@import" not in page
    assert page == as_page(notice(a_place()))
