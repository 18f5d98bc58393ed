"""`regions.yaml` → the regions of the archive."""

import re
from collections.abc import Mapping as Mapped
from pathlib import Path

from generator.archive.region import Region
from generator.archive.regions import Regions
from generator.content.documents import parsed, read_document
from generator.content.entries import Entries, read_entries
from generator.content.fields import Fields
from generator.content.files import MAX_REGIONS
from generator.content.ids import CODE
from generator.content.nodes import Mapping, Node
from generator.finding import Finding

REGIONS_FILE = "regions.yaml"
KEYS = ("name", "former")
REQUIRED = ("name",)
MAX_NODES = 50_000
TOP = (1, 1)
"Where a finding on the file as a whole stands."


def load_regions(content: Path) -> tuple[Regions, list[Finding]]:
    """Code → region."""
    path = content / REGIONS_FILE
    node, findings = read_document(path, MAX_REGIONS, MAX_NODES)
    return _regions(node, findings, path.as_posix())


def read_regions(text: str, path: str) -> tuple[Regions, list[Finding]]:
    """The same of a text."""
    node, findings = parsed(MAX_NODES, text, path)
    return _regions(node, findings, path)


def _regions(
    node: Node | None, findings: list[Finding], path: str
) -> tuple[Regions, list[Finding]]:
    fields = Fields(path)
    regions = Regions()
    if isinstance(node, Mapping):
        regions = _read_regions(fields, node)
    elif not findings:
        fields.error(TOP, "shape", "应为“代码: {name: 名称}”的列表")
    return regions, findings + fields.findings


def _read_regions(fields: Fields, node: Mapping) -> Regions:
    regions = Regions()
    former: dict[str, str] = {}
    for code, value in node.items:
        if not re.fullmatch(CODE, code.text):
            fields.error(code, "shape", f"“{code.text}” 不是六位或九位的区划代码")
            continue
        entries = read_entries(fields, value, code.text, KEYS, REQUIRED)
        name = entries.text("name", required=True)
        own = _former_codes(entries, code.text, former)
        former |= own
        if name:
            region = Region(code.text, name, tuple(own))
            regions[region.code] = region
    for old in former.keys() & regions.keys():
        message = f"{old} 是现行代码，不能又是 {former[old]} 的原代码"
        fields.error(TOP, "shape", message, "两处只留一处")
    return regions


def _former_codes(entries: Entries, code: str, taken: Mapped[str, str]) -> dict[str, str]:
    """Each code that a region had before → the one it has.

    taken: the same of the regions read so far.
    """
    fields = entries.fields
    own: dict[str, str] = {}
    for item in entries.items("former"):
        old = fields.matching(item, "former", CODE, "六位或九位的区划代码")
        if old is None:
            continue
        owner = taken.get(old, own.get(old))
        if owner:
            message = f"{old} 已经是 {owner} 的原代码"
            fields.error(item, "shape", message, "两处只留一处")
        else:
            own[old] = code
    return own
