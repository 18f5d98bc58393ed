"""The text of `agency.yaml` → the agency it states, without its reports."""

from collections.abc import Iterator
from pathlib import Path

from generator.archive.agency import KINDS, Agency, Alias, FormerName
from generator.content.fields import Fields, position
from generator.content.malformed import MalformedError
from generator.content.nodes import Node
from generator.content.references import one_or_more
from generator.content.yaml_parser import parse
from generator.finding import Finding

KEYS = (
    "name", "formal_name", "aliases", "sector", "kind", "website", "credit_code", "former_names",
    "succeeds", "succeeded_by",
)  # fmt: skip
REQUIRED = ("name", "sector", "kind")
FORMER_NAME = ("name", "until")
CREDIT_CODE = r"[0-9A-Z]{18}"


def read_agency(text: str, path: str) -> tuple[Agency | None, list[Finding]]:
    """The text of a file whose path ends in region/agency/agency.yaml.

    None where it cannot be read at all.
    """
    region, agency_id, _ = Path(path).parts[-3:]
    try:
        node = parse(text)
    except MalformedError as error:
        return None, [error.finding(path)]
    fields = Fields(path)
    keys = fields.mapping(node, "", KEYS, REQUIRED)
    former = tuple(_former_names(fields, keys.get("former_names")))
    agency = Agency(
        region=region,
        id=agency_id,
        path=path,
        name=fields.text(keys.get("name"), "name", required=True) or agency_id,
        sector=fields.text(keys.get("sector"), "sector", required=True) or "",
        kind=_kind(fields, keys.get("kind")),
        formal_name=fields.text(keys.get("formal_name"), "formal_name"),
        aliases=tuple(_aliases(fields, keys.get("aliases"))),
        website=fields.address(keys.get("website"), "website"),
        credit_code=_credit_code(fields, keys.get("credit_code")),
        former_names=former,
        succeeds=one_or_more(fields, keys.get("succeeds"), "succeeds"),
        succeeded_by=one_or_more(fields, keys.get("succeeded_by"), "succeeded_by"),
        name_position=position(keys.get("name")),
        formal_name_position=position(keys.get("formal_name")),
    )
    return agency, fields.findings


def _kind(fields: Fields, node: Node | None) -> str:
    known = fields.matching(node, "kind", "|".join(KINDS), "、".join(KINDS))
    return known or "department"


def _credit_code(fields: Fields, node: Node | None) -> str | None:
    return fields.matching(node, "credit_code", CREDIT_CODE, "18 位统一社会信用代码")


def _former_names(fields: Fields, node: Node | None) -> Iterator[FormerName]:
    for item in fields.items(node, "former_names"):
        keys = fields.mapping(item, "former_names", FORMER_NAME, FORMER_NAME)
        name = fields.text(keys.get("name"), "name", required=True)
        until = fields.text(keys.get("until"), "until", required=True)
        if name and until:
            yield FormerName(name, until, keys["name"].position)


def _aliases(fields: Fields, node: Node | None) -> Iterator[Alias]:
    for item in fields.items(node, "aliases"):
        name = fields.text(item, "aliases", required=True)
        if name:
            yield Alias(name, item.position)
