"""The form as a JSON Schema of a report file's front matter, for editors and other tools."""

from typing import Any

from generator.archive.cell import PATTERNS
from generator.archive.values import Missing
from generator.content.report_keys import ABOVE, BELOW, REQUIRED
from generator.form.editions import EDITIONS, TABLES, whole_form
from generator.form.form import Form
from generator.form.parts import Block, Line

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Draft 2020-12; blank cells are null, lost ones the word."""
    editions = {edition: whole_form(edition) for edition in sorted(EDITIONS)}
    known = list(editions)
    one = {"enum": known}
    return {
        "$schema": DRAFT,
        "title": "政府信息公开工作年度报告",
        "type": "object",
        "required": [*REQUIRED, *TABLES],
        "additionalProperties": False,
        "properties": {
            "form": {
                "anyOf": [
                    one,
                    {
                        "type": "object",
                        "required": list(TABLES),
                        "properties": dict.fromkeys(TABLES, one),
                    },
                ]
            },
            **{key.name: key.schema for key in ABOVE},
            **{table: {"anyOf": _editions_of(table, list(editions.values()))} for table in TABLES},
            **{key.name: key.schema for key in BELOW},
        },
    }


def _editions_of(table_id: str, forms: list[Form]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for form in forms:
        described = _table(form, table_id)
        if described not in found:
            found.append(described)
    return found


def _table(form: Form, table_id: str) -> dict[str, Any]:
    rows: dict[str, Any] = {}
    for block in form.table(table_id).blocks:
        rows |= {row.id: _row(block, row) for row in block.leaf_rows()}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(rows),
        "properties": rows,
    }


def _row(block: Block, row: Line) -> dict[str, Any]:
    cells = [_cell(column) for column in block.leaf_columns()]
    if len(cells) == 1:
        return {"title": row.label, **cells[0]}
    return {
        "title": row.label,
        "type": "array",
        "prefixItems": cells,
        "minItems": len(cells),
        "maxItems": len(cells),
    }


def _cell(column: Line) -> dict[str, Any]:
    missing = [{"type": "null"}, {"const": Missing.LOST.value}]
    figures: dict[str, dict[str, Any]] = {
        "count": {"type": "integer", "minimum": 0, "maximum": 999_999_999},
        "signed": {"type": "integer", "minimum": -999_999_999, "maximum": 999_999_999},
        "decimal": {"type": "number", "minimum": 0},
        "amount": {"type": ["string", "number"], "pattern": f"^(?:{PATTERNS['amount'].pattern})$"},
    }
    return {"title": column.label, "anyOf": [figures[column.kind], *missing]}
