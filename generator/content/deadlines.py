"""The deadlines that local notices set: `deadlines` of site.yaml → records."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator.archive.agency import KINDS
from generator.archive.region import Region
from generator.archive.settings import LocalDeadline
from generator.content.entries import Entries, read_entries
from generator.content.fields import Fields
from generator.content.nodes import Node

KEYS = ("regions", "kinds", "day", "since", "until", "source")
REQUIRED = ("regions", "kinds", "day", "since", "source")
BOUND = ("government", "department")
"Kinds to which article 49 of 《条例》 itself sets a day."
OPEN = tuple(kind for kind in KINDS if kind not in BOUND)
"The others, to which a notice may set one."
SOURCE = ("title", "url")
YEAR = r"20[0-9]{2}"
DAY = r"[0-9]{2}-[0-9]{2}"
DAY_EXPECTED = "月-日，如 01-31"
COMMON_YEAR = 2001
"A day that only leap years have is no deadline."


def read_local_deadlines(
    settings: Entries, regions: Mapping[str, Region]
) -> tuple[LocalDeadline, ...]:
    """What the notices set; whatever leaves open whom, when or by which notice is a finding."""
    fields = settings.fields
    known: list[LocalDeadline] = []
    for item in settings.items("deadlines"):
        local = _read(fields, item, regions)
        if local is None:
            continue
        rival = _rival(local, known)
        if rival:
            message = f"同一地区、类别和年度已由{rival.title}定了期限"
            hint = "只留一项，或用 since、until 分开年度"
            fields.error(item, "deadlines", message, hint)
            continue
        known.append(local)
    return tuple(known)


def _read(fields: Fields, item: Node, regions: Mapping[str, Region]) -> LocalDeadline | None:
    """One notice; None where something of it is wrong."""
    before = len(fields.findings)
    entries = read_entries(fields, item, "deadlines", KEYS, REQUIRED)
    codes = tuple(_codes(entries, regions))
    kinds = tuple(_kinds(entries))
    day = _day(entries)
    since = _year(entries, "since", required=True)
    until = _year(entries, "until")
    title, url = _source(entries)
    if since and until and until < since:
        message = f"until 为 {until}，早于 since {since}"
        position = entries.position("until")
        fields.error(position, "deadlines", message)
    if len(fields.findings) > before:
        return None
    if not (day and since and title and url):
        return None
    month, last = day
    return LocalDeadline(
        regions=codes,
        kinds=kinds,
        month=month,
        day=last,
        since=since,
        until=until,
        title=title,
        url=url,
    )


def _source(notice: Entries) -> tuple[str | None, str | None]:
    """The title and the address of the notice."""
    node = notice.get("source")
    if node is None:
        return None, None
    entries = read_entries(notice.fields, node, "source", SOURCE, SOURCE)
    title = entries.text("title", required=True)
    url = entries.text("url", required=True)
    if url is None:
        return title, None
    return title, entries.address("url")


def _items(notice: Entries, name: str) -> tuple[Node, ...]:
    """The items of a list that may not be empty."""
    fields = notice.fields
    node = notice.get(name)
    before = len(fields.findings)
    items = fields.items(node, name)
    is_list = len(fields.findings) == before
    if node is not None and not items and is_list:
        fields.error(node, "shape", f"{name} 不能为空")
    return items


def _codes(notice: Entries, regions: Mapping[str, Region]) -> Iterator[str]:
    fields = notice.fields
    for item in _items(notice, "regions"):
        code = fields.text(item, "regions", required=True)
        if not code:
            continue
        if code in regions:
            yield code
            continue
        current = _current(code, regions)
        hint = f"现行代码是 {current.code}（{current.name}）" if current else "核对代码"
        message = f"区划代码 {code} 不在 regions.yaml 中"
        fields.error(item, "deadlines", message, hint)


def _current(code: str, regions: Mapping[str, Region]) -> Region | None:
    """The region that had this code before."""
    for region in regions.values():
        if code in region.former:
            return region
    return None


def _kinds(notice: Entries) -> Iterator[str]:
    fields = notice.fields
    expected = "、".join(OPEN)
    for item in _items(notice, "kinds"):
        kind = fields.text(item, "kinds", required=True)
        if kind in OPEN:
            yield kind
        elif kind in BOUND:
            message = f"{kind} 的期限由《条例》第四十九条规定，不由地方通知另定"
            fields.error(item, "deadlines", message, f"只写 {expected}")
        elif kind:
            message = f"kinds 中的“{kind}”应为 {expected}"
            fields.error(item, "deadlines", message)


def _day(notice: Entries) -> tuple[int, int] | None:
    """Month and day."""
    fields = notice.fields
    node = notice.get("day")
    text = fields.matching(node, "day", DAY, DAY_EXPECTED, required=True)
    if node is None or text is None:
        return None
    month, day = map(int, text.split("-"))
    try:
        date(COMMON_YEAR, month, day)
    except ValueError:
        message = f"day 为“{text}”，不是每年都有的日期"
        fields.error(node, "deadlines", message, f"写成 {DAY_EXPECTED}")
        return None
    return month, day


def _year(notice: Entries, name: str, *, required: bool = False) -> int | None:
    stated = notice.text(name, required=required)
    if not stated:
        return None
    text = notice.matching(name, YEAR, "年度，如 2024")
    return int(text) if text else None


def _rival(local: LocalDeadline, others: Iterable[LocalDeadline]) -> LocalDeadline | None:
    """One that sets a day for the same reports already."""
    for other in others:
        if _overlap(local, other):
            return other
    return None


def _overlap(one: LocalDeadline, other: LocalDeadline) -> bool:
    """Whether both speak of the same region by its own code, of the same kind and the same year."""
    if set(one.regions).isdisjoint(other.regions):
        return False
    if set(one.kinds).isdisjoint(other.kinds):
        return False
    latest = max(one.since, other.since)
    ends = (one.until, other.until)
    return all(end is None or latest <= end for end in ends)
