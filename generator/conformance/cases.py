"""The cases of the suite, read from the JSON beside this module; its README says the shape."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SCHEMA = FOLDER / "schema.json"
TABLES = ("proactive", "requests", "disputes")
SECOND_EDITION = 2021
"The year from which on a case that says no edition means that of 2021."
DEPARTMENT = {
    "key": "990101/jyj",
    "name": "清河区教育局",
    "kind": "department",
}
"The agency of a case that names none."
REGIONS = {
    "000000": "全国",
    "990000": "示例省",
    "990100": "安宁市",
    "990101": "清河区",
    "990102": "云川县",
    "990101101": "河西镇",
    "990101001": "北关街道",
}
"Code → name of the regions that every case knows."
OF_AGENCY = (
    "key",
    "name",
    "kind",
    "formal_name",
    "aliases",
    "former_names",
    "former_ids",
    "succeeds",
    "succeeded_by",
)

Data = Mapping[str, Any]
"An object of the JSON, whose shape `schema.json` says."


@dataclass(frozen=True, slots=True)
class TinyReport:
    """One year of an agency, as far as a case says what it is."""

    year: int
    editions: Mapping[str, int]
    "Table → edition."
    title: str
    figures: Mapping[str, int | str]
    "Cell → count, amount in words, or why there is none; every other cell is 0."
    text: tuple[str, ...]
    "The narrative, block by block."
    acknowledged: Mapping[str, str]
    corrections: tuple[Data, ...]
    withdrawn: Data | None
    published: str | None
    archived: str | None
    joint: tuple[str, ...]
    scope: str
    "own, level or area; empty where the report does not say."


@dataclass(frozen=True, slots=True)
class TinyAgency:
    """An agency of a case, with its reports."""

    key: str
    "`990101/jyj`: the code of its region, and its own."
    name: str
    kind: str
    said: Data
    "What else its case says of it: formal_name, aliases, former_ids, succeeds and the like."
    reports: tuple[TinyReport, ...]
    "Oldest first."


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that a case demands."""

    rule: str
    at: str
    "A cell, a section or a key."
    severity: str
    agency: str
    "Key; empty where the case has one agency."
    year: int
    "Of the report; 0 where it is the case's last one, or the agency itself."


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """Tiny reports, and what is to be said of them; each is like itself alone."""

    id: str
    says: str
    rule: str
    agencies: tuple[TinyAgency, ...]
    regions: Mapping[str, Data]
    "Code → name, and former codes."
    verdicts: Mapping[str, str] | None
    "Identity → broken, acknowledged or unknown, of the last report; None where it is not asked."
    findings: tuple[Expected, ...] | None
    "All that the rule finds; None where it is not asked."
    is_first: bool
    "Whether nothing is said of the year before: what reaches back to it is unknown."
    data: Data
    "As the file has it."

    @property
    def fails(self) -> bool:
        """Whether its rule finds anything."""
        return bool(self.findings) or "broken" in (self.verdicts or {}).values()


@cache
def cases() -> tuple[Case, ...]:
    """All of them, by file, in its order."""
    found: list[Case] = []
    for path in sorted(FOLDER.glob("*.json")):
        if path != SCHEMA:
            found += map(_case, json.loads(path.read_text("utf-8")))
    return tuple(found)


def _case(data: Data) -> Case:
    agencies = data.get("agencies", [data])
    expect = data["expect"]
    findings = None
    if "findings" in expect:
        findings = tuple(map(_expected, expect["findings"]))
    return Case(
        id=data["id"],
        says=data["says"],
        rule=data["rule"],
        agencies=tuple(map(_agency, agencies)),
        regions=_regions(data.get("regions", {})),
        verdicts=expect.get("verdicts"),
        findings=findings,
        is_first="previous" not in data,
        data=data,
    )


def _regions(own: Data) -> dict[str, Data]:
    """Those that every case knows, and what one says of others, or otherwise of them."""
    regions: dict[str, Data] = {code: {"name": name} for code, name in REGIONS.items()}
    regions.update(own)
    return regions


def _expected(data: Data) -> Expected:
    return Expected(
        rule=data["rule"],
        at=data["at"],
        severity=data["severity"],
        agency=data.get("agency", ""),
        year=data.get("year", 0),
    )


def _agency(data: Data) -> TinyAgency:
    known = DEPARTMENT | {name: data[name] for name in OF_AGENCY if name in data}
    reports = data["reports"] if "reports" in data else _chain(data)
    return TinyAgency(
        key=known.pop("key"),
        name=known.pop("name"),
        kind=known.pop("kind"),
        said=known,
        reports=tuple(_reports(reports)),
    )


def _chain(data: Data) -> list[Data]:
    """A report and those before it, oldest first, each with its year."""
    if "year" not in data:
        return []
    chain = [data]
    while "previous" in chain[0]:
        first, *_ = chain
        before = {"year": first["year"] - 1} | first["previous"]
        chain.insert(0, before)
    return chain


def _reports(chain: Sequence[Data]) -> Iterator[TinyReport]:
    for data in chain:
        yield TinyReport(
            year=data["year"],
            editions=_editions(data),
            title=data.get("title", ""),
            figures=data.get("figures", {}),
            text=tuple(data.get("text", ())),
            acknowledged=data.get("acknowledged", {}),
            corrections=tuple(data.get("corrections", ())),
            withdrawn=data.get("withdrawn"),
            published=data.get("published"),
            archived=data.get("archived"),
            joint=tuple(data.get("joint", ())),
            scope=data.get("scope", ""),
        )


def _editions(data: Data) -> dict[str, int]:
    stated = data.get("edition")
    if isinstance(stated, Mapping):
        return {table: stated[table] for table in TABLES}
    by_year = 2021 if data["year"] >= SECOND_EDITION else 2019
    return dict.fromkeys(TABLES, stated or by_year)
