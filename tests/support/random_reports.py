"""Random reports as agencies publish them.

Of either edition or a mixture, their identities holding.
"""

import re
from array import array
from dataclasses import replace
from random import Random

from generator.archive.figures import Figures
from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.form.editions import EDITIONS, SECTIONS, form_for
from generator.form.form import Form
from generator.form.identities import Identity
from generator.form.parts import Cell

SIZES = ((0, 0), (0, 1), (0, 9), (0, 60), (0, 900), (0, 90_000))
"How large a free figure is, per report; a row adds seven of them."
PROSE = (
    "{year}年，本机关认真贯彻《中华人民共和国政府信息公开条例》，扎实推进政府信息公开工作。",
    "全年通过门户网站主动公开信息 {n} 条，其中政策解读 {m} 条。",
    "一是完善制度，二是加强培训（共 {m} 次），三是强化监督；确保公开及时、准确。",
    "严格落实“三审三校”制度，未经审核的信息一律不准发布。",
    "截至{year}年12月31日，政务新媒体累计发布信息{n}条，阅读量{m}.5万次。",
    "二、加大培训力度，全年培训 {m} 人次。",
    "对照上级要求和群众期盼，仍有差距：公开内容不够全面，平台建设有待加强。",
)
SUBHEADINGS = (
    "（一）主动公开",
    "（二）依申请公开",
    "（三）政府信息管理",
    "（四）政府信息公开平台建设",
    "（五）监督保障",
)


def specimen(rng: Random, *, blank: bool = False, of: tuple[int, int, int] | None = None) -> Report:
    """A report whose identities all hold.

    With `blank` some of its cells are blank, as agencies leave them.
    """
    year = rng.randint(2019, 2026)
    form = form_for(*(of or (rng.choice(list(EDITIONS)) for _ in range(3))))
    values = _figures(form, rng)
    if blank:
        values = _blanked(form, values, rng)
    name = rng.choice(("某县教育局", "某市工业和信息化局", "某区人民政府", "某镇人民政府"))
    return Report(
        region="990101",
        agency="jyj",
        year=year,
        path="",
        title=f"{name}{year}年政府信息公开工作年度报告",
        form=form,
        figures=Figures(form, tuple(values[cell.id] for cell in form.cells), array("I")),
        body=_body(year, rng),
        body_line=0,
    )


def _body(year: int, rng: Random) -> str:
    def prose() -> str:
        sentence = rng.choice(PROSE)
        return sentence.format(year=year, n=rng.randint(0, 9999), m=rng.randint(0, 99))

    lines = []
    for section in SECTIONS:
        if section.table:
            continue
        lines.append(f"## {section.heading}")
        if section is SECTIONS[0] and rng.random() < 0.7:
            for heading in SUBHEADINGS:
                lines += [heading, prose()]
        else:
            lines += [prose() for _ in range(rng.randint(1, 3))]
    return "\n" + "\n\n".join(lines) + "\n"


def _figures(form: Form, rng: Random) -> dict[str, Value]:
    """Free cells at random, the others as the identities demand."""
    low, high = rng.choice(SIZES)
    zeros = rng.choice((0.3, 0.7, 0.9, 0.97))
    must = [identity for identity in form.identities if identity.severity == "error"]
    stated = {c for identity in must if (c := stated_cell(identity))}
    split = [identity for identity in must if not stated_cell(identity)]
    given = {term.cell for identity in split for term in identity.left}
    known: dict[str, int] = {}
    texts: dict[str, Value] = {}
    for cell in form.cells:
        if cell.column.kind == "count" and cell.table in {i.id.split(".")[0] for i in must}:
            if cell.id not in stated | given:
                known[cell.id] = 0 if rng.random() < zeros else rng.randint(low, high)
        else:
            texts[cell.id] = _alone(cell, rng)
    _follow(must, known)
    for identity in split:
        if not any(term.cell in stated for term in identity.left):
            _share(identity, known, rng)
    _follow(must, known)
    for identity in must:
        assert sum(known[t.cell] for t in identity.left) == sum(
            known[t.cell] for t in identity.right
        ), identity.id
    return {**known, **texts}


def stated_cell(identity: Identity) -> str:
    """The cell that alone makes one side, and so is the sum of the other.

    Empty where both sides have several.
    """
    sides = (identity.left, identity.right)
    return next((side[0].cell for side in sides if len(side) == 1), "")


def _follow(identities: list[Identity], known: dict[str, int]) -> None:
    """Set every stated sum whose parts are known, until nothing is left to set."""
    before = -1
    while before != len(known):
        before = len(known)
        for identity in identities:
            cell = stated_cell(identity)
            parts = identity.right if cell == identity.left[0].cell else identity.left
            if cell and cell not in known and all(term.cell in known for term in parts):
                known[cell] = sum(known[term.cell] for term in parts)


def _share(identity: Identity, known: dict[str, int], rng: Random) -> None:
    """Share the right side out over the cells of the left, most of it to the first."""
    left = sum(known[term.cell] for term in identity.right)
    for term in identity.left[1:]:
        known[term.cell] = rng.randint(0, left) if rng.random() < 0.3 else 0
        left -= known[term.cell]
    known[identity.left[0].cell] = left


def _alone(cell: Cell, rng: Random) -> Value:
    """A figure no identity speaks of."""
    figure = 0 if rng.random() < 0.5 else rng.randint(0, rng.choice((9, 99, 9999, 999_999)))
    match cell.column.kind:
        case "signed":
            return rng.choice((1, 1, -1)) * figure
        case "decimal":
            return str(figure) + (
                f".{rng.randint(1, 999_999)}" if figure and rng.random() < 0.6 else ""
            )
        case "amount":
            unit = rng.choice(("", "元", "万元")) if figure else ""
            return str(figure) + (f".{rng.randint(1, 999)}" if unit == "万元" else "") + unit
        case _:
            return figure


def _blanked(form: Form, values: dict[str, Value], rng: Random) -> dict[str, Value]:
    """Leave cells blank that say 0.

    All of them, those of some columns or rows, or some here and there.
    """
    way = rng.choice(("all", "columns", "rows", "some"))
    chosen = {cell.id: rng.random() < 0.5 for cell in form.cells}
    lines = {
        line.id for cell in form.cells for line in (cell.row, cell.column) if rng.random() < 0.5
    }

    def leaves_blank(cell: Cell) -> bool:
        nought = re.fullmatch(r"0", str(values[cell.id])) is not None
        picked = {"all": True, "columns": cell.column.id in lines, "rows": cell.row.id in lines}
        return nought and picked.get(way, chosen[cell.id])

    return {
        cell.id: Missing.BLANK if leaves_blank(cell) else values[cell.id] for cell in form.cells
    }


def contradicted(report: Report, rng: Random) -> Report:
    """The same report with one to three figures that break its identities.

    As a total left over from last year does.
    """
    form = report.figures.form
    terms = {t.cell for i in form.identities if i.severity == "error" for t in (*i.left, *i.right)}
    wrong = set(rng.sample(sorted(terms), rng.randint(1, 3)))
    pairs = zip(form.cells, report.figures.values, strict=True)
    values = tuple(rng.randint(0, 30) if cell.id in wrong else value for cell, value in pairs)
    return replace(report, figures=Figures(form, values, array("I")))


def without(report: Report, hidden: frozenset[str]) -> dict[str, Value]:
    """Cell → what a faithful import may say at most.

    The figure, or lost where the original no longer shows it.
    """
    cells = report.figures.form.cells
    return {
        cell.id: Missing.LOST if cell.id in hidden else report.figures[cell.id] for cell in cells
    }
