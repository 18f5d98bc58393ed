"""A name belongs to one body; who reads or searches for it means no other."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.claims import Claim
from generator.archive.region import COUNTRY
from generator.finding import ERROR, WARNING, Finding
from generator.rules.rule import rule
from generator.text.look_alikes import seen

WORDS = {"name": "名称", "formal_name": "全称", "aliases": "别名", "former_names": "曾用名"}
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


@rule(
    "name",
    "机关的名称、全称、别名不应与别的机关相同，也不应看上去相同（形近字、部首、繁体、空格不论，地名写不写全不论）。"
    "别名是别的机关的名称的，是错误；两个机关别名相同、曾用名是别的机关的名称的，只提示。"
    "两边都写明是前身和后继的，可以用同一名称。不带地名的名称，不同地区的机关可以相同。",
)
def name(agency: Agency, archive: Archive) -> Iterator[Finding]:
    """Names that are another body's."""
    related = (agency, *archive.predecessors(agency), *archive.successors(agency))
    excused = {other.key for other in related}
    for borne, claims in zip(agency.borne(), archive.claims[agency.key], strict=True):
        kind, text = borne.kind, borne.name
        # A body of the country has no region in its name; whoever names it, means it.
        meant = claims | {(COUNTRY, seen(text))}
        clashes = [
            bearer
            for bearer in _bearers(meant, archive)
            if (kind, bearer.kind) in SEVERITIES and bearer.agency.key not in excused
        ]
        if not clashes:
            continue
        worst = min(clashes, key=lambda bearer: SEVERITIES[kind, bearer.kind] != ERROR)
        message = f"{WORDS[kind]}“{text}”与 {_said(worst, text)}"
        if len(clashes) > 1:
            message += f"，另有 {len(clashes) - 1} 个机关也这样写"
        severity = SEVERITIES[kind, worst.kind]
        hint = HINTS.get(kind, TWICE)
        yield Finding(agency.path, *borne.position, name.id, severity, message, hint)


def _said(bearer: Bearer, text: str) -> str:
    """How a name clashes with a bearer's: 清河区工信局（990102/gxj）的别名相同."""
    other = bearer.agency
    alike = "相同" if bearer.name == text else f"“{bearer.name}”分不清"
    return f"{other.name}（{other.key}）的{WORDS[bearer.kind]}{alike}"


def _bearers(claims: frozenset[Claim], archive: Archive) -> Iterator[Bearer]:
    """The agencies that bear a name, each with the strongest claim it has to it."""
    others: dict[str, Agency] = {}
    for claim in claims:
        others |= {other.key: other for other in archive.bearers.get(claim, ())}
    for key in sorted(others):
        other = others[key]
        for borne, theirs in zip(other.borne(), archive.claims[key], strict=True):
            if not claims.isdisjoint(theirs):
                yield Bearer(other, borne.kind, borne.name)
                break
