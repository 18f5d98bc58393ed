"""What JSON Schemas are made of (draft 2020-12), each in as few words as a definition needs."""

from typing import Any

from generator.site.api.vocabulary import WORDS

Schema = dict[str, Any]

DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
REGION_CODE: Schema = {"type": "string", "pattern": "^[0-9]{6}([0-9]{3})?$"}
AGENCY_ID: Schema = {"type": "string", "pattern": "^[0-9]{6,9}/[a-z0-9-]+$"}
REPORT_ID: Schema = {"type": "string", "pattern": "^[0-9]{6,9}/[a-z0-9-]+/[0-9]{4}$"}
CELL_ID: Schema = {"type": "string", "pattern": "^[a-z_]+\\.[a-z_]+\\.[a-z_]+$"}
WEB: Schema = {"type": "string", "format": "uri"}
TRUTH: Schema = {"type": "boolean"}


def text(says: str = "") -> Schema:
    """Any text."""
    return told({"type": "string"}, says)


def count(says: str = "") -> Schema:
    """A whole number from 0 on."""
    return told({"type": "integer", "minimum": 0}, says)


def told(schema: Schema, says: str) -> Schema:
    """The same, with what it means."""
    return {**schema, "description": says} if says else schema


def word(kind: str) -> Schema:
    """One of the words of that kind, with what each of them means."""
    words = WORDS[kind]
    says = "；".join(f"{name} {meaning}" for name, meaning in words.items())
    return {"type": "string", "enum": list(words), "description": says}


def listed(items: Schema, says: str = "") -> Schema:
    """Any number of these."""
    return told({"type": "array", "items": items}, says)


def mapped(names: Schema, values: Schema, says: str = "") -> Schema:
    """An object whose keys are such names."""
    return told({"type": "object", "propertyNames": names, "additionalProperties": values}, says)


def maybe(schema: Schema, says: str = "") -> Schema:
    """The same, or null."""
    return told({"anyOf": [schema, {"type": "null"}]}, says)


def ref(name: str) -> Schema:
    """One of the schemas of the interface."""
    return {"$ref": f"#/components/schemas/{name}"}


def record(fields: Schema, optional: Schema | None = None) -> Schema:
    """An object that has all these fields, and maybe others: more may come to be told."""
    extra = optional or {}
    return {
        "type": "object",
        "properties": {**fields, **extra},
        "required": list(fields),
    }


def document(fields: Schema) -> Schema:
    """A document: what every one says, and these fields."""
    head = {
        "schema_version": told({"type": "string", "pattern": "^1\\.[0-9]+$"}, "接口的版本"),
        "notice": text("本档案不是政府网站"),
        "licence": text("许可"),
    }
    return record({**head, **fields})


def paged(fields: Schema) -> Schema:
    """A document of several pages, each with some of what it lists."""
    of_page = {
        "total": count("各页一共几项"),
        "next": maybe(WEB, "下一页的网址；最后一页为 null"),
    }
    return document({**fields, **of_page})
