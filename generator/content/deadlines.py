"""The deadlines that local notices set: `deadlines` of site.yaml → records."""

from collections.abc import Iterator, Mapping
from datetime import date

from generator.archive.agency import KINDS
from generator.archive.region import Region
from generator.archive.settings import LocalDeadline
from generator.content.fields import Fields
from generator.content.nodes import Node

KEYS = ("regions", "kinds", "day", "since", "until", "source")
REQUIRED = ("regions", "kinds", "day", "since", "source")
BOUND = ("government", "department")
"Kinds to which article 49 of 《条例》 itself sets a day."
YEAR = r"20[0-9]{2}"
COMMON_YEAR = 2001
"A day that only leap years have is no deadline."


def read_local_deadlines(
    fields: Fields, node: Node | None, regions: Mapping[str, Region]
) -> tuple[LocalDeadline, ...]:
    """What the notices set; whatever leaves open whom, when or by which notice is a finding."""
    found: list[LocalDeadline] = []
    for item in fields.items(node, "deadlines"):
        local = _read(fields, item, regions)
        if local is None:
            continue
        rival = next((other for other in found if _overlap(local, other)), None)
        if rival:
            message = f"同一地区、类别和年度已由{rival.title}定了期限"
            fields.error(item, "deadlines", message, "只留一项，或用 since、until 分开年度")
            continue
        found.append(local)
    return tuple(found)


def _read(fields: Fields, item: Node, regions: Mapping[str, Region]) -> LocalDeadline | None:
    """One notice; None where something of it is wrong."""
    before = len(fields.findings)
    keys = fields.mapping(item, "deadlines", KEYS, REQUIRED)
    codes = tuple(_codes(fields, keys.get("regions"), regions))
    kinds = tuple(_kinds(fields, keys.get("kinds")))
    day = _day(fields, keys.get("day"))
    since = _year(fields, keys.get("since"), "since", required=True)
    until = _year(fields, keys.get("until"), "until")
    title, url = _source(fields, keys["source"]) if "source" in keys else (None, None)
    if since and until and until < since:
        fields.error(keys["until"], "deadlines", f"until 为 {until}，早于 since {since}")
    if len(fields.findings) > before or not (day and since and title and url):
        return None
    return LocalDeadline(codes, kinds, *day, since, until, title, url)


def _source(fields: Fields, node: Node) -> tuple[str | None, str | None]:
    """The title and the address of the notice."""
    keys = fields.mapping(node, "source", ("title", "url"), ("title", "url"), node.position)
    title, url = (fields.text(keys.get(name), name, required=True) for name in ("title", "url"))
    return title, fields.address(keys.get("url"), "url") if url else None


def _items(fields: Fields, node: Node | None, name: str) -> tuple[Node, ...]:
    """The items of a list that may not be empty."""
    before = len(fields.findings)
    found = fields.items(node, name)
    if node is not None and not found and len(fields.findings) == before:
        fields.error(node, "shape", f"{name} 不能为空")
    return found


def _codes(fields: Fields, node: Node | None, regions: Mapping[str, Region]) -> Iterator[str]:
    for item in _items(fields, node, "regions"):
        code = fields.text(item, "regions", required=True)
        if code and code in regions:
            yield code
        elif code:
            current = next((region for region in regions.values() if code in region.former), None)
            hint = f"现行代码是 {current.code}（{current.name}）" if current else "核对代码"
            fields.error(item, "deadlines", f"区划代码 {code} 不在 regions.yaml 中", hint)


def _kinds(fields: Fields, node: Node | None) -> Iterator[str]:
    open_kinds = [kind for kind in KINDS if kind not in BOUND]
    for item in _items(fields, node, "kinds"):
        kind = fields.text(item, "kinds", required=True)
        if kind in open_kinds:
            yield kind
        elif kind in BOUND:
            message = f"{kind} 的期限由《条例》第四十九条规定，不由地方通知另定"
            fields.error(item, "deadlines", message, f"只写 {'、'.join(open_kinds)}")
        elif kind:
            fields.error(item, "deadlines", f"kinds 中的“{kind}”应为 {'、'.join(open_kinds)}")


def _day(fields: Fields, node: Node | None) -> tuple[int, int] | None:
    """Month and day."""
    stated = fields.text(node, "day", required=True)
    text = fields.matching(node, "day", r"[0-9]{2}-[0-9]{2}", "月-日，如 01-31") if stated else None
    if node is None or text is None:
        return None
    month, day = map(int, text.split("-"))
    try:
        date(COMMON_YEAR, month, day)
    except ValueError:
        fields.error(
            node, "deadlines", f"day 为“{text}”，不是每年都有的日期", "写成 月-日，如 01-31"
        )
        return None
    return month, day


def _year(fields: Fields, node: Node | None, name: str, *, required: bool = False) -> int | None:
    stated = fields.text(node, name, required=required)
    text = fields.matching(node, name, YEAR, "年度，如 2024") if stated else None
    return int(text) if text else None


def _overlap(one: LocalDeadline, other: LocalDeadline) -> bool:
    """Whether both speak of the same region by its own code, of the same kind and the same year."""
    shared = set(one.regions) & set(other.regions) and set(one.kinds) & set(other.kinds)
    latest = max(one.since, other.since)
    ends = [local.until for local in (one, other) if local.until is not None]
    return bool(shared) and all(latest <= end for end in ends)
