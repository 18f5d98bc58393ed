"""Records as their files state them, key by key, in words that are read."""

from dataclasses import fields

from generator.archive.agency import (
    KINDS,
    Agency,
    Alias,
    FormerName,
)
from generator.archive.reference import Reference
from generator.archive.region import Region
from generator.archive.report import Report
from generator.archive.settings import LocalDeadline, Settings

REPORT = {
    "title": "标题",
    "published": "公布日期",
    "archived": "入档日期",
    "scope": "统计范围（scope）",
}
SOURCE = {
    "url": "原件网址",
    "retrieved": "取得日期",
    "file": "原件文件名",
    "sha256": "原件的 SHA-256",
    "index_number": "索引号",
    "document_number": "文号",
}
AGENCY = {
    "name": "机关名称",
    "formal_name": "全称",
    "aliases": "别名",
    "sector": "所属领域",
    "kind": "机关类别",
    "website": "网站",
    "credit_code": "统一社会信用代码",
    "former_names": "曾用名",
    "former_ids": "原来的文件夹名（former_ids）",
    "succeeds": "前身",
    "succeeded_by": "职能转入",
}
SETTINGS = {
    "title": "档案名称",
    "base_url": "网址",
    "repository": "仓库",
    "contact": "联系方式",
    "licence": "许可",
    "originals": "原件存放（originals）",
    "deadlines": "地方期限",
}


def of_report(report: Report) -> dict[str, str]:
    """What its front matter states besides figures and what was noted."""
    stated = {words: getattr(report, key) for key, words in REPORT.items()}
    stated |= {words: getattr(report.source, key) for key, words in SOURCE.items()}
    stated["网页存档"] = "、".join(report.source.snapshots)
    stated["联合编制"] = "、".join(body.key for body in report.joint)
    stated["表式"] = _editions(report)
    return {name: value for name, value in stated.items() if value}


def of_agency(agency: Agency) -> dict[str, str]:
    """What its file states; a key that this module does not know under its own name."""
    own = {"region", "id", "path", "reports", "joint"}
    keys = (each.name for each in fields(agency) if each.compare and each.name not in own)
    stated = {AGENCY.get(key, key): _value(getattr(agency, key)) for key in keys}
    stated[AGENCY["kind"]] = KINDS.get(agency.kind, agency.kind)
    return {name: value for name, value in stated.items() if value}


def of_region(region: Region) -> dict[str, str]:
    """Its name, and its former codes."""
    stated = {"名称": region.name, "原代码": "、".join(region.former)}
    return {name: value for name, value in stated.items() if value}


def of_settings(settings: Settings) -> dict[str, str]:
    """What site.yaml states, or its defaults."""
    keys = (each.name for each in fields(settings))
    stated = {SETTINGS.get(key, key): _value(getattr(settings, key)) for key in keys}
    return {name: value for name, value in stated.items() if value}


def _editions(report: Report) -> str:
    """`2021 年`; of a mixed form `requests 2021 年、disputes 2019 年`."""
    editions = report.form.editions
    if len(set(editions.values())) == 1:
        return f"{max(editions.values())} 年"
    return "、".join(f"{table} {edition} 年" for table, edition in editions.items())


def _value(value: object) -> str:
    """A text, or the items of a list by what names them."""
    if isinstance(value, tuple):
        return "、".join(map(_item, value))
    return "" if value is None else str(value)


def _item(item: object) -> str:
    """One item of a list."""
    if isinstance(item, Reference):
        return item.key
    if isinstance(item, Alias):
        return item.name
    if isinstance(item, FormerName):
        return f"{item.name}（至 {item.until}）"
    if isinstance(item, LocalDeadline):
        return _deadline(item)
    return str(item)


def _deadline(deadline: LocalDeadline) -> str:
    regions = "、".join(deadline.regions)
    kinds = "、".join(KINDS.get(kind, kind) for kind in deadline.kinds)
    day = f"{deadline.month} 月 {deadline.day} 日"
    until = f"至 {deadline.until} 年" if deadline.until else "起"
    return (
        f"{deadline.title}（{regions}，{kinds}，{day}，{deadline.since} 年{until}，{deadline.url}）"
    )
