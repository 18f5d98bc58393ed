"""The files of an archive that are no reports, as JSON Schemas for editors: each as it is read.

What the loader accepts is valid. What is valid may still be wrong in what no schema can say: a day
that no year has, an agency there is none of.
"""

from typing import Any

from generator.archive.agency import KINDS
from generator.archive.settings import KEPT
from generator.authoring.schema import DRAFT, NOTHING
from generator.authoring.schema import schema as report
from generator.content import deadlines, site_file
from generator.content import regions as regions_file
from generator.content.agency_file import CREDIT_CODE, FORMER_NAME, KEYS, REQUIRED
from generator.content.ids import CODE
from generator.content.references import AGENCY, FORMER, MOST_FORMER
from generator.content.sectors import SECTORS

Schema = dict[str, Any]

SCALAR = ["string", "number", "boolean"]
"Texts are read as they are written: an editor takes 2022 for a number, and true for a truth."
LINE: Schema = {"type": SCALAR, "pattern": r"^[^\n]*$"}
SAID: Schema = {"type": SCALAR, "pattern": r"^[^\n]*\S[^\n]*$"}
ADDRESS = r"^https?://[^\s<>\"'\\^`{|}]+$"
BIG = 10**18
"A number of 18 digits is a credit code, too."


def file_schemas() -> dict[str, Schema]:
    """Name → Draft 2020-12: a report's front matter, then the other files by what they state."""
    return {
        "report": report(),
        "agency": agency(),
        "regions": regions(),
        "site": site(),
    }


def agency() -> Schema:
    """`agency.yaml`."""
    body = _record(
        REQUIRED,
        {
            "name": _told(SAID, "照报告上的写法"),
            "formal_name": _told(_maybe(LINE), "全称，与 name 不同的才写"),
            "aliases": _told(_list(SAID), "其他叫法，如简称"),
            "sector": _told({"anyOf": [{"enum": list(SECTORS)}, SAID]}, "同类机关写法相同"),
            "kind": _told({"enum": [*KINDS, None]}, _words(KINDS)),
            "website": _maybe(_text(ADDRESS)),
            "credit_code": _told(_maybe(_code(CREDIT_CODE)), "18 位统一社会信用代码"),
            "former_names": _told(
                _list(_record(FORMER_NAME, dict.fromkeys(FORMER_NAME, SAID))),
                "曾用名，until 为用到哪一年",
            ),
            "former_ids": _told(_former_ids(), "文件夹原来的名称；换过地区的写 区划代码/机关"),
            "succeeds": _told(_agencies(), "前身，区划代码/机关"),
            "succeeded_by": _told(_agencies(), "职能转入哪个机关，区划代码/机关"),
        },
    )
    return _document("机关", body, KEYS)


def regions() -> Schema:
    """`regions.yaml`."""
    region = _record(
        regions_file.REQUIRED,
        {
            "name": SAID,
            "former": _told(_list(_code(CODE)), "原代码，网址转到现行代码"),
        },
    )
    body = {
        "type": "object",
        "propertyNames": {"pattern": f"^(?:{CODE})$"},
        "additionalProperties": region,
    }
    return _document("行政区划", body)


def site() -> Schema:
    """`site.yaml`."""
    body = _record(
        (),
        {
            "title": _told(_maybe(LINE), "档案的名称"),
            "base_url": _told(_maybe(_text(ADDRESS)), "网站的网址"),
            "repository": _told(_maybe(_text(ADDRESS)), "本档案在 GitHub 等处的网址"),
            "contact": _told(_maybe(LINE), "怎样联系维护者"),
            "licence": _told(_maybe(LINE), "数据的使用许可"),
            "originals": _told(
                {"anyOf": [NOTHING, {"const": KEPT}, {"type": "string", "pattern": "{sha256}"}]},
                "原件存在哪里：content，或含 {sha256} 的网址",
            ),
            "deadlines": _list(_deadline()),
            "format": {"enum": [None, site_file.FORMAT, int(site_file.FORMAT)]},
            "sectors": _told(_list(SAID), "常用的领域以外的领域"),
        },
    )
    return _document("本站的设置", _maybe(body), site_file.KEYS)


def _deadline() -> Schema:
    year = _code(deadlines.YEAR)
    source = {"title": SAID, "url": _text(ADDRESS)}
    return _record(
        deadlines.REQUIRED,
        {
            "regions": {"type": "array", "minItems": 1, "items": _code(CODE)},
            "kinds": {"type": "array", "minItems": 1, "items": {"enum": list(deadlines.OPEN)}},
            "day": _told(_text(f"^{deadlines.DAY}$"), deadlines.DAY_EXPECTED),
            "since": year,
            "until": _maybe(year),
            "source": _record(deadlines.SOURCE, source),
        },
    )


def _document(title: str, body: Schema, keys: tuple[str, ...] = ()) -> Schema:
    """A schema that stands by itself; keys: those the loader knows, in its order."""
    for each in body.get("anyOf", [body]):
        if keys and "properties" in each:
            each["properties"] = {key: each["properties"][key] for key in keys}
    return {"$schema": DRAFT, "title": title, **body}


def _record(required: tuple[str, ...], properties: Schema) -> Schema:
    return {
        "type": "object",
        "required": list(required),
        "additionalProperties": False,
        "properties": properties,
    }


def _told(schema: Schema, says: str) -> Schema:
    return {"description": says, **schema}


def _words(kinds: dict[str, str]) -> str:
    return "、".join(f"{kind}（{word}）" for kind, word in kinds.items())


def _maybe(schema: Schema) -> Schema:
    return {"anyOf": [NOTHING, schema]}


def _list(items: Schema) -> Schema:
    return _maybe({"type": "array", "items": items})


def _text(pattern: str) -> Schema:
    return {"type": "string", "pattern": pattern}


def _code(pattern: str) -> Schema:
    """A text that may be nothing but digits, and is then a number for an editor."""
    number = {"type": "integer", "minimum": 0, "maximum": BIG}
    return {"anyOf": [_text(f"^(?:{pattern})$"), number]}


def _former_ids() -> Schema:
    listed = {"type": "array", "maxItems": MOST_FORMER, "items": _code(FORMER)}
    return _maybe(listed)


def _agencies() -> Schema:
    one = _text(f"^{AGENCY}$")
    return {"anyOf": [NOTHING, one, {"type": "array", "items": one}]}
