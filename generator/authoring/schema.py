"""The form as a JSON Schema of a report file's front matter, for editors and other tools."""

from typing import Any

from generator.archive.cell import PATTERNS
from generator.archive.values import Missing
from generator.content.report_keys import ABOVE, BELOW, REQUIRED
from generator.form.editions import EDITIONS, TABLES, whole_form
from generator.form.form import Form
from generator.form.parts import Block, Line

NOTHING = {"type": "null"}
DRAFT = "https://json-schema.org/draft/2020-12/schema"
MOST = 999_999_999
AMOUNT = PATTERNS["amount"].pattern
FIGURES: dict[str, dict[str, Any]] = {
    "count": {
        "type": "integer",
        "minimum": 0,
        "maximum": MOST,
    },
    "signed": {
        "type": "integer",
        "minimum": -MOST,
        "maximum": MOST,
    },
    "decimal": {
        "type": "number",
        "minimum": 0,
    },
    "amount": {
        "type": ["string", "number"],
        "pattern": f"^(?:{AMOUNT})$",
    },
}
"Column kind → what a figure of it is."


def schema() -> dict[str, Any]:
    """Draft 2020-12; blank cells are null, lost ones the word.

    A report has a form and its tables; none of them where its year had none; or it was withdrawn
    and has none any more.
    """
    known = sorted(EDITIONS)
    forms = [whole_form(edition) for edition in known]
    one = {"enum": known}
    none = dict.fromkeys(TABLES, False)
    tables = {table: {"anyOf": _editions_of(table, forms)} for table in TABLES}
    return {
        "$schema": DRAFT,
        "title": "政府信息公开工作年度报告",
        "type": "object",
        "required": list(REQUIRED),
        "additionalProperties": False,
        "oneOf": [
            {
                "required": ["form", *TABLES],
                "properties": {"form": {"not": NOTHING}},
            },
            {
                "required": ["form"],
                "properties": {"form": NOTHING, **none},
            },
            {
                "required": ["withdrawn"],
                "properties": {"form": False, "withdrawn": {"type": "object"}, **none},
            },
        ],
        "properties": {
            "form": {
                "anyOf": [
                    one,
                    NOTHING,
                    {
                        "type": "object",
                        "required": list(TABLES),
                        "properties": dict.fromkeys(TABLES, one),
                    },
                ]
            },
            **{key.name: key.schema for key in ABOVE},
            **tables,
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
        for row in block.leaf_rows():
            rows[row.id] = _row(block, row)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(rows),
        "properties": rows,
    }


def _row(block: Block, row: Line) -> dict[str, Any]:
    cells = [_cell(column) for column in block.leaf_columns()]
    if len(cells) == 1:
        (only,) = cells
        return {"title": row.label, **only}
    return {
        "title": row.label,
        "type": "array",
        "prefixItems": cells,
        "minItems": len(cells),
        "maxItems": len(cells),
    }


def _cell(column: Line) -> dict[str, Any]:
    return {
        "title": column.label,
        "anyOf": [
            FIGURES[column.kind],
            {"type": "null"},
            {"const": Missing.LOST.value},
        ],
    }
