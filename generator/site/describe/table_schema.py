"""The columns of the tables as Table Schema has them, generated from the form.

https://datapackage.org/standard/table-schema/
"""

from typing import Any

from generator.archive.agency import KINDS
from generator.form.editions import FIRST_YEAR
from generator.form.union import editions_of
from generator.site.export import COVERAGE_COLUMNS
from generator.site.export.columns import (
    COVERS,
    INTEGER,
    NUMBERS,
    STATES,
    TEXT,
    WORDS,
    Column,
    columns,
)
from generator.site.export.long_cells import COLUMNS as CELL_COLUMNS
from generator.survey.datum import Status
from generator.survey.verdicts import ACROSS, INSIDE, Said

Json = dict[str, Any]
MISSING = ["", *WORDS]
"What stands in the wide table where there is no value."
ALWAYS = (
    "region",
    "agency_name",
    "year",
    "kind",
    "covers",
    "state",
    "corrections",
    "url",
    "region_code",
    "agency",
)
"Columns that are empty in no row."
CHOICES = {
    "kind": list(KINDS.values()),
    "covers": list(COVERS),
    "state": list(STATES),
    "inside": sorted({said.word for said in INSIDE.values()}),
    "joining": sorted({said.word for said in (*ACROSS.values(), Said.FIRST)}),
}
"Column → all that can stand in it."
KEY = {"required": True, "unique": True}
NO_LESS = ("count", "decimal")
"Kinds of cells that are never below 0."
COVERAGE_TYPES = {
    "年度": "integer",
    "缺失格数": "integer",
    "更正次数": "integer",
    "公布日期": "date",
    "法定期限": "date",
    "逾期天数": "integer",
    "入档日期": "date",
}


def of_reports() -> Json:
    """Those of the wide table: what a report is, then every cell of the form."""
    return {
        "fields": list(map(_field, columns())),
        "primaryKey": ["report"],
        "missingValues": MISSING,
    }


def of_cells() -> Json:
    """Those of a long table; in it a status is a column, so that only what is empty is missing."""
    special: dict[str, Json] = {
        "year": {"type": INTEGER, "constraints": {"required": True, "minimum": FIRST_YEAR}},
        "covers": _chosen(list(COVERS)),
        "value": {"type": TEXT},
        "status": _chosen([each.value for each in Status if each is not Status.NOT_ASKED]),
    }
    plain = {"type": TEXT, "constraints": {"required": True}}
    fields = [
        {"name": name, "title": name, "description": says, **special.get(name, plain)}
        for name, says in CELL_COLUMNS.items()
    ]
    reports = {"resource": "reports", "fields": ["report"]}
    return {
        "fields": fields,
        "primaryKey": ["report", "cell"],
        "foreignKeys": [{"fields": ["report"], "reference": reports}],
        "missingValues": [""],
    }


def of_coverage() -> Json:
    """Those of the table of what the archive has, a body and a year a row."""
    fields = [
        {"name": name, "description": says, "type": COVERAGE_TYPES.get(name, TEXT)}
        for name, says in COVERAGE_COLUMNS.items()
    ]
    return {"fields": fields, "primaryKey": ["机关代码", "年度"], "missingValues": [""]}


def _field(column: Column) -> Json:
    kind = column.cell.column.kind if column.cell else ""
    # The amounts of an edition are in its reports' own words: 251000元.
    is_text = column.type == NUMBERS and kind != "decimal"
    field: Json = {
        "name": column.id,
        "title": column.title,
        "description": column.says,
        "type": TEXT if is_text else column.type,
    }
    constraints = _constraints(column, kind)
    if constraints:
        field["constraints"] = constraints
    if column.cell:
        field["unit"] = column.unit
        field["editions"] = list(editions_of(column.id))
    return field


def _constraints(column: Column, kind: str) -> Json:
    if column.id == "report":
        return dict(KEY)
    constraints: Json = {}
    if column.id in ALWAYS:
        constraints["required"] = True
    if column.id in CHOICES:
        constraints["enum"] = CHOICES[column.id]
    if column.id == "year":
        constraints["minimum"] = FIRST_YEAR
    elif kind in NO_LESS or (column.type == INTEGER and not kind):
        constraints["minimum"] = 0
    return constraints


def _chosen(words: list[str]) -> Json:
    return {"type": TEXT, "constraints": {"required": True, "enum": words}}
