"""The keys of a report's front matter, in the order in which they are written.

A new one stands here, and as an attribute of `Report`; what reads, writes, repairs and describes a
report file derives from these. `form` and the tables between the two groups are the form's:
`generator.content.tables` reads them.
"""

from collections.abc import Iterator, Mapping

from generator.archive.reference import Reference
from generator.archive.report import (
    Acknowledgement,
    Correction,
    Redaction,
    Source,
    Withdrawal,
)
from generator.content.entries import read_entries
from generator.content.fields import Fields, is_null
from generator.content.keys import (
    DATE,
    Key,
    read_all,
    write_all,
)
from generator.content.nodes import Mapping as MappingNode
from generator.content.nodes import Node, Scalar
from generator.content.references import AGENCY, references
from generator.content.scalars import scalar
from generator.form.editions import TABLES

CORRECTION = ("date", "cell", "before", "after", "reason")
REDACTION = ("date", "what", "reason")
WITHDRAWAL = ("date", "reason")
SCOPES = ("own", "level", "area")
SCOPE_WORDS = "own（本机关）、level（本级政府各机关）或 area（全域，含下级）"


def _title(fields: Fields, node: Node | None, name: str) -> str:
    return fields.text(node, name, required=True) or ""


def _scope(fields: Fields, node: Node | None, name: str) -> str | None:
    return fields.matching(node, name, "|".join(SCOPES), SCOPE_WORDS)


def _sha256(fields: Fields, node: Node | None, name: str) -> str | None:
    return fields.matching(node, name, r"[0-9a-f]{64}", "64 位小写十六进制")


def _read_snapshots(fields: Fields, node: Node | None) -> tuple[str, ...]:
    items = fields.items(node, "snapshots")
    addresses = (fields.address(item, "snapshots") for item in items)
    return tuple(filter(None, addresses))


def _write_snapshots(addresses: tuple[str, ...]) -> Iterator[str]:
    if addresses:
        yield "snapshots:"
    for address in addresses:
        yield f"  - {scalar(address)}"


SOURCE = (
    Key.of_text("url", Fields.address),
    Key.of_text("retrieved", Fields.day),
    Key.of_text("file"),
    Key.of_text("sha256", _sha256),
    Key.of_text("index_number", is_optional=True),
    Key.of_text("document_number", is_optional=True),
    Key(
        "snapshots",
        _read_snapshots,
        _write_snapshots,
        {
            "type": ["array", "null"],
            "items": {"type": "string", "format": "uri"},
        },
    ),
)


def _read_source(fields: Fields, node: Node | None) -> Source:
    known = [key.name for key in SOURCE]
    entries = read_entries(fields, node, "source", known)
    stated = read_all(SOURCE, entries)
    return Source(**stated, sha256_position=entries.position("sha256"))


def _write_source(source: Source) -> Iterator[str]:
    yield "source:"
    for line in write_all(SOURCE, source):
        yield f"  {line}"


def _read_joint(fields: Fields, node: Node | None) -> tuple[Reference, ...]:
    items = fields.items(node, "joint")
    return tuple(references(fields, items, "joint"))


def _write_joint(joint: tuple[Reference, ...]) -> Iterator[str]:
    if joint:
        yield f"joint: [{', '.join(body.key for body in joint)}]"


def _read_acknowledged(fields: Fields, node: Node | None) -> dict[str, Acknowledgement]:
    if not isinstance(node, MappingNode):
        read_entries(fields, node, "acknowledged", ())
        return {}
    acknowledged: dict[str, Acknowledgement] = {}
    for key, value in node.items:
        name = f"acknowledged.{key.text}"
        reason = fields.text(value, name, required=True)
        if reason:
            acknowledged[key.text] = Acknowledgement(reason, key.position)
    return acknowledged


def _write_acknowledged(acknowledged: Mapping[str, Acknowledgement]) -> Iterator[str]:
    if not acknowledged:
        yield "acknowledged: {}"
        return
    yield "acknowledged:"
    for name, acknowledgement in acknowledged.items():
        yield f"  {name}: {scalar(acknowledgement.reason)}"


def _read_corrections(fields: Fields, node: Node | None) -> tuple[Correction, ...]:
    corrections = []
    for item in fields.items(node, "corrections"):
        correction = _read_correction(fields, item)
        if correction:
            corrections.append(correction)
    return tuple(corrections)


def _read_correction(fields: Fields, item: Node) -> Correction | None:
    entries = read_entries(fields, item, "corrections", CORRECTION, CORRECTION)
    day = entries.day("date", required=True)
    cell = entries.text("cell", required=True)
    reason = entries.text("reason", required=True)
    before = entries.get("before")
    after = entries.get("after")
    if not isinstance(before, Scalar) or not isinstance(after, Scalar):
        return None
    if not (day and cell and reason):
        return None
    return Correction(
        date=day,
        cell=cell,
        before=before.text,
        after=after.text,
        reason=reason,
        cell_position=entries.position("cell"),
        before_position=before.position,
        after_position=after.position,
        date_position=entries.position("date"),
    )


def _write_corrections(corrections: tuple[Correction, ...]) -> Iterator[str]:
    if not corrections:
        yield "corrections: []"
        return
    yield "corrections:"
    for change in corrections:
        yield f"  - date: {change.date}"
        yield f"    cell: {change.cell}"
        yield f"    before: {change.before}"
        yield f"    after: {change.after}"
        yield f"    reason: {scalar(change.reason)}"


def _read_redacted(fields: Fields, node: Node | None) -> tuple[Redaction, ...]:
    redacted = []
    for item in fields.items(node, "redacted"):
        redaction = _read_redaction(fields, item)
        if redaction:
            redacted.append(redaction)
    return tuple(redacted)


def _read_redaction(fields: Fields, item: Node) -> Redaction | None:
    entries = read_entries(fields, item, "redacted", REDACTION, REDACTION)
    day = entries.day("date", required=True)
    what = entries.text("what", required=True)
    reason = entries.text("reason", required=True)
    if not (day and what and reason):
        return None
    return Redaction(day, what, reason, entries.position("date"))


def _write_redacted(redacted: tuple[Redaction, ...]) -> Iterator[str]:
    if redacted:
        yield "redacted:"
    for redaction in redacted:
        yield f"  - date: {redaction.date}"
        yield f"    what: {scalar(redaction.what)}"
        yield f"    reason: {scalar(redaction.reason)}"


def _read_withdrawn(fields: Fields, node: Node | None) -> Withdrawal | None:
    if node is None or is_null(node):
        return None
    entries = read_entries(fields, node, "withdrawn", WITHDRAWAL, WITHDRAWAL)
    day = entries.day("date", required=True)
    reason = entries.text("reason", required=True)
    if not day or not reason:
        return None
    return Withdrawal(day, reason, entries.position("date"))


def _write_withdrawn(withdrawal: Withdrawal | None) -> Iterator[str]:
    if withdrawal is None:
        yield "withdrawn: null"
        return
    yield "withdrawn:"
    yield f"  date: {withdrawal.date}"
    yield f"  reason: {scalar(withdrawal.reason)}"


ABOVE = (
    Key.of_text("title", _title, {"type": "string"}),
    Key.of_text("published", Fields.day, DATE),
    Key.of_text("archived", Fields.day, DATE, is_optional=True),
    Key(
        "source",
        _read_source,
        _write_source,
        {
            "type": ["object", "null"],
            "additionalProperties": False,
            "properties": {key.name: key.schema for key in SOURCE},
        },
        below=tuple(key.name for key in SOURCE),
    ),
    Key(
        "joint",
        _read_joint,
        _write_joint,
        {
            "type": ["array", "null"],
            "items": {"type": "string", "pattern": f"^{AGENCY}$"},
        },
    ),
    Key.of_text("scope", _scope, {"enum": [*SCOPES, None]}, is_optional=True),
)
"Between `form` and the tables."
BELOW = (
    Key(
        "acknowledged",
        _read_acknowledged,
        _write_acknowledged,
        {
            "type": ["object", "null"],
            "additionalProperties": {"type": "string"},
        },
    ),
    Key(
        "corrections",
        _read_corrections,
        _write_corrections,
        {
            "type": ["array", "null"],
            "items": {"type": "object"},
        },
    ),
    Key(
        "redacted",
        _read_redacted,
        _write_redacted,
        {
            "type": ["array", "null"],
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": list(REDACTION),
                "properties": {name: {"type": "string"} for name in REDACTION},
            },
        },
    ),
    Key(
        "withdrawn",
        _read_withdrawn,
        _write_withdrawn,
        {
            "type": ["object", "null"],
            "required": list(WITHDRAWAL),
        },
        below=WITHDRAWAL,
    ),
)
"Behind the tables."
REPORT_KEYS = (
    "form",
    *(key.name for key in ABOVE),
    *TABLES,
    *(key.name for key in BELOW),
)
REQUIRED = ("title",)
"`form` too, but for a report that was withdrawn and of which nothing is kept."
