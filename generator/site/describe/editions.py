"""What of the codebook follows from the form: its editions, what changed, and breaks by law."""

from collections.abc import Iterator

from generator.form.breaks import BREAKS
from generator.form.editions import EDITIONS, FIRST_FORM, FIRST_YEAR, TABLES, whole_form
from generator.form.parts import Cell
from generator.form.union import editions_of, union


def of_form() -> Iterator[str]:
    """Its lines, as Markdown."""
    yield from _editions()
    for table in TABLES:
        yield from _changes(table)
    yield from _breaks()


def _editions() -> Iterator[str]:
    *_, newest = EDITIONS
    yield "## 表式"
    yield ""
    for edition, notice in EDITIONS.items():
        yield f"- {edition} 年版：{notice}，自 {edition} 年度起用。"
    yield ""
    yield (
        "一份报告的三张表可以各用一版，见 `editions` 一栏，依次是表二、表三、表四。"
        "两版都有的格，编号相同，算的是同一件事，可以连起来看。"
        f"{FIRST_YEAR}—{FIRST_FORM - 1} 年度没有统一表式，这些报告没有格。"
    )
    yield ""
    yield f"下面列出只有一版才有的格；没有列出的，各版都有。名称从 {newest} 年版。"
    yield ""


def _changes(table: str) -> Iterator[str]:
    """Row by row, the cells that not all editions have."""
    rows: dict[tuple[tuple[int, ...], str], list[Cell]] = {}
    for cell in union():
        editions = editions_of(cell.id)
        if cell.table == table and len(editions) < len(EDITIONS):
            of_row = rows.setdefault((editions, cell.row.id), [])
            of_row.append(cell)
    caption = whole_form(max(EDITIONS)).table(table).caption
    yield f"### {caption}（`{table}`）"
    yield ""
    if not rows:
        yield "各版相同。"
    for (editions, row), cells in sorted(rows.items()):
        named = "、".join(f"{cell.column.short} `{cell.column.id}`" for cell in cells)
        years = "、".join(map(str, editions))
        yield f"- 只有 {years} 年版：{cells[0].row.label}（`{table}.{row}`）的 {named}"
    yield ""


def _breaks() -> Iterator[str]:
    yield "## 不能直接与上年相比的年份"
    yield ""
    yield "依法变了口径，前后的数不能直接相比："
    yield ""
    for each in BREAKS:
        yield f"- {each.year} 年度起：{each.words}（{each.source}）。"
    yield ""
