"""A name belongs to one body; who reads or searches for it means no other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.archive.agency import Agency, BorneName
from generator.archive.archive import Archive
from generator.archive.claims import Claim
from generator.archive.region import COUNTRY
from generator.finding import (
    ERROR,
    WARNING,
    Finding,
    Severity,
)
from generator.rules.rule import rule
from generator.text.look_alikes import seen

WORDS = {
    "name": "名称",
    "formal_name": "全称",
    "aliases": "别名",
    "former_names": "曾用名",
}
"Key of agency.yaml → what it is called, the stronger claim first."
SEVERITIES = {
    ("name", "name"): ERROR,
    ("name", "formal_name"): ERROR,
    ("formal_name", "name"): ERROR,
    ("formal_name", "formal_name"): ERROR,
    ("aliases", "name"): ERROR,
    ("aliases", "formal_name"): ERROR,
    ("aliases", "aliases"): WARNING,
    ("aliases", "former_names"): WARNING,
    ("former_names", "name"): WARNING,
    ("former_names", "formal_name"): WARNING,
}
"""What a name is to the agency whose file has it, and to the other → what the finding is.

Where there is none, the finding stands in the other's file, or both are former names, which
several bodies may have had one after the other."""
SUCCESSION = "是前身和后继的，两边写明 succeeds、succeeded_by"
HINTS = {
    "aliases": f"别名只写本机关的，不是就删去；{SUCCESSION}",
    "former_names": f"核对曾用名；{SUCCESSION}",
}
TWICE = f"同一个机关只建一个文件夹；{SUCCESSION}"


@dataclass(frozen=True, slots=True)
class Bearer:
    """An agency that bears a name."""

    agency: Agency
    kind: str
    "What the name is to it: a key of `WORDS`."
    name: str
    "As its file has it."


class Clash(NamedTuple):
    """A name that another agency bears, too."""

    bearer: Bearer
    severity: Severity


@rule(
    "name",
    "机关的名称",
    "机关的名称、全称、别名不应与别的机关相同，也不应看上去相同（形近字、部首、繁体、空格不论，地名写不写全不论）。"
    "别名是别的机关的名称的，是错误；两个机关别名相同、曾用名是别的机关的名称的，只提示。"
    "两边都写明是前身和后继的，可以用同一名称。不带地名的名称，不同地区的机关可以相同。",
    source="本档案的收录规则：一个名称指一个机关",
)
def name(agency: Agency, archive: Archive) -> Iterator[Finding]:
    """Names that are another body's."""
    excused = _excused(agency, archive)
    names = zip(agency.borne(), archive.claims[agency.key], strict=True)
    for borne, claims in names:
        # A body of the country has no region in its name; whoever names it, means it.
        of_country = (COUNTRY, seen(borne.name))
        meant = claims | {of_country}
        others = [bearer for bearer in _bearers(meant, archive) if bearer.agency.key not in excused]
        clashes = list(_clashes(borne.kind, others))
        if clashes:
            yield _finding(agency, borne, clashes)


def _excused(agency: Agency, archive: Archive) -> set[str]:
    """The keys of those that may bear the same name: itself, its predecessors and successors."""
    related = [agency]
    related += archive.predecessors(agency)
    related += archive.successors(agency)
    return {other.key for other in related}


def _clashes(kind: str, bearers: Iterable[Bearer]) -> Iterator[Clash]:
    """Those of the bearers of a name that may not have it, too."""
    for bearer in bearers:
        severity = SEVERITIES.get((kind, bearer.kind))
        if severity:
            yield Clash(bearer, severity)


def _finding(agency: Agency, borne: BorneName, clashes: list[Clash]) -> Finding:
    """One finding for all that bear a name, of the first that is worst."""
    worst, severity = min(clashes, key=lambda clash: clash.severity != ERROR)
    said = _said(worst, borne.name)
    message = f"{WORDS[borne.kind]}“{borne.name}”与 {said}"
    others = len(clashes) - 1
    if others:
        message += f"，另有 {others} 个机关也这样写"
    line, column = borne.position
    return Finding(
        path=agency.path,
        line=line,
        column=column,
        rule=name.id,
        severity=severity,
        message=message,
        hint=HINTS.get(borne.kind, TWICE),
    )


def _said(bearer: Bearer, text: str) -> str:
    """How a name clashes with a bearer's: 清河区工信局（990102/gxj）的别名相同."""
    other = bearer.agency
    alike = "相同" if bearer.name == text else f"“{bearer.name}”分不清"
    return f"{other.name}（{other.key}）的{WORDS[bearer.kind]}{alike}"


def _bearers(claims: frozenset[Claim], archive: Archive) -> Iterator[Bearer]:
    """The agencies that bear a name, each with the strongest claim it has to it."""
    others: dict[str, Agency] = {}
    for claim in claims:
        bearers = archive.bearers.get(claim, ())
        others |= {other.key: other for other in bearers}
    for key in sorted(others):
        other = others[key]
        names = zip(other.borne(), archive.claims[key], strict=True)
        for borne, theirs in names:
            if not claims.isdisjoint(theirs):
                yield Bearer(other, borne.kind, borne.name)
                break
