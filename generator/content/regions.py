"""`regions.yaml` → the regions of the archive."""

import re
from collections.abc import Mapping as Mapped
from pathlib import Path

from generator.archive.region import Region
from generator.content.documents import read_document
from generator.content.fields import Fields
from generator.content.ids import CODE
from generator.content.nodes import Mapping, Node
from generator.finding import Finding

REGIONS_FILE = "regions.yaml"
MAX_BYTES = 2 * 1024 * 1024
MAX_NODES = 50_000


def load_regions(content: Path) -> tuple[dict[str, Region], list[Finding]]:
    """Code → region."""
    path = content / REGIONS_FILE
    node, findings = read_document(path, MAX_BYTES, MAX_NODES)
    fields = Fields(path.as_posix())
    if isinstance(node, Mapping):
        return _read_regions(fields, node), findings + fields.findings
    if not findings:
        fields.error((1, 1), "shape", "应为“代码: {name: 名称}”的列表")
    return {}, findings + fields.findings


def _read_regions(fields: Fields, node: Mapping) -> dict[str, Region]:
    regions: dict[str, Region] = {}
    former: dict[str, str] = {}
    for code, value in node.items:
        if not re.fullmatch(CODE, code.text):
            fields.error(code, "shape", f"“{code.text}” 不是六位或九位的区划代码")
            continue
        keys = fields.mapping(value, code.text, ("name", "former"), ("name",))
        name = fields.text(keys.get("name"), "name", required=True)
        own = _former_codes(fields, keys.get("former"), code.text, former)
        former |= own
        if name:
            regions[code.text] = Region(code.text, name, tuple(own))
    for old in former.keys() & regions.keys():
        message = f"{old} 是现行代码，不能又是 {former[old]} 的原代码"
        fields.error((1, 1), "shape", message, "两处只留一处")
    return regions


def _former_codes(
    fields: Fields, node: Node | None, code: str, taken: Mapped[str, str]
) -> dict[str, str]:
    """Each code that a region had before → the one it has.

    taken: the same of the regions read so far.
    """
    own: dict[str, str] = {}
    for item in fields.items(node, "former"):
        old = fields.matching(item, "former", CODE, "六位或九位的区划代码")
        if old is None:
            continue
        owner = taken.get(old, own.get(old))
        if owner:
            fields.error(item, "shape", f"{old} 已经是 {owner} 的原代码", "两处只留一处")
        else:
            own[old] = code
    return own
