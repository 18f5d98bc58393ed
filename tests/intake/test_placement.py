"""A figure of an original is placed by the names of its row and column, in whatever order."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.archive.values import Missing, Value
from generator.finding import ERROR
from generator.intake.report import read_original
from support.tables import (
    APPLICANTS,
    FORMATS,
    GROUPS,
    RESULTS,
    ROWS,
    YEAR,
    Table,
    applicants,
    as_written,
    by_rows,
    read,
)

pytestmark = pytest.mark.usefixtures("same_process")


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "order",
    [
        ("自然人", "科研机构", "商业企业", "社会公益组织", "法律服务机构", "其他", "总计"),
        ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "自然人", "总计"),
        ("总计", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
        tuple(reversed(APPLICANTS)),
    ],
)
def test_columns_in_another_order_are_read_by_their_names(
    kind: str, order: tuple[str, ...], tmp_path: Path
) -> None:
    """商业企业 and 科研机构 exchanged, 自然人 last, 总计 first."""
    values, findings = read(tmp_path, kind, "requests", applicants(order))
    assert by_rows(values) == [as_written(number) for number in range(1, len(ROWS) + 1)]
    assert any("按列名读取" in finding.message for finding in findings)


@pytest.mark.parametrize("kind", FORMATS)
def test_rows_in_another_order_are_read_by_their_names(kind: str, tmp_path: Path) -> None:
    """Rows have names too."""
    header, *rows = applicants(APPLICANTS)
    values, _ = read(tmp_path, kind, "requests", [header, *reversed(rows)])
    assert by_rows(values) == [as_written(number) for number in range(1, len(ROWS) + 1)]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("beside", ["去年同期", "小计", "备注"])
def test_a_column_of_the_originals_own_is_left_out(kind: str, beside: str, tmp_path: Path) -> None:
    """Whether it has a figure or not; and a blank cell beside it takes nothing from it."""
    table = applicants(APPLICANTS, beside)
    table[3][2] = ""
    values, findings = read(tmp_path, kind, "requests", table)
    expected: list[list[Value]] = [list(as_written(number)) for number in range(1, len(ROWS) + 1)]
    expected[2][1] = Missing.BLANK
    assert by_rows(values) == expected
    assert any(f"“{beside}”" in finding.message for finding in findings)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("事业单位", [Missing.LOST] * 7),
        ("去年同期", [Missing.LOST] * 7),
        ("社会公益类组织", as_written(1)),
    ],
)
def test_another_name_among_the_forms_own_is_another_column(
    kind: str, name: str, expected: list[Value], tmp_path: Path
) -> None:
    """In the place of 社会公益组织, unless the name is nearly the form's."""
    table = applicants(APPLICANTS)
    table[0][4] = name
    values, _ = read(tmp_path, kind, "requests", table)
    assert by_rows(values)[0] == expected


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("unit", ["件/万人", "角"])
def test_a_column_in_a_unit_the_form_cannot_have_is_lost(
    kind: str, unit: str, tmp_path: Path
) -> None:
    """And it alone: the others are read."""
    table = applicants(APPLICANTS)
    table[0][4] = f"社会公益组织（{unit}）"
    values, _ = read(tmp_path, kind, "requests", table)
    expected: list[Value] = list(as_written(1))
    expected[3] = Missing.LOST
    assert by_rows(values)[0] == expected


@pytest.mark.parametrize("kind", FORMATS)
def test_a_column_without_a_name_makes_its_rows_lost(kind: str, tmp_path: Path) -> None:
    """A blank 自然人 and a figure behind 总计 below no name.

    As many figures as the form has, each one off.
    """
    table = [[*row, "" if at == 0 else "7"] for at, row in enumerate(applicants(APPLICANTS))]
    for row in table[1:]:
        row[1] = ""
    values, findings = read(tmp_path, kind, "requests", table)
    assert set(values.values()) <= {
        Missing.LOST,
        Missing.BLANK,
        *(figure for number in range(1, 26) for figure in as_written(number)),
    }
    wrong = [
        (row, column)
        for row, found in enumerate(by_rows(values), 1)
        for column, value in enumerate(found, 1)
        if isinstance(value, int) and value != row * 100 + column
    ]
    assert wrong == []
    assert any("记作 lost" in finding.message for finding in findings)


@pytest.mark.parametrize("kind", FORMATS)
def test_numbered_rows_are_read_by_their_labels(kind: str, tmp_path: Path) -> None:
    """序号 before the labels is no figure."""
    header, *rows = applicants(APPLICANTS)
    table = [["序号", *header], *([str(number), *row] for number, row in enumerate(rows, 1))]
    values, _ = read(tmp_path, kind, "requests", table)
    assert by_rows(values) == [as_written(number) for number in range(1, len(ROWS) + 1)]


def disputes(groups: Sequence[str], results: Sequence[str]) -> Table:
    """Table four, its groups and columns in that order; 23 is 未经复议直接起诉·其他结果."""
    above = [text for group in groups for text in (group, *[""] * (len(results) - 1))]
    figures = [
        str(GROUPS.index(group) * 10 + RESULTS.index(result) + 11)
        for group in groups
        for result in results
    ]
    return [above, [*results] * len(groups), figures]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "groups", [GROUPS, (GROUPS[1], GROUPS[2], GROUPS[0]), tuple(reversed(GROUPS))]
)
@pytest.mark.parametrize(
    "results", [RESULTS, ("结果纠正", "结果维持", *RESULTS[2:]), tuple(reversed(RESULTS))]
)
def test_table_four_is_read_by_its_groups_and_columns(
    kind: str, groups: tuple[str, ...], results: tuple[str, ...], tmp_path: Path
) -> None:
    """诉讼 before 复议, 纠正 before 维持."""
    values, _ = read(tmp_path, kind, "disputes", disputes(groups, results))
    assert list(values.values()) == [
        group * 10 + column + 11 for group in range(3) for column in range(5)
    ]


def documents(columns: Sequence[str]) -> Table:
    """Table two, its first block with the columns in that order."""
    figures = {"本年制发件数": "1", "本年废止件数": "2", "现行有效件数": "3"}
    return [
        ["第二十条第（一）项", "", "", ""],
        ["信息内容", *columns],
        ["规章", "0", "0", "0"],
        ["行政规范性文件", *(figures[name] for name in columns)],
        ["第二十条第（五）项", "", "", ""],
        ["信息内容", "本年处理决定数量", "", ""],
        ["行政许可", "5", "", ""],
        ["第二十条第（六）项", "", "", ""],
        ["信息内容", "本年处理决定数量", "", ""],
        ["行政处罚", "6", "", ""],
        ["行政强制", "7", "", ""],
        ["第二十条第（八）项", "", "", ""],
        ["信息内容", "本年收费金额（单位：万元）", "", ""],
        ["行政事业性收费", "8.5", "", ""],
    ]


@pytest.mark.parametrize("kind", FORMATS)
def test_in_force_first_is_still_in_force(kind: str, tmp_path: Path) -> None:
    """现行有效件数 before 本年制发件数."""
    values, _ = read(
        tmp_path, kind, "proactive", documents(("现行有效件数", "本年制发件数", "本年废止件数"))
    )
    assert list(values.values()) == [0, 0, 0, 1, 2, 3, 5, 6, 7, "8.5"]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    ("unit", "amount"),
    [
        ("元", "0.00085"),
        ("千元", "0.85"),
        ("百万元", "850"),
        ("亿元", "85000"),
        ("万元", "8.5"),
        ("美元", Missing.LOST),
        ("角", Missing.LOST),
    ],
)
def test_an_amount_in_another_unit_is_converted_or_lost(
    kind: str, unit: str, amount: Value, tmp_path: Path
) -> None:
    """Exactly, and the finding says so.

    What the unit is may stand in the header, in the row or above the table.
    """
    named = documents(("本年制发件数", "本年废止件数", "现行有效件数"))
    named[12][1] = f"本年收费金额（单位：{unit}）"
    in_row = documents(("本年制发件数", "本年废止件数", "现行有效件数"))
    in_row[12][1] = "本年收费金额"
    in_row[13][0] = f"行政事业性收费（{unit}）"
    above = documents(("本年制发件数", "本年废止件数", "现行有效件数"))
    above[12][1] = "本年收费金额"
    for parts in ([named], [in_row], [f"单位：件、{unit}", above]):
        values, findings = read(tmp_path, kind, "proactive", *parts)
        assert values["fees.amount"] == amount
        assert values["normative_documents.in_force"] == 3
        converted = any("换算为" in finding.message for finding in findings)
        assert converted is (unit != "万元" and amount is not Missing.LOST)


@pytest.mark.parametrize("kind", FORMATS)
def test_counts_in_hundreds_are_converted(kind: str, tmp_path: Path) -> None:
    """单位：百件 above the table."""
    values, _ = read(tmp_path, kind, "requests", "单位：百件", applicants(APPLICANTS))
    assert by_rows(values) == [
        [100 * figure for figure in as_written(number)] for number in range(1, len(ROWS) + 1)
    ]


@pytest.mark.parametrize("kind", FORMATS)
def test_units_that_contradict_each_other_leave_it_open(kind: str, tmp_path: Path) -> None:
    """Two lines above the table, or a line above and the column's own name.

    Those that agree count once.
    """
    table = applicants(APPLICANTS)
    table[0][4] = "社会公益组织（百件）"
    values, _ = read(tmp_path, kind, "requests", "单位：件", "单位：千件", applicants(APPLICANTS))
    assert by_rows(values)[0] == [Missing.LOST] * len(APPLICANTS)
    values, _ = read(tmp_path, kind, "requests", "单位：件", table)
    assert by_rows(values)[0] == [*as_written(1)[:3], Missing.LOST, *as_written(1)[4:]]
    values, _ = read(tmp_path, kind, "requests", "单位：百件", table)
    assert by_rows(values)[0] == [100 * figure for figure in as_written(1)]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_name_that_stands_twice_leaves_it_open_which_is_which(kind: str, tmp_path: Path) -> None:
    """科研机构 in the place of 商业企业 too."""
    table = applicants(APPLICANTS)
    table[0][2] = "科研机构"
    values, _ = read(tmp_path, kind, "requests", table)
    assert set(values.values()) == {Missing.LOST}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "titles", [("", ""), (f"{YEAR}年：", f"{YEAR - 1}年："), ("本年度", "上年度")]
)
def test_a_blank_row_is_not_filled_from_another_table(
    kind: str, titles: tuple[str, str], tmp_path: Path
) -> None:
    """With nothing over two tables, nobody knows; of last year's, nothing is this year's."""
    table = applicants(APPLICANTS)
    table[5] = [table[5][0], *[""] * len(APPLICANTS)]
    parts: list[Table | str] = [titles[0], table, titles[1], applicants(APPLICANTS)]
    values, _ = read(tmp_path, kind, "requests", *[part for part in parts if part])
    assert by_rows(values)[4] in (
        [Missing.BLANK] * len(APPLICANTS),
        [Missing.LOST] * len(APPLICANTS),
    )
    assert by_rows(values)[0] == as_written(1)


@pytest.mark.parametrize("kind", FORMATS)
def test_last_years_table_before_this_years_is_not_read(kind: str, tmp_path: Path) -> None:
    """The one whose title names the year of the report is."""
    last = [[text if at == 0 or not text.isdigit() else str(int(text) + 5000) for text in row]
            for at, row in enumerate(applicants(APPLICANTS))]  # fmt: skip
    parts = (
        f"{YEAR - 1}年收到和处理政府信息公开申请情况",
        last,
        f"{YEAR}年收到和处理情况",
        applicants(APPLICANTS),
    )
    values, _ = read(tmp_path, kind, "requests", *parts)
    assert by_rows(values) == [as_written(number) for number in range(1, len(ROWS) + 1)]


@pytest.mark.parametrize("kind", FORMATS)
def test_two_tables_that_differ_leave_it_open(kind: str, tmp_path: Path) -> None:
    """Nothing says which of them is this year's: lost, and the finding names both places."""
    other = [
        [text.replace("1", "2") if text.isdigit() else text for text in row]
        for row in applicants(APPLICANTS)
    ]
    values, findings = read(tmp_path, kind, "requests", other, "另一张表", applicants(APPLICANTS))
    assert values["received.natural_person"] is Missing.LOST
    assert any("数字不同，不能确定是哪一处" in finding.message for finding in findings)


REPORT = """湛河区工信局{year}年政府信息公开工作年度报告

一、总体情况

情况良好。

二、主动公开政府信息情况

没有制发规范性文件。

三、收到和处理政府信息公开申请情况

没有收到申请。

四、政府信息公开行政复议、行政诉讼情况

没有发生。

五、存在的主要问题及改进情况

有待加强。

六、其他需要报告的事项

没有收取信息处理费。
"""


def test_a_column_beside_the_last_of_a_group_is_no_part_of_it(tmp_path: Path) -> None:
    """去年同期 spans the heading's rows, as if 其他 went on below it.

    Where 其他 is blank, it is blank.
    """
    beside = "去年同期"
    head = (
        "<tr><td rowspan=3>申请<td colspan=8>申请人情况</tr>"
        "<tr><td rowspan=2>自然人<td colspan=5>法人或其他组织"
        f"<td rowspan=2>{beside}<td rowspan=2>总计</tr>"
        f"<tr>{''.join(f'<td>{name}' for name in APPLICANTS[1:-1])}</tr>"
    )
    figures = ["1", "2", "3", "4", "5", "", "99", "15"]
    rows = "".join(
        f"<tr><td>{''.join(f'<td>{text}' for text in (row, *figures))}</tr>" for row in ROWS
    )
    table = f"<table>{head}{rows}</table>".replace("<tr><td><td>", "<tr><td>")
    values, _ = read(tmp_path, "html", "requests", table)
    assert by_rows(values) == [[1, 2, 3, 4, 5, Missing.BLANK, 15]] * len(ROWS)


def test_a_blank_row_is_not_filled_from_one_with_another_number(tmp_path: Path) -> None:
    """（八）总计 has figures and is none of the form's rows; （七）总计 is, and blank."""
    table = applicants(APPLICANTS)
    at = next(n for n, row in enumerate(table) if row[0] == "（七）总计")
    table[at:at] = [["（八）总计", *table[at][1:]]]
    table[at + 1][1:] = ["—"] * len(APPLICANTS)
    values, _ = read(tmp_path, "html", "requests", table)
    assert [values[f"total.{column}"] for column in ("natural_person", "total")] == [
        Missing.BLANK
    ] * 2


def test_two_reports_in_one_file_are_refused_by_their_names(tmp_path: Path) -> None:
    """One behind the other, or each on a worksheet: no figure of either is taken."""
    both = REPORT.format(year=2024) + REPORT.format(year=2025)
    path = tmp_path / "both.txt"
    path.write_text(both, "utf-8")
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet, year in (
        (workbook.create_sheet("上年"), 2024),
        (workbook.create_sheet("本年"), 2025),
    ):
        for line in filter(None, REPORT.format(year=year).split("\n")):
            sheet.append([line])
    sheets = tmp_path / "both.xlsx"
    workbook.save(sheets)
    for file in (path, sheets):
        imported = read_original(file, "410411", "gxj", None)
        (finding,) = imported.findings
        assert (imported.report, finding.severity) == (None, ERROR)
        assert "不止一份报告" in finding.message
        assert all(
            f"湛河区工信局{year}年政府信息公开工作年度报告" in finding.message
            for year in (2024, 2025)
        )


def test_a_table_of_contents_is_no_second_report(tmp_path: Path) -> None:
    """Its lines are the headings once more, without anything between."""
    title, *rest = REPORT.format(year=2025).split("\n")
    headings = [line for line in rest if line[1:2] == "、"]
    path = tmp_path / "contents.txt"
    path.write_text("\n\n".join([title, "目录", *headings, *filter(None, rest)]), "utf-8")
    plain = tmp_path / "plain.txt"
    plain.write_text(REPORT.format(year=2025), "utf-8")
    first, second = (read_original(file, "410411", "gxj", None).report for file in (path, plain))
    assert first is not None
    assert second is not None
    assert first.body.replace("目录\n", "").strip() == second.body.strip()


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("change", [0, 1])
def test_a_table_that_stands_twice_is_one_finding(kind: str, change: int, tmp_path: Path) -> None:
    """And not one for each of its rows: read where both say the same, else lost."""
    table = applicants(APPLICANTS)
    other = [[str(int(text) + change) if text.isdigit() else text for text in row] for row in table]
    values, findings = read(tmp_path, kind, "requests", table, "又一次", other)
    several = [found.message for found in findings if "各有几处" in found.message]
    said = [message.partition("：")[2] for message in several]
    ends = ["，采用各自的一处", "，数字不同，不能确定是哪一处，记作 lost"]
    named = (
        "“一、本年新收政府信息公开申请数量”、“二、上年结转政府信息公开申请数量”、“（一）予以公开”等"
    )
    assert said == [f"有 {len(ROWS)} 行各有几处：{named}{ends[change]}"]
    assert (Missing.LOST in values.values()) is bool(change)


@pytest.mark.parametrize("kind", FORMATS)
def test_rows_of_another_table_are_not_told_as_unknown(kind: str, tmp_path: Path) -> None:
    """A report without table two says that once, and not of each row of table three."""
    _, findings = read(tmp_path, kind, "requests", applicants(APPLICANTS))
    said = [found.message for found in findings if "没有认出" in found.message]
    lost = [
        found.message for found in findings if "没有找到“主动公开政府信息情况”的表" in found.message
    ]
    assert (said, len(lost)) == ([], 1)
