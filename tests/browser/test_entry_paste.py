"""A table that is pasted lands by its labels; no figure lands in the place of another."""

import os
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from generator.archive.values import Missing
from generator.form.editions import EDITIONS, whole_form
from generator.intake.tables.labels import bare
from generator.intake.tables.values import read
from support.cases import traps
from support.entry import Engine, form_document, value
from support.mutations.cases import KINDS, Case, case, plain
from support.mutations.formats import FORMATS
from support.paths import CASES
from support.tally import Tally

SHOWN = {"html": "html", "tabs": "text", "copied": "text"}
"Formats in which an original comes to a clipboard → which of its texts that is."
FORMS = [each for each in FORMATS if each.name in SHOWN]
MUTATED = int(os.environ.get("ARCHIVE_MUTATIONS", str(len(KINDS))))
AT_ONCE = 200
"Originals that one call hands over."
PLACED = """
({ formOf }, { place }, [document, pasted]) => {
  const told = JSON.parse(document);
  return pasted.map(({ editions, year, ...clipboard }) =>
    place(formOf(told, editions), clipboard, year));
}
"""
PASTED = CASES / "pasted"
ODD: Mapping[int, int | str] = {2: "blank", 5: "blank", 20: "blank", 21: "blank", 40: 0, 43: 0}
"Cells of the specimens that are not what their place says, by their place in the form."

Clipboard = Mapping[str, Any]


def placed(engine: Engine, pasted: list[Clipboard]) -> list[Any]:
    """What becomes of each: its cells, and what was not placed."""
    told: list[Any] = engine.run("forms paste", PLACED, [form_document(), pasted])
    return told


def of(text: str, kind: str = "html", **others: object) -> Clipboard:
    """A clipboard for a report on 2023."""
    return {"editions": 2021, "year": 2023, kind: text, **others}


@pytest.mark.parametrize(
    ("name", "tables"),
    [
        ("word.html", "proactive disputes"),
        ("excel.html", "requests disputes"),
        ("excel.txt", "requests disputes"),
        ("browser.txt", "proactive requests disputes"),
    ],
)
def test_every_cell_of_what_people_copy_is_placed(engine: Engine, name: str, tables: str) -> None:
    """From a word processor, a spreadsheet, a web page: the cell in place n says 1000 + n.

    But for some that are blank, 0, wide, or with a separator.
    """
    text = (PASTED / name).read_text("utf-8")
    if name == "excel.txt":
        text = text.replace("\n", "\r\n")
    (found,) = placed(engine, [of(text, "html" if name.endswith("html") else "text")])
    said = {
        cell.id: f"{1000 + place}.5"
        if cell.column.kind == "decimal"
        else ODD.get(place, 1000 + place)
        for place, cell in enumerate(whole_form(2021).cells)
        if cell.table in tables.split()
    }
    assert found == {"cells": said, "unknown": [], "doubts": []}


def judged(this: Case, cells: Mapping[str, int | str]) -> Tally:
    """How much of what an original says was placed; what was placed that it does not say."""
    said = {cell: value(stated) for cell, stated in this.original.said.items()}
    lost = [cell for cell in said if cells.get(cell, "lost") == "lost"]
    known = [cell for cell in said if this.original.said[cell] is not Missing.LOST]
    wrong = [
        f"{this.number} {this.format.name}: {cell} {said.get(cell)} was placed as {placed}"
        for cell, placed in cells.items()
        if placed != "lost" and placed != said.get(cell)
    ]
    right = [cell for cell in known if cells.get(cell) == said[cell]]
    return Tally(len(known), len(right), len(set(lost) & set(known)), wrong)


def pasted_of(this: Case) -> Clipboard:
    """An original on the clipboard."""
    report = this.original.report
    text = this.format.write(this.original).decode()
    return {
        "editions": report.form.editions,
        "year": report.year,
        SHOWN[this.format.name]: text,
    }


def test_no_table_that_misleads_a_careless_reader_is_placed_wrongly(
    engine: Engine, add: Callable[[Mapping[str, Tally]], None]
) -> None:
    """Columns in another order, digits struck out or raised, other units, two years: wrong is 0."""
    tallies: dict[str, Tally] = {form.name: Tally() for form in FORMS}
    numbers = [n for n in range(MUTATED) if KINDS[n % len(KINDS)][0].name in SHOWN]
    for start in range(0, len(numbers), AT_ONCE):
        some = [case(number) for number in numbers[start : start + AT_ONCE]]
        found = placed(engine, [pasted_of(this) for this in some])
        for this, told in zip(some, found, strict=True):
            tallies[this.format.name] += judged(this, told["cells"])
    add(tallies)
    assert [wrong for tally in tallies.values() for wrong in tally.wrong] == []
    assert tallies["html"].recall > 0.5


def test_what_a_careful_person_reads_without_a_doubt_is_placed(engine: Engine) -> None:
    """A paste that places nothing would be no help."""
    exact = [this for form in FORMS if form.exact for this in plain(form)]
    found = placed(engine, [pasted_of(this) for this in exact])
    for this, told in zip(exact, found, strict=True):
        tally = judged(this, told["cells"])
        assert (tally.lost, tally.wrong) == (0, []), [each.name for each in this.mutations]


HEAD = "<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数</tr>"


def table(*rows: str, head: str = HEAD) -> str:
    """A table of the first block of table two."""
    return f"<table>{head}{''.join(rows)}</table>"


def row(*cells: str) -> str:
    """A row of it."""
    return f"<tr>{''.join(f'<td>{cell}' for cell in cells)}</tr>"


RULES = row("规章", "1", "2", "3")
ONE_TWO_THREE = {
    "proactive.regulations.issued": 1,
    "proactive.regulations.repealed": 2,
    "proactive.regulations.in_force": 3,
}
APPLICANTS = row(
    "项目", *(column.label for column in whole_form(2021).tables[1].blocks[0].leaf_columns())
)
SWAPPED = "<tr><td>信息内容<td>现行有效件数<td>本年废止件数<td>本年制发件数</tr>"


@pytest.mark.parametrize(
    ("html", "cells", "unknown", "doubts"),
    [
        (table(RULES), ONE_TWO_THREE, [], []),
        # By the labels of its columns, and not by their order.
        (table(row("规章", "3", "2", "1"), head=SWAPPED), ONE_TWO_THREE, [], []),
        (
            table(RULES, head=""),
            {},
            [],
            ["“规章”一行上面没有列的标题，请连同标题一起复制，没有填入"],
        ),
        (
            table(RULES, head="<tr><td>信息内容<td>本年制发件数<td>现行有效件数</tr>"),
            {},
            [],
            ["“规章”一行上面列的标题不全，或者有重复，没有填入"],
        ),
        (
            table(RULES, head=f"<tr><td><td colspan=3>2022年</tr>{HEAD}"),
            {},
            [],
            ["“规章”一行上面写着“2022年”，可能是别的年度，没有填入"],
        ),
        (table(RULES, head=f"<tr><td><td colspan=3>2023年</tr>{HEAD}"), ONE_TWO_THREE, [], []),
        (
            table(row("章程", "1", "2", "3")),
            {},
            ["没有认出“章程”一行，其中的 1 2 3 没有填入"],
            [],
        ),
        (table(row("规章", "1", "2")), {}, [], ["“规章”一行的数字与列的标题对不上，没有填入"]),
        (
            table(row("规章", "1", "2", "3", "4")),
            {},
            [],
            ["“规章”一行的数字与列的标题对不上，没有填入"],
        ),
        (
            table(RULES) + table(row("规章", "1", "2", "4")),
            {name: ONE_TWO_THREE[name] for name in list(ONE_TWO_THREE)[:2]},
            [],
            ["规章·现行有效 有两处，数字不同，没有填入"],
        ),
        (
            table(RULES) + table(row("规章", "1", "5", "4")),
            {},
            [],
            ["“主动公开政府信息情况”有两张表，数字不同，没有填入，请只复制一张"],
        ),
        (
            table(row("规章", "1<sup>2</sup>", "<s>2</s>", "3")),
            {"proactive.regulations.in_force": 3},
            [],
            [
                "规章·制发 的“12”有上标、下标或注音，没有填入",
                "规章·废止 的“2”有删除线，没有填入",
            ],
        ),
        (
            table(row("规章", "1 2", "三", "1.5")),
            {},
            [],
            [
                "规章·制发 的“1 2”不是数字，没有填入",
                "规章·废止 的“三”不是数字，没有填入",
                "规章·现行有效 的“1.5”不是数字，没有填入",
            ],
        ),
        (
            "<table><tr><td>栏目<td>条数</tr><tr><td>要闻<td>12</tr></table>",
            {},
            [],
            ["没有找到报告里的表，请在原件里选中整张表，连同标题，再复制"],
        ),
        (
            # As a spreadsheet shows 0, told by the format of the cell or by what it keeps.
            '<style>.a{mso-number-format:"_-* 0_-"}</style>'
            + table(row("规章", "3", "2", "-")).replace("<td>-", '<td class="a">-')
            + table(row("规范性文件", "-", "2", "3")).replace("<td>-", '<td x:num="0">-'),
            {
                "proactive.regulations.issued": 3,
                "proactive.regulations.repealed": 2,
                "proactive.normative_documents.repealed": 2,
                "proactive.normative_documents.in_force": 3,
            },
            [],
            [
                "规章·现行有效 的“-”显示为短横，可能是 0，没有填入",
                "行政规范性文件·制发 的“-”显示为短横，可能是 0，没有填入",
            ],
        ),
        (
            # A browser lets no cell reach out of its group of rows.
            table(
                f"<tbody>{RULES}",
                head=f"<thead>{HEAD.replace('<td>', '<td rowspan=9>', 1)}</thead>",
            ),
            ONE_TWO_THREE,
            [],
            [],
        ),
        # Where the table stands on its page does not matter, what is hidden with the page does.
        (f'<div style="float:left;width:1px">{table(RULES)}</div>', ONE_TWO_THREE, [], []),
        (
            f'<div style="display:none">{table(RULES)}</div>',
            {},
            [],
            ["“规章”一行的名称有删除线，或者有隐藏的内容，没有填入"],
        ),
        (
            table(
                "<tr><td>规章<td rowspan=2>1<td>2<td>3</tr>", "<tr><td>规范性文件<td>5<td>6</tr>"
            ),
            {},
            [],
            [
                f"“{name}”一行的数字与列的标题对不上，没有填入"
                for name in ("规章", "行政规范性文件")
            ],
        ),
        (
            # Two years side by side, or this year's and what was meant to be.
            table(row("规章", *"123456"), head=HEAD.replace("</tr>", HEAD[12:])),
            {},
            [],
            ["“规章”一行上面列的标题不全，或者有重复，没有填入"],
        ),
        (
            # What a page's end has left of 2.其他法律行政法规禁止公开, and not 3.其他.
            table(row("2.其他", *"1000001"), head=APPLICANTS),
            {},
            ["没有认出“2.其他”一行，其中的 1 0 0 0 0 0 1 没有填入"],
            [],
        ),
        (
            # What is hidden in a row may have moved the others.
            table(row("规章", "1", "2", "3").replace("<td>3", "<td style='display:none'>3")),
            {},
            [],
            ["“规章”一行的名称有删除线，或者有隐藏的内容，没有填入"],
        ),
        ("<p>没有表</p>", {}, [], ["没有找到报告里的表，请在原件里选中整张表，连同标题，再复制"]),
        (
            "<table><tr>" + "<td rowspan=1000 colspan=1000>" * 30,
            {},
            [],
            ["表格太大，请只复制报告里的表"],
        ),
        (
            table(row('<p style="display:none">规章</p>', "1", "2", "3")),
            {},
            [],
            ["“规章”一行的名称有删除线，或者有隐藏的内容，没有填入"],
        ),
        (
            # Nothing of it is fetched, run or shown: the page's policy has nothing to complain of.
            "<base href='//x.example'><style>td{color:red}</style><script>alert(1)</script>"
            "<img src='//x.example/a.png' onerror='alert(1)'><iframe src='//x.example'></iframe>"
            + table(RULES).replace("<td>", "<td/style='color:red' onclick='alert(1)'>"),
            ONE_TWO_THREE,
            [],
            [],
        ),
        (
            "<p>某局2022年政府信息公开工作年度报告</p>" + table(RULES),
            {},
            [],
            ["复制的是 2022 年的报告，没有填入"],
        ),
    ],
)
def test_what_is_not_certain_is_told_and_not_placed(
    engine: Engine, html: str, cells: object, unknown: object, doubts: object
) -> None:
    """With what to look at, in one sentence each."""
    assert placed(engine, [of(html)]) == [{"cells": cells, "unknown": unknown, "doubts": doubts}]


@pytest.mark.parametrize(("row_", "count"), [("规章\t1\t2", 2), ("规章\t1\t2\t3\t4", 4)])
def test_a_line_of_more_or_fewer_cells_is_not_placed(engine: Engine, row_: str, count: int) -> None:
    """Which of them is missing nobody knows."""
    head = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数"
    (found,) = placed(engine, [of(f"{head}\n{row_}\n", "text")])
    doubts = [f"“规章”一行应有 3 格，复制的有 {count} 格，没有填入"]
    assert found == {"cells": {}, "unknown": [], "doubts": doubts}


def test_a_dash_that_a_spreadsheet_pads_is_not_blank(engine: Engine) -> None:
    """It may be how 0 is shown; one that stands alone is blank."""
    head = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数"
    (found,) = placed(engine, [of(f"{head}\n规章\t -   \t-\t—\n", "text")])
    assert found == {
        "cells": {
            "proactive.regulations.repealed": "blank",
            "proactive.regulations.in_force": "blank",
        },
        "unknown": [],
        "doubts": ["规章·制发 的“-”显示为短横，可能是 0，没有填入"],
    }


def test_a_figure_is_what_an_import_would_read(engine: Engine) -> None:
    """Or none; of every trap, in every kind of column."""
    kinds = ("count", "signed", "decimal", "amount")
    texts = [written for written, _ in traps()]
    texts += [
        "1,234",
        "12,34",
        "１２",
        "1,234件",
        "5万件",
        "3 元",
        "3万元",
        "12亿元",
        "1 2",
        "15²",
        "⒖",
    ]
    asked = [(text, kind) for text in texts for kind in kinds]
    script = "({ valueOf }, asked) => asked.map(([text, kind]) => valueOf(text, kind) ?? null)"
    found = engine.run("values", script, asked)
    for (text, kind), own in zip(asked, found, strict=True):
        ours = value(read(text, kind).value)
        assert own in (None, ours), (text, kind)
    certain = ("0", "1,234", "１２", "1,234件", "—", "")
    assert engine.run("values", script, [(text, "count") for text in certain]) == [
        0,
        1234,
        12,
        1234,
        "blank",
        "blank",
    ]


def test_an_amount_has_one_unit(engine: Engine) -> None:
    """That of its column, or its own where the column states none."""
    asked = [("3", "元"), ("3万元", ""), ("3万元", "万元"), ("3万元", "元")]
    script = """({ valueOf }, asked) =>
      asked.map(([text, unit]) => valueOf(text, "amount", unit) ?? null)"""
    assert engine.run("values", script, asked) == ["3元", "3万元", "3万元", None]


def test_labels_are_bared_as_by_an_import(engine: Engine) -> None:
    """Those of the form, with spaces, other numbers, units and marks."""
    labels = set()
    for edition in EDITIONS:
        for cell in whole_form(edition).cells:
            labels |= {cell.row.label, cell.column.label, cell.row.brief, cell.column.short}
    ways = (
        "{}",
        " {}",
        "1.{}",
        "（一）{}",
        "①{}",
        "{}（单位：件）",
        "{}（万元）",
        "{}：",
        "１、{}",
    )
    texts = [way.format(" ".join(label)) for label in sorted(labels) for way in ways]
    script = "({ bare }, texts) => texts.map(bare)"
    assert engine.run("labels", script, texts) == [bare(text) for text in texts]
