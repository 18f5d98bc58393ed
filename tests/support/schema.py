"""As much of JSON Schema (2020-12) as the schema of the conformance suite uses."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

TYPES: Mapping[str, type | tuple[type, ...]] = {
    "array": list,
    "object": dict,
    "string": str,
    "integer": int,
}
KNOWN = {
    "$schema", "$id", "$defs", "$ref", "title", "description", "type", "enum", "pattern",
    "minimum", "maximum", "minItems", "minLength", "items", "properties", "required",
    "propertyNames", "additionalProperties", "oneOf",
}  # fmt: skip

Schema = Mapping[str, Any]


def faults(value: Any, schema: Schema, root: Schema, at: str = "$") -> Iterator[str]:  # noqa: ANN401 - whatever JSON has
    """What is wrong with a value, each with where it is."""
    assert schema.keys() <= KNOWN, schema.keys() - KNOWN
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        yield from faults(value, root["$defs"][name], root, at)
    if "type" in schema and not isinstance(value, TYPES[schema["type"]]):
        yield f"{at} is no {schema['type']}: {value!r}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at} is none of {schema['enum']}: {value!r}"
    yield from _of_choice(value, schema, root, at)
    match value:
        case str() | int():
            yield from _of_scalar(value, schema, at)
        case list():
            yield from _of_array(value, schema, root, at)
        case dict():
            yield from _of_object(value, schema, root, at)


def _of_choice(value: Any, schema: Schema, root: Schema, at: str) -> Iterator[str]:  # noqa: ANN401 - whatever JSON has
    choices = schema.get("oneOf", ())
    fitting = [one for one in choices if not list(faults(value, one, root, at))]
    if choices and len(fitting) != 1:
        yield f"{at} fits {len(fitting)} of {len(choices)}: {value!r}"


def _of_scalar(value: str | int, schema: Schema, at: str) -> Iterator[str]:
    if isinstance(value, str):
        if not re.search(schema.get("pattern", ""), value):
            yield f"{at} is not {schema['pattern']}: {value!r}"
        if len(value) < schema.get("minLength", 0):
            yield f"{at} is too short"
    elif not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{at} is out of range: {value}"


def _of_array(value: list[Any], schema: Schema, root: Schema, at: str) -> Iterator[str]:
    if len(value) < schema.get("minItems", 0):
        yield f"{at} has too few items"
    for number, item in enumerate(value):
        yield from faults(item, schema.get("items", {}), root, f"{at}[{number}]")


def _of_object(value: Mapping[str, Any], schema: Schema, root: Schema, at: str) -> Iterator[str]:
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{at} has no {name}"
    properties = schema.get("properties", {})
    for name, item in value.items():
        yield from faults(name, schema.get("propertyNames", {}), root, f"{at}.{name}")
        if name in properties:
            yield from faults(item, properties[name], root, f"{at}.{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{at} may have no {name}"
        elif "additionalProperties" in schema:
            yield from faults(item, schema["additionalProperties"], root, f"{at}.{name}")
