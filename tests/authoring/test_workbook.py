"""The fill-in workbook against the form, without a spreadsheet program."""

import io
import os
import re
import subprocess
import sys
import zipfile
from array import array
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.archive.figures import Figures
from generator.archive.values import Missing
from generator.authoring.workbook import ADVICE, FIELDS, NARRATIVE, TABLES, workbook
from generator.authoring.worksheet_layout import sheet
from generator.form.editions import EDITIONS, SECTIONS, form_for, whole_form
from generator.form.form import Form
from generator.form.parts import Line, Table
from generator.intake import readers
from generator.intake.report import read_original
from support.paths import ROOT
from support.random_reports import specimen, without
from support.tally import tally

FORMS = {
    **{str(edition): whole_form(edition) for edition in EDITIONS},
    "mixed": form_for(2021, 2019, 2021),
}
NAME = "某县教育局"


def opened(data: bytes, title: str = TABLES) -> Worksheet:
    """A worksheet as it was written, formulas as formulas."""
    return load_workbook(io.BytesIO(data))[title]


@pytest.fixture(params=FORMS, name="form")
def a_form(request: pytest.FixtureRequest) -> Form:
    """Each edition, and a mixture."""
    return FORMS[request.param]


class Printed:
    """A worksheet as a person sees it: every place shows the text of the merged cell it lies in."""

    def __init__(self, worksheet: Worksheet) -> None:
        self.text = {
            (cell.row, cell.column): str(cell.value)
            for row in worksheet
            for cell in row
            if cell.value is not None
        }
        self.areas = {area.bounds for area in worksheet.merged_cells.ranges}
        for left, top, right, bottom in self.areas:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    self.text[row, column] = self.text.get((top, left), "")

    def row_of(self, text: str) -> int:
        """The row that begins with that text."""
        return next(
            row
            for (row, column), value in sorted(self.text.items())
            if value == text and column == 1
        )


def around(printed: Printed, place: tuple[int, int], first: int) -> tuple[list[str], list[str]]:
    """The headings above a place, up to the row `first`, and left of it."""
    row, column = place
    above = [printed.text.get((at, column), "") for at in range(first, row)]
    left = [printed.text.get((row, at), "") for at in range(1, column)]
    return above, left


def path_to(lines: tuple[Line, ...], leaf: str) -> list[str]:
    """The labels from the outermost heading to a leaf."""
    return next(
        [line.label for line in path]
        for top in lines
        for path in top.paths()
        if path[-1].id == leaf
    )


def in_order(wanted: list[str], shown: list[str]) -> bool:
    """Whether the wanted texts are among those shown, in their order."""
    rest = iter(shown)
    return all(text in rest for text in wanted)


def headings_of(table: Table, row: str, column: str) -> tuple[list[str], list[str]]:
    """What the form wants above a cell and left of it."""
    block = next(block for block in table.blocks if row in {line.id for line in block.leaf_rows()})
    rows, columns = path_to(block.rows, row), path_to(block.columns, column)
    if table.one_row:
        return [*rows, *columns], []
    return [block.heading, *columns] if block.heading else columns, rows


def test_every_cell_stands_once_under_its_own_headings(form: Form) -> None:
    """Row and column headings of every depth, and the section's heading above them all."""
    data = workbook(NAME, 2025, form, None)
    printed = Printed(opened(data))
    plan = sheet(form)
    assert sorted(plan.places) == sorted(form.index)
    assert len(set(plan.places.values())) == len(form.cells)
    for cell in form.cells:
        table = form.table(cell.table)
        heading = next(section.heading for section in SECTIONS if section.table == table.id)
        above, left = around(printed, plan.places[cell.id], printed.row_of(heading))
        wanted_above, wanted_left = headings_of(table, cell.row.id, cell.column.id)
        assert in_order([heading, *wanted_above], above), cell.id
        assert in_order(wanted_left, left), cell.id
        # The label next to the cell is its own: nothing else stands between.
        shown = [
            text
            for text in above
            if text and text != Missing.UNFILLED.value and not text.startswith("=")
        ]
        labels = {line.label for block in table.blocks for line in block.leaf_columns()}
        assert [text for text in shown if text in labels][-1] == cell.column.label
        assert (
            not wanted_left
            or [text for text in left if text and not text.startswith("=")][-1] == cell.row.label
        )


def test_no_two_merged_cells_overlap(form: Form) -> None:
    """Spreadsheet programs call a file broken where they do."""
    areas = opened(workbook(NAME, 2025, form, None)).merged_cells.ranges
    taken: set[tuple[int, int]] = set()
    for area in areas:
        places = {(row, column) for row, column in area.cells}
        assert not places & taken
        taken |= places


def value_of(worksheet: Worksheet, formula: object) -> Any:  # noqa: ANN401 - a number, or the empty text
    """What a spreadsheet program makes of a formula of ours: COUNT, SUM, IF, AND, = and <>."""

    def numbers(areas: str) -> list[Any]:
        found: list[Any] = []
        for area in areas.replace("$", "").split(","):
            cells = worksheet[area]
            rows = cells if isinstance(cells, tuple) else ((cells,),)
            for row in rows:
                for cell in row if isinstance(row, tuple) else (row,):
                    value = (
                        value_of(worksheet, cell.value)
                        if str(cell.value).startswith("=")
                        else cell.value
                    )
                    found += [value] if isinstance(value, int | float) else []
        return found

    text = re.sub(
        r"COUNT\(([^()]*)\)",
        lambda match: str(len(numbers(match[1]))),
        str(formula).removeprefix("="),
    )
    text = re.sub(r"SUM\(([^()]*)\)", lambda match: str(sum(numbers(match[1]))), text)
    if match := re.fullmatch(r'IF\((\d+)=(\d+),(\d+),""\)', text):
        return int(match[3]) if match[1] == match[2] else ""
    match = re.fullmatch(r"AND\((\d+)=(\d+),(\d+)<>(\d+)\)", text)
    assert match, formula
    return match[1] == match[2] and match[3] != match[4]


def broken_rules(worksheet: Worksheet) -> list[str]:
    """The areas that are coloured because an identity does not hold."""
    return [
        str(areas.sqref)
        for areas in worksheet.conditional_formatting
        for rule in areas.rules
        if rule.formula[0].startswith("AND(") and value_of(worksheet, rule.formula[0])
    ]


@pytest.mark.parametrize("number", range(12))
def test_formulas_give_the_sums_of_the_form(number: int) -> None:
    """With all else filled in as the original has it, totals are the original's, nothing is red."""
    report = specimen(Random(number))  # noqa: S311 - nothing secret
    form = report.figures.form
    plan = sheet(form)
    totals = plan.totals()
    assert totals
    filled = tuple(
        Missing.UNFILLED if cell.id in totals else report.figures[cell.id] for cell in form.cells
    )
    worksheet = opened(workbook(NAME, report.year, form, Figures(form, filled, array("I"))))
    for cell in totals:
        assert (
            value_of(worksheet, worksheet.cell(*plan.places[cell]).value) == report.figures[cell]
        ), cell
    assert broken_rules(worksheet) == []


def test_each_identity_that_must_hold_is_watched(form: Form) -> None:
    """One rule for each; a wrong cell turns all of its identities red, and an unfilled one none."""
    zeros = Figures(
        form, tuple(0 if cell.column.kind == "count" else "0" for cell in form.cells), array("I")
    )
    worksheet = opened(workbook(NAME, 2025, form, zeros))
    rules = [rule for areas in worksheet.conditional_formatting for rule in areas.rules]
    must = [identity for identity in form.identities if identity.severity == "error"]
    assert sum(rule.formula[0].startswith("AND(") for rule in rules) == len(must)
    places = sheet(form).places
    assert broken_rules(worksheet) == []
    for cell in form.cells[::7]:
        identities = [i for i in must if cell.id in {term.cell for term in (*i.left, *i.right)}]
        worksheet.cell(*places[cell.id]).value = 7
        assert len(broken_rules(worksheet)) == len(identities)
        worksheet.cell(*places[cell.id]).value = None
        assert broken_rules(worksheet) == []
        worksheet.cell(*places[cell.id]).value = 0


def test_nothing_is_a_figure_before_somebody_writes_it(form: Form) -> None:
    """Cells are empty, and totals stay empty until all of their parts are numbers."""
    worksheet = opened(workbook(NAME, 2025, form, None))
    plan = sheet(form)
    totals = plan.totals()
    for cell, place in plan.places.items():
        value = worksheet.cell(*place).value
        assert value == totals.get(cell)
        assert value is None or value_of(worksheet, value) == ""


def test_every_cell_says_what_may_be_typed(form: Form) -> None:
    """A prompt for each; numbers are asked for but / and lost are let through.

    Words under tables have one too.
    """
    worksheet = opened(workbook(NAME, 2025, form, None))
    rules = worksheet.data_validations.dataValidation
    for cell in form.cells:
        row, column = sheet(form).places[cell.id]
        coordinate = worksheet.cell(row, column).coordinate
        of_cell = [rule for rule in rules if coordinate in rule.sqref]
        assert len(of_cell) == 1, cell.id
        assert "lost" in of_cell[0].prompt
        assert len(of_cell[0].prompt) <= 255
        if cell.column.kind != "amount":
            assert of_cell[0].errorStyle == "warning"
            words = re.fullmatch(
                r'IF\(ISNUMBER\(\w+\),.+,OR\(\w+="/",\w+="lost"\)\)', of_cell[0].formula1
            )
            assert words, (
                "a program must not compute with a word before it has asked whether it is a number"
            )


def test_the_sheets_are_ready_to_print_and_to_fill_in() -> None:
    """A4, one page wide; labels stay in sight; the narrative has its fields and headings."""
    data = workbook(NAME, 2025, whole_form(2021), None)
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == [NARRATIVE, TABLES, ADVICE]
    for worksheet in book.worksheets:
        assert worksheet.page_setup.paperSize == 9
        one_page_unless_said_otherwise = worksheet.page_setup.fitToWidth or 1
        assert one_page_unless_said_otherwise == 1
        assert worksheet.sheet_properties.pageSetUpPr
        assert worksheet.sheet_properties.pageSetUpPr.fitToPage
    assert book[TABLES].freeze_panes
    shown = [str(cell.value) for row in book[NARRATIVE] for cell in row if cell.value is not None]
    headings = [section.heading for section in SECTIONS if not section.table]
    assert shown == [
        f"{NAME}2025年政府信息公开工作年度报告",
        FIELDS[0], NAME, FIELDS[1], "2025", FIELDS[2], FIELDS[3], *headings,
    ]  # fmt: skip


def test_the_same_report_gives_the_same_bytes() -> None:
    """In another process and with another hash seed too; nothing inside tells when it was made."""
    code = (
        "import sys; from generator.form.editions import whole_form;"
        " from generator.authoring.workbook import workbook;"
        f"sys.stdout.buffer.write(workbook('{NAME}', 2025, whole_form(2021), None))"
    )
    made = [workbook(NAME, 2025, whole_form(2021), None)]
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        made.append(
            subprocess.run(
                [sys.executable, "-c", code], env=environment, capture_output=True, check=True
            ).stdout
        )
    assert made[0] == made[1] == made[2]


@pytest.mark.parametrize("number", range(12))
def test_a_filled_in_workbook_is_imported_as_it_was_filled_in(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Figures, blanks and lost cells; the title, the agency's words, and no word of ours."""
    monkeypatch.setattr(readers, "isolated", lambda read, *arguments: read(*arguments))
    rng = Random(number)  # noqa: S311 - nothing secret
    report = specimen(rng, blank=number % 2 == 1)
    form = report.figures.form
    values = tuple(
        Missing.LOST if rng.random() < 0.02 else value for value in report.figures.values
    )
    book = load_workbook(
        io.BytesIO(workbook(NAME, report.year, form, Figures(form, values, array("I"))))
    )
    row = next(
        cell.row for line in book[NARRATIVE] for cell in line if cell.value == SECTIONS[0].heading
    )
    book[NARRATIVE].cell(
        row + 1, 1
    ).value = "本机关扎实推进政府信息公开工作。\n全年主动公开信息 12 条。"
    path = tmp_path / "report.xlsx"
    book.save(path)
    imported = read_original(path, report.region, report.agency, report.year)
    assert imported.report
    said = without(
        report,
        frozenset(c.id for c, v in zip(form.cells, values, strict=True) if v is Missing.LOST),
    )
    found = tally(said, imported.report)
    assert found.wrong == []
    assert found.right == found.expected
    assert imported.report.title == f"{NAME}{report.year}年政府信息公开工作年度报告"
    assert imported.report.body.strip().startswith(
        f"## {SECTIONS[0].heading}\n\n本机关扎实推进政府信息公开工作。\n\n全年主动公开信息 12 条。"
    )
    assert "Alt+Enter" not in imported.report.body


def test_a_total_no_program_has_calculated_yet_is_no_blank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A formula without a stored result may be added up or be lost.

    The original does not leave it empty.
    """
    monkeypatch.setattr(readers, "isolated", lambda read, *arguments: read(*arguments))
    report = specimen(Random(1))  # noqa: S311 - nothing secret
    form = report.figures.form
    totals = sheet(form).totals()
    filled = tuple(
        Missing.UNFILLED if cell.id in totals else report.figures[cell.id] for cell in form.cells
    )
    path = tmp_path / "report.xlsx"
    path.write_bytes(workbook(NAME, report.year, form, Figures(form, filled, array("I"))))
    imported = read_original(path, report.region, report.agency, report.year)
    found = tally(without(report, frozenset()), imported.report)
    assert found.wrong == []
    assert found.right >= found.expected - len(totals)


def calculated(data: bytes) -> bytes:
    """The workbook as a spreadsheet program saves it: each formula with its result."""
    worksheet = opened(data)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for entry in source.namelist():
            text = source.read(entry)
            for match in reversed(
                list(re.finditer(rb'<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f><v ?/?>(?:</v>)?', text))
            ):
                result = value_of(worksheet, worksheet[match[1].decode()].value)
                opening, formula = match[0].split(b"><f>", 1)
                kind = b"" if isinstance(result, int) else b' t="str"'
                stored = formula.split(b"<v", 1)[0] + f"<v>{result}</v>".encode()
                text = (
                    text[: match.start()] + opening + kind + b"><f>" + stored + text[match.end() :]
                )
            copy.writestr(entry, text)
    return target.getvalue()


def test_a_total_a_program_has_calculated_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a figure, like one that was typed."""
    monkeypatch.setattr(readers, "isolated", lambda read, *arguments: read(*arguments))
    report = specimen(Random(2))  # noqa: S311 - nothing secret
    form = report.figures.form
    totals = sheet(form).totals()
    filled = tuple(
        Missing.UNFILLED if cell.id in totals else report.figures[cell.id] for cell in form.cells
    )
    path = tmp_path / "report.xlsx"
    path.write_bytes(
        calculated(workbook(NAME, report.year, form, Figures(form, filled, array("I"))))
    )
    stored = load_workbook(path, data_only=True)[TABLES]
    places = sheet(form).places
    assert all(stored.cell(*places[cell]).value == report.figures[cell] for cell in totals)
    imported = read_original(path, report.region, report.agency, report.year)
    found = tally(without(report, frozenset()), imported.report)
    assert found.wrong == []
    assert found.right == found.expected


def run(folder: Path, *arguments: str, path: Path = ROOT) -> tuple[int, str, str]:
    """Status, output and messages of `python -m generator new report …` in that folder."""
    environment = os.environ | {
        "PYTHONPATH": f"{path}{os.pathsep}{ROOT}",
        "SOURCE_DATE_EPOCH": "1780000000",
    }
    command = [sys.executable, "-m", "generator", "new", "report", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


ARGUMENTS = (
    "--region",
    "990101",
    "--agency",
    "jyj",
    "--year",
    "2024",
    "--xlsx",
    "fill-in/2024.xlsx",
)


def test_the_command_writes_a_workbook_with_what_last_year_hands_over(archive: Path) -> None:
    """The workbook instead of the report file, and never over another."""
    assert run(archive, *ARGUMENTS) == (0, "已新建 fill-in/2024.xlsx\n", "")
    assert not (archive / "content/reports/990101/jyj/2024.md").exists()
    data = (archive / "fill-in/2024.xlsx").read_bytes()
    worksheet, form = opened(data), whole_form(2021)
    handed = [
        term.cell
        for identity in form.identities
        if len(identity.left) == len(identity.right) == 1 and identity.right[0].last
        for term in identity.left
    ]
    assert handed
    assert all(worksheet.cell(*sheet(form).places[cell]).value == 0 for cell in handed)
    assert run(archive, *ARGUMENTS) == (1, "", "fill-in/2024.xlsx 已经存在，没有改动。\n")
    assert (archive / "fill-in/2024.xlsx").read_bytes() == data


@pytest.mark.parametrize(
    "given",
    ['=HYPERLINK("http://evil.example/","点")', "=1+1", "+1", "-1", "@SUM(1)", "＝1", "<r>1</r>"],
)
def test_a_name_is_no_formula(given: str, form: Form) -> None:
    """In whatever cell it stands, and when somebody edits that cell."""
    book = load_workbook(io.BytesIO(workbook(given, 2025, form, None)))
    cells = [cell for row in book["正文"] for cell in row if str(cell.value).startswith(given)]
    assert [cell.coordinate for cell in cells] == ["A1", "B2"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if given.startswith("=") and cell.value == given)
