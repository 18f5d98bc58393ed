"""The text of `agency.yaml` → the agency it states, without its reports."""

from collections.abc import Iterator
from pathlib import Path

from generator.archive.agency import (
    KINDS,
    Agency,
    Alias,
    FormerName,
)
from generator.content.entries import Entries, read_entries
from generator.content.fields import Fields
from generator.content.files import Read
from generator.content.malformed import MalformedError
from generator.content.references import former_ids, one_or_more
from generator.content.yaml_parser import parse

KEYS = (
    "name",
    "formal_name",
    "aliases",
    "sector",
    "kind",
    "website",
    "credit_code",
    "former_names",
    "former_ids",
    "succeeds",
    "succeeded_by",
)
REQUIRED = ("name", "sector", "kind")
FORMER_NAME = ("name", "until")
CREDIT_CODE = r"[0-9A-Z]{18}"


def read_agency(text: str, path: str) -> Read[Agency]:
    """The text of a file whose path ends in region/agency/agency.yaml.

    None where it cannot be read at all.
    """
    region, agency_id, _ = Path(path).parts[-3:]
    try:
        node = parse(text)
    except MalformedError as error:
        return None, [error.finding(path)]
    fields = Fields(path)
    entries = read_entries(fields, node, "", KEYS, REQUIRED)
    former = tuple(_former_names(entries))
    agency = Agency(
        region=region,
        id=agency_id,
        path=path,
        name=entries.text("name", required=True) or agency_id,
        sector=entries.text("sector", required=True) or "",
        kind=_kind(entries),
        formal_name=entries.text("formal_name"),
        aliases=tuple(_aliases(entries)),
        website=entries.address("website"),
        credit_code=entries.matching("credit_code", CREDIT_CODE, "18 位统一社会信用代码"),
        former_names=former,
        former_ids=tuple(former_ids(entries, region)),
        succeeds=one_or_more(entries, "succeeds"),
        succeeded_by=one_or_more(entries, "succeeded_by"),
        name_position=entries.position("name"),
        formal_name_position=entries.position("formal_name"),
        sector_position=entries.position("sector"),
    )
    return agency, fields.findings


def _kind(entries: Entries) -> str:
    pattern = "|".join(KINDS)
    expected = "、".join(f"{kind}（{word}）" for kind, word in KINDS.items())
    known = entries.matching("kind", pattern, expected)
    return known or "department"


def _former_names(entries: Entries) -> Iterator[FormerName]:
    for item in entries.items("former_names"):
        fields = entries.fields
        own = read_entries(fields, item, "former_names", FORMER_NAME, FORMER_NAME)
        name = own.text("name", required=True)
        until = own.text("until", required=True)
        if name and until:
            yield FormerName(name, until, own.position("name"))


def _aliases(entries: Entries) -> Iterator[Alias]:
    for item in entries.items("aliases"):
        name = entries.fields.text(item, "aliases", required=True)
        if name:
            yield Alias(name, item.position)
