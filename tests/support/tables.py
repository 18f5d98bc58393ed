"""Tables three and four as originals print them, and reading them back.

Each figure says where it belongs.
"""

from collections.abc import Sequence
from pathlib import Path

from generator.archive.values import Value
from generator.finding import Finding
from generator.form.editions import whole_form
from generator.intake.report import read_original

YEAR = 2025
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
ROWS = tuple(row.label for row in whole_form(2021).table("requests").blocks[0].leaf_rows())
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
GROUPS = ("行政复议", "未经复议直接起诉", "复议后起诉")
Table = list[list[str]]


def markup(table: Table) -> str:
    """A table of a web page."""
    rows = ("".join(f"<td>{text}</td>" for text in row) for row in table)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def tabs(table: Table) -> str:
    """The same with tabs."""
    return "\n".join("\t".join(row) for row in table)


def pipes(table: Table) -> str:
    """The same in Markdown."""
    lines = [f"| {' | '.join(row)} |" for row in table]
    return "\n".join([lines[0], "|---" * len(table[0]) + "|", *lines[1:]])


FORMATS = {"html": markup, "tabs": tabs, "pipes": pipes}
SECTIONS = {
    "proactive": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "disputes": "四、政府信息公开行政复议、行政诉讼情况",
}


def original(kind: str, section: str, *parts: Table | str) -> bytes:
    """A report in which one section has these tables and lines of text."""
    written = [FORMATS[kind](part) if isinstance(part, list) else part for part in parts]
    before = [
        f"湛河区工信局{YEAR}年政府信息公开工作年度报告",
        "一、总体情况",
        "情况良好。",
        SECTIONS[section],
    ]
    lines = [*before, *written, "六、其他需要报告的事项", "没有收取信息处理费。"]
    if kind == "html":
        return "".join(
            line if line.startswith("<table") else f"<p>{line}</p>" for line in lines
        ).encode()
    return "\n\n".join(lines).encode()


def read(
    tmp_path: Path, kind: str, section: str, *parts: Table | str
) -> tuple[dict[str, Value], list[Finding]]:
    """The values of the section's table, by row and column, and all findings."""
    path = tmp_path / f"original.{'html' if kind == 'html' else 'txt'}"
    path.write_bytes(original(kind, section, *parts))
    imported = read_original(path, "410411", "gxj", None)
    assert imported.report is not None, imported.findings
    figures = imported.report.figures
    own = {cell.id: cell for cell in figures.form.cells if cell.table == section}
    return {name.partition(".")[2]: figures[name] for name in own}, imported.findings


def applicants(order: Sequence[str], beside: str = "") -> Table:
    """Table three with its columns in that order.

    Each figure says where it belongs: 3·商业企业 is 302.
    """
    table = [["", *order]]
    for number, label in enumerate(ROWS, 1):
        table.append([label, *(str(number * 100 + APPLICANTS.index(name) + 1) for name in order)])
    return [[*row, beside if at == 0 else "7"] for at, row in enumerate(table)] if beside else table


def as_written(number: int) -> list[int]:
    """What stands in a row of such a table."""
    return [number * 100 + column for column in range(1, len(APPLICANTS) + 1)]


def by_rows(values: dict[str, Value]) -> list[list[Value]]:
    """Table three's values, a list for each row."""
    flat = list(values.values())
    return [flat[start : start + len(APPLICANTS)] for start in range(0, len(flat), len(APPLICANTS))]


def read_text(tmp_path: Path, section: str, text: str) -> tuple[dict[str, Value], list[Finding]]:
    """The values of the section's table, by row and column, and all findings."""
    before = (
        f"湛河区工信局{YEAR}年政府信息公开工作年度报告\n\n一、总体情况\n\n情况良好。\n\n"
        f"{SECTIONS[section]}\n\n"
    )
    path = tmp_path / "original.txt"
    path.write_text(f"{before}{text}\n\n六、其他需要报告的事项\n\n没有收取信息处理费。\n", "utf-8")
    imported = read_original(path, "410411", "gxj", None)
    assert imported.report is not None, imported.findings
    figures = imported.report.figures
    own = [cell.id for cell in figures.form.cells if cell.table == section]
    return {name.partition(".")[2]: figures[name] for name in own}, imported.findings
