"""汇总表.xlsx: numbers are numbers, each is the sum that was made, and names stay text."""

import io
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.archive.figures import Figures
from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.authoring.worksheet_layout import narrow_sheet
from generator.form.editions import form_for, whole_form
from generator.form.form import Form
from generator.office.delivery import Delivery
from generator.office.roll_up import RollUp, roll_up
from generator.office.roll_up_workbook import roll_up_workbook
from generator.office.roster import Body
from support.random_reports import specimen

YEAR = 2025
FORM = whole_form(2021)
OLD = whole_form(2019)
RECEIVED = "requests.received.total"
ISSUED = "proactive.normative_documents.issued"
FEES = "proactive.fees.amount"
HEAD = 3
"Rows above the tables."


def a_body(name: str, **changes: Any) -> Body:  # noqa: ANN401 - of any field
    """One without a code, as most rosters have them."""
    return Body("990101", "", name)._replace(**changes)


def a_report(values: Mapping[str, Value], form: Form = FORM) -> Report:
    """One of zeros but for these."""
    every: dict[str, Value] = {
        cell.id: "0" if cell.column.kind in ("decimal", "amount") else 0 for cell in form.cells
    }
    figures = Figures(form, tuple({**every, **values}.values()), array("I"))
    drawn = specimen(Random(1), of=(2021, 2021, 2021))  # noqa: S311 - nothing secret
    return replace(drawn, year=YEAR, form=form, figures=figures)


def opened(rolled: RollUp) -> Workbook:
    """The workbook as a program reads it; the same bytes when it is made again."""
    data = roll_up_workbook(rolled, "清河区")
    assert data == roll_up_workbook(rolled, "清河区")
    return openpyxl.load_workbook(io.BytesIO(data))


def table(book: Workbook, sheet: str, first: int = 2) -> list[dict[str, Any]]:
    """The rows below the headings, which stand in that row, by heading."""
    heads, *rows = book[sheet].iter_rows(min_row=first, values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def a_place() -> list[Delivery]:
    """Five bodies of which one is missing, a public enterprise, and the government's draft."""
    mixed = form_for(2021, 2019, 2021)
    return [
        Delivery(a_body("教育局"), a_report({RECEIVED: 1200, FEES: "0.10", ISSUED: 3})),
        Delivery(a_body("公安局"), a_report({RECEIVED: Missing.BLANK, FEES: "2.25"})),
        Delivery(a_body("审计局"), why="收到“审计局.jpg”，读不出"),
        Delivery(
            a_body("统计局"), a_report({RECEIVED: 5, "requests.other_handling.total": 2}, mixed)
        ),
        Delivery(a_body("体育局"), held_by=a_body("教育局")),
        Delivery(a_body("水务公司", is_counted=False), a_report({RECEIVED: 70})),
        Delivery(
            a_body("人民政府", kind="government"),
            a_report({RECEIVED: 1204, FEES: "2.35", ISSUED: 2}),
        ),
    ]


@pytest.fixture(scope="module")
def book() -> Workbook:
    """Of that place."""
    return opened(roll_up(FORM, YEAR, a_place()))


def placed(book: Workbook, form: Form) -> dict[str, tuple[Cell, Cell]]:
    """Cell id → the cell with its sum, and the one below it, found by the labels of the form."""
    found = {}
    sheet = book["汇总"]
    plan = narrow_sheet(form)
    figures = sorted({row for row, _ in plan.places.values()})
    for cell, (row, column) in plan.places.items():
        above = sum(other < row for other in figures)
        at = row + HEAD + above
        pair = sheet.cell(at, column), sheet.cell(at + 1, column)
        assert isinstance(pair[0], Cell)
        assert isinstance(pair[1], Cell)
        found[cell] = pair[0], pair[1]
    return found


def test_the_printed_form_has_each_sum_and_below_it_how_many_bodies(book: Workbook) -> None:
    """Numbers that a program can add; how many is a number, too."""
    cells = placed(book, FORM)
    told = {cell: (total.value, below.value) for cell, (total, below) in cells.items()}
    assert told[RECEIVED] == (1205, 3)
    assert told[FEES] == (2.35, 4)
    assert told["requests.not_corrected.total"] == (0, 3)
    total, below = cells[RECEIVED]
    assert (total.data_type, below.data_type) == ("n", "n")
    assert below.number_format == '0" 家"'
    sheet = book["汇总"]
    assert [sheet.cell(row, 1).value for row in (1, 2)] == [
        "清河区2025年度政府信息公开工作年度报告汇总表",
        "5 家中 4 家，缺 1 家。缺的是审计局。",
    ]


def test_every_sum_stands_beside_the_label_that_the_form_gives_it(book: Workbook) -> None:
    """The row's own label is the nearest word to the left."""
    sheet = book["汇总"]
    for cell, (total, _) in placed(book, FORM).items():
        row = FORM.cells[FORM.index[cell]].row
        if cell.startswith(("requests.", "proactive.")):
            left = [
                sheet.cell(total.row, column).value for column in range(total.column - 1, 0, -1)
            ]
            words = next((text for text in left if isinstance(text, str)), None)
            assert words == row.label


def test_where_there_is_no_sum_a_word_stands() -> None:
    """Never 0, and never an empty cell; amounts in words are told body by body."""
    cell = "proactive.procurement.amount"
    deliveries = [
        Delivery(a_body("教育局"), a_report({cell: "251000元"}, OLD)),
        Delivery(a_body("公安局"), a_report({RECEIVED: Missing.LOST, cell: "5.1万元"}, OLD)),
    ]
    book = opened(roll_up(OLD, YEAR, deliveries))
    total, below = placed(book, OLD)[cell]
    assert (total.value, below.value) == ("见逐机关", 2)
    alone = opened(roll_up(OLD, YEAR, deliveries[1:]))
    total, below = placed(alone, OLD)[RECEIVED]
    assert (total.value, below.value) == ("没有数字", 0)
    by_name = {row["机关"]: row for row in table(book, "逐机关", 1)}
    name = OLD.cells[OLD.index[cell]].name
    assert [by_name[body][name] for body in ("教育局", "公安局")] == ["251000元", "5.1万元"]


def test_every_body_has_a_row_with_figures_or_words(book: Workbook) -> None:
    """A column adds up to its sum."""
    rows = table(book, "逐机关", 1)
    name = FORM.cells[FORM.index[RECEIVED]].name
    assert [(row["机关"], row["情况"], row["本表没有的数"], row[name]) for row in rows] == [
        ("合计", "5 家中 4 家，缺 1 家", None, 1205),
        ("家数", None, None, 3),
        ("教育局", "已收到", None, 1200),
        ("公安局", "已收到", None, "留空"),
        ("审计局", "收到“审计局.jpg”，读不出", None, "未交"),
        ("统计局", "已收到", 1, 5),
        ("体育局", "和教育局合编", None, "合编"),
        ("水务公司", "不计入合计；已收到", None, 70),
        ("人民政府", "不计入合计；已收到", None, 1204),
    ]
    for cell in FORM.cells:
        figures = [row[cell.name] for row in rows[2:-2] if isinstance(row[cell.name], int | float)]
        total = rows[0][cell.name]
        assert sum(map(Decimal, map(str, figures))) == Decimal(str(total))


def test_the_draft_stands_beside_every_sum(book: Workbook) -> None:
    """With the difference, and both readings where it is less than its parts."""
    rows = {row["格"]: tuple(row.values()) for row in table(book, "与草稿")}
    assert len(rows) == len(FORM.cells)
    told = [rows[FORM.cells[FORM.index[cell]].name] for cell in (ISSUED, FEES, RECEIVED)]
    assert [row[0] for row in told] == ["表二", "表二", "表三"]
    assert [row[2:] for row in told] == [
        (3, 4, 1, 2, -1, "少 1：几家联合发文的，各家可能各计一件，少了不一定有误"),
        (2.35, 4, 1, 2.35, 0, "相同"),
        (1205, 3, 2, 1204, -1, "少 1：数字有误，或者口径不同，两种都请核对"),
    ]
    lead = book["与草稿"]["A1"].value
    assert "200 格：相同 198，多 0，少 2。有 1 格草稿少于各家之和" in lead


def test_who_lacks_what_is_listed(book: Workbook) -> None:
    """Whole tables in a line, and single cells by their names."""
    assert [tuple(row.values()) for row in table(book, "缺口")] == [
        ("公安局", "表三", "新收：总计", "留空", "报告没有填，不作 0 计"),
        ("审计局", None, "全部 200 格", "未交", "收到“审计局.jpg”，读不出"),
        *(
            ("统计局", "表三", f"{row}：全部 7 格", "无此项", "这份报告的表式没有这一格")
            for row in ("逾期不补正、不再处理", "逾期未缴费、不再处理", "其他处理·其他")
        ),
    ]


def test_what_is_unbalanced_names_the_bodies(book: Workbook) -> None:
    """Each with the difference that it makes."""
    rows = table(book, "核验")
    assert {(row["应当符合"].split("：")[0], row["机关"]) for row in rows} == {
        ("新收", "教育局"),
        ("新收", "统计局"),
        ("总计", "教育局"),
        ("总计", "统计局"),
    }


def test_without_a_draft_nothing_is_compared() -> None:
    """The sheet says so; nor is there a gap where none is."""
    whole = opened(roll_up(FORM, YEAR, a_place()[:1]))
    assert whole["与草稿"]["A1"].value == "没有本级政府的报告，没有比较。"
    assert whole["缺口"]["A1"].value == "没有缺口。"
    assert whole["汇总"]["A2"].value == "1 家都有。"


LONG = "123456789.123456789"


@pytest.fixture(scope="module")
def large() -> Workbook:
    """Of figures as large as a form has, beside a draft that is alike."""
    cells = {cell.id: 999_999_999 for cell in FORM.cells if cell.column.kind == "count"}
    whole = a_report({**cells, FEES: LONG})
    bodies = [Delivery(a_body(f"第{number}局"), whole) for number in range(9)]
    reports = [replace(whole, figures=whole.figures) for _ in bodies]
    parts = [each._replace(report=report) for each, report in zip(bodies, reports, strict=True)]
    return opened(roll_up(FORM, YEAR, parts, a_report({FEES: "1111111102.111111101"})))


def test_no_figure_is_cut(large: Workbook) -> None:
    """Its column has room for every digit and comma of it."""
    for sheet in large:
        widths = widths_of(sheet)
        merged = {str(area).split(":")[0]: area.size["columns"] for area in sheet.merged_cells}
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float):
                    columns = range(merged.get(cell.coordinate, 1))
                    room = sum(widths[cell.column + each] for each in columns)
                    assert room > len(f"{cell.value:,}"), (sheet.title, cell.coordinate)


def widths_of(sheet: Worksheet) -> dict[int, float]:
    """Of its columns, from 1; those of one width stand together in the file."""
    widths: dict[int, float] = {}
    for each in sheet.column_dimensions.values():
        columns = range(each.min or 0, (each.max or 0) + 1)
        widths.update(dict.fromkeys(columns, each.width))
    return widths


def test_an_amount_with_more_digits_than_a_spreadsheet_has_stays_text(large: Workbook) -> None:
    """None of them is lost; what is the same is plainly 0."""
    rows = {row["格"]: row for row in table(large, "与草稿")}
    told = rows[FORM.cells[FORM.index[FEES]].name]
    assert (told["合计"], told["草稿"]) == ("1111111102.111111101", "1111111102.111111101")
    assert (told["草稿减合计"], told["说明"]) == (0, "相同")
    sheet = large["与草稿"]
    formats = {sheet.cell(row, 7).number_format for row in range(3, sheet.max_row + 1)}
    assert formats == {"#,##0"}


def test_a_table_that_a_body_lacks_whole_is_one_line() -> None:
    """And so is a report on another form, table by table."""
    lost = {cell.id: Missing.LOST for cell in FORM.cells if cell.table == "disputes"}
    rolled = roll_up(FORM, YEAR, [Delivery(a_body("教育局"), a_report(lost))])
    assert [tuple(row.values()) for row in table(opened(rolled), "缺口")] == [
        ("教育局", "表四", "全部 15 格", "缺失", "看不清或者读不准，不作 0 计"),
    ]


def texts(book: Workbook) -> Iterable[str]:
    """Everything that is no number; a formula is none of these."""
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("n", "s"), (sheet.title, cell.coordinate, cell.value)
                if cell.data_type == "s":
                    yield str(cell.value)


@pytest.mark.parametrize("name", ["=1+1", '=HYPERLINK("http://e.example","点")', "@SUM(1)", "<b>"])
def test_hostile_names_stay_text(name: str) -> None:
    """In every sheet, whatever a roster or a file is called."""
    assert name in set(texts(hostile(name)))


@pytest.mark.parametrize("sign", ["\u202e", "\n", "\x1b", "\x00", "\ufffe"])
def test_what_hides_in_a_name_is_shown(sign: str) -> None:
    """And the file can be opened."""
    told = "".join(texts(hostile(f"甲{sign}乙")))
    assert f"甲{sign}乙" not in told
    assert f"甲\\u{ord(sign):04x}乙" in told


def hostile(name: str) -> Workbook:
    """Of a place and bodies of that name."""
    deliveries = [
        Delivery(a_body(name), a_report({RECEIVED: Missing.BLANK})),
        Delivery(a_body(f"{name}局"), why=name),
        Delivery(a_body("+乙"), held_by=a_body(name)),
    ]
    data = roll_up_workbook(roll_up(FORM, YEAR, deliveries), name)
    return openpyxl.load_workbook(io.BytesIO(data))
