"""The description of the interface for programs: OpenAPI 3.1, made of the same definitions."""

import re
from typing import Any

from generator.archive.settings import NOTICE, Settings
from generator.site.api.catalogue import KINDS, Kind
from generator.site.api.components import COMPONENTS
from generator.site.api.document import VERSION
from generator.site.api.form_schemas import SCHEMAS
from generator.site.api.index import PROMISE
from generator.site.api.schemas import DOCUMENTS
from generator.site.api.shapes import REGION_CODE, ref

NAME = re.compile(r"\{(\w+)\}")
PARAMETERS = {
    "region": (REGION_CODE, "行政区划代码，乡镇街道为九位"),
    "agency": ({"type": "string", "pattern": "^[a-z0-9-]+$"}, "机关在地区中的代号，如 gxj"),
    "year": ({"type": "integer", "minimum": 2008}, "报告所属的年度"),
    "page": ({"type": "integer", "minimum": 2}, "第几页，从 2 起"),
}
"Name in an address → its schema, and what it means."
Described = dict[str, Any]


def openapi(settings: Settings) -> Described:
    """The description of this archive's interface."""
    paths: Described = {}
    for kind in KINDS:
        paths[f"/{kind.address}"] = _path(kind, kind.address, kind.id)
        if kind.is_paged:
            paths[f"/{kind.page}"] = _path(kind, kind.page, f"{kind.id}-page")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": settings.title,
            "version": VERSION,
            "summary": "Reports on the disclosure of government information, cell by cell",
            "description": "\n\n".join((NOTICE, settings.licence, *PROMISE)),
        },
        "servers": [{"url": settings.base_url.rstrip("/")}],
        "paths": paths,
        "components": {"schemas": {**COMPONENTS, **DOCUMENTS, **SCHEMAS}},
    }


def _path(kind: Kind, address: str, operation: str) -> Described:
    answer = {
        "description": kind.says,
        "content": {"application/json": {"schema": ref(kind.schema)}},
    }
    return {
        "get": {
            "operationId": operation,
            "summary": kind.summary,
            "description": kind.says,
            "parameters": [_parameter(name) for name in NAME.findall(address)],
            "responses": {"200": answer, "404": {"description": "本档案没有"}},
        }
    }


def _parameter(name: str) -> Described:
    schema, says = PARAMETERS[name]
    return {"name": name, "in": "path", "required": True, "description": says, "schema": schema}
