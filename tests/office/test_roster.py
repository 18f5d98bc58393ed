"""Rosters as offices keep them."""

import io

import openpyxl
import pytest

from generator.archive.agency import Agency
from generator.archive.reference import Reference
from generator.archive.region import Region
from generator.archive.regions import Regions
from generator.finding import UsageError
from generator.office.identified import identified
from generator.office.roster import Body, read_roster
from generator.office.roster_file import rows_of

ID_HINT = "只用小写字母、数字和连字符，如 jyj；可以不写"
HEAD = ["机关名称", "别称", "代码", "类别", "计入汇总", "应公布日期", "依据"]
JYJ = Body("990101", "", "清河区教育局")


def wrong(*rows: list[str]) -> list[str]:
    """What is found in a roster of these rows."""
    return [str(each) for each in read_roster([HEAD, *rows], "名册.csv", "990101").findings]


def test_a_row_says_all_that_is_known_of_a_body() -> None:
    """Columns may stand in any order, others between them; what is not said has its usual value."""
    rows = [
        ["序号", "应公布日期", "机关名称", "别称", "类别", "计入汇总", "电话"],
        ["1", "2026年1月31日", "清河区教育局", "区教体局、教育体育局", "", "", "1"],
        ["", "", "", "", "", "", ""],
        ["2", "", "河西镇人民政府", "", "乡镇街道", "否", ""],
    ]
    assert read_roster(rows, "名册.csv", "990101").bodies == (
        JYJ._replace(others=("区教体局", "教育体育局"), due="2026-01-31"),
        Body("990101", "", "河西镇人民政府", kind="town", is_counted=False),
    )


def test_a_table_may_have_a_title_and_call_its_names_otherwise() -> None:
    """As offices write them: the title across, who made it and when, breaks and spaces in cells."""
    rows = [
        ["清河区2025年年报报送单位名册", "", ""],
        ["制表：区政务公开办", "", "2026年1月5日"],
        ["序号", " 单位\u3000名称", "应公布\n日期"],
        ["1", "清河区\n教育局　", "2026/1/31"],
    ]
    expected = JYJ._replace(due="2026-01-31")
    assert read_roster(rows, "名册.xlsx", "990101") == ((expected,), ())


def test_a_row_that_counts_the_others_is_no_body() -> None:
    """It would be chased for its report."""
    hint = "写机关的名称；合计等不是机关的行，整行删去"
    assert wrong(["甲局", *[""] * 6], ["40", *[""] * 6], ["合 计", *[""] * 6]) == [
        f"名册.csv:3:1: error roster: 机关名称“40”不对。{hint}",
        f"名册.csv:4:1: error roster: 机关名称“合计”不对。{hint}",
    ]


def test_each_cell_that_cannot_be_understood_is_named() -> None:
    """With its row and column as a spreadsheet shows them, and what to write instead."""
    assert wrong(
        ["", "", "jyj", "", "", "", ""],
        ["甲局", "", "教育局", "", "", "", ""],
        ["乙局", "", "", "局", "", "", ""],
        ["丙局", "", "", "", "不", "", ""],
        ["丁局", "", "", "", "", "2026-02-30", ""],
    ) == [
        "名册.csv:2:1: error roster: 机关名称是空的。写机关的名称；不用的行整行删去",
        f"名册.csv:3:3: error roster: 代码“教育局”不对。{ID_HINT}",
        "名册.csv:4:4: error roster: 类别“局”不对。写政府、政府部门、乡镇街道、公共企事业单位之一",
        "名册.csv:5:5: error roster: 计入汇总“不”不对。写“是”或者“否”；不写的，计入汇总",
        "名册.csv:6:6: error roster: 应公布日期“2026-02-30”不对。写成 2026-01-31；没有规定的不写",
    ]


def test_no_name_and_no_code_is_two_bodies() -> None:
    """Else nobody could tell whose a file is."""
    assert wrong(
        ["甲局", "乙局", "a", "", "", "", ""],
        ["乙局", "", "a", "", "", "", ""],
    ) == [
        "名册.csv: error roster: “乙局”既是甲局，又是乙局。改掉其中一个的名称或别称",
        "名册.csv: error roster: 代码 a 既是甲局，又是乙局。各用各的代码",
    ]


def test_a_body_that_stands_there_twice_is_named_once() -> None:
    """Two rows alike, as they are copied."""
    row = ["甲局", "", "", "", "", "", ""]
    assert wrong(row, row) == ["名册.csv: error roster: “甲局”写了两行。删去一行"]


@pytest.mark.parametrize("rows", [[], [["名称", "电话"]], [HEAD]], ids=["none", "other", "empty"])
def test_a_table_that_is_no_roster_is_refused(rows: list[list[str]]) -> None:
    """In one sentence."""
    assert len(read_roster(rows, "名册.csv", "990101").findings) == 1


def test_a_roster_is_read_from_whatever_a_spreadsheet_program_saves() -> None:
    """UTF-8 with its mark, GB 18030, and Excel with a date that is one."""
    import datetime as dt  # noqa: PLC0415

    text = "机关名称,应公布日期\r\n清河区教育局,2026-01-31\r\n"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["机关名称", "应公布日期"])
    sheet.append(["清河区教育局", dt.datetime(2026, 1, 31)])  # noqa: DTZ001
    target = io.BytesIO()
    book.save(target)
    rows = [["机关名称", "应公布日期"], ["清河区教育局", "2026-01-31"]]
    for data in (text.encode("utf-8-sig"), text.encode("gb18030"), target.getvalue()):
        assert rows_of(data, "名册") == rows


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"\xff\xff\xff\x00"])
def test_a_file_that_is_no_table_is_named(data: bytes) -> None:
    """No traceback."""
    with pytest.raises(UsageError, match="名册"):
        rows_of(data, "名册.xlsx")


def test_a_body_has_the_code_of_the_roster_or_the_archive_or_its_letters() -> None:
    """No two have the same, nor one that leads to another."""
    regions = Regions({"990101": Region("990101", "清河区")})
    moved = (Reference("990101/wlj"),)
    known = [Agency("990101", "gxj", "", "清河区工信局", "工业", "department", former_ids=moved)]
    bodies = [
        JYJ._replace(id="edu"),
        JYJ._replace(name="清河区工业和信息化局", others=("清河区工信局",)),
        JYJ._replace(name="清河区经济局"),
        JYJ._replace(name="清河区监察局"),
        JYJ._replace(name="清河区警察局"),
        JYJ._replace(name="清河区"),
        JYJ._replace(name="清河区物流局"),
    ]
    ids = [body.id for body in identified(bodies, known, regions)]
    assert ids == ["edu", "gxj", "jjj", "jcj", "jcj-2", "qhq", "wlj-2"]
