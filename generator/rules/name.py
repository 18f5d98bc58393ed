"""A name belongs to one body; who reads or searches for it means no other."""

from collections.abc import Iterator

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.claims import Claim
from generator.archive.region import COUNTRY
from generator.finding import ERROR, WARNING, Finding
from generator.rules.rule import rule
from generator.text.look_alikes import seen

WORDS = {"name": "名称", "formal_name": "全称", "aliases": "别名", "former_names": "曾用名"}
"Key of agency.yaml → what it is called, the stronger claim first."
OWN = ("name", "formal_name")
SEVERITIES = {
    **{(mine, theirs): ERROR for mine in (*OWN, "aliases") for theirs in OWN},
    **{("former_names", theirs): WARNING for theirs in OWN},
    ("aliases", "aliases"): WARNING,
    ("aliases", "former_names"): WARNING,
}
"""What a name is to the agency whose file has it, and to the other → what the finding is. Where there is none, the
finding stands in the other's file, or both are former names, which several bodies may have had one after the other."""
SUCCESSION = "是前身和后继的，两边写明 succeeds、succeeded_by"
HINTS = {
    "aliases": f"别名只写本机关的，不是就删去；{SUCCESSION}",
    "former_names": f"核对曾用名；{SUCCESSION}",
}
TWICE = f"同一个机关只建一个文件夹；{SUCCESSION}"


@rule(
    "机关的名称、全称、别名不应与别的机关相同，也不应看上去相同（形近字、部首、繁体、空格不论，地名写不写全不论）。"
    "别名是别的机关的名称的，是错误；两个机关别名相同、曾用名是别的机关的名称的，只提示。"
    "两边都写明是前身和后继的，可以用同一名称。不带地名的名称，不同地区的机关可以相同。"
)
def name(agency: Agency, archive: Archive) -> Iterator[Finding]:
    """Names that are another body's."""
    related = (agency, *archive.predecessors(agency), *archive.successors(agency))
    excused = {other.key for other in related}
    for borne, claims in zip(agency.borne(), archive.claims[agency.key], strict=True):
        kind, text = borne.kind, borne.name
        # A body of the country has no place in its name; whoever names it, means it.
        bearers = _bearers(claims | {(COUNTRY, seen(text))}, archive)
        found = [
            (SEVERITIES[kind, theirs], other, theirs, called)
            for other, theirs, called in bearers
            if (kind, theirs) in SEVERITIES and other.key not in excused
        ]
        if found:
            severity, other, theirs, called = min(found, key=lambda one: one[0] != ERROR)
            alike = "相同" if called == text else f"“{called}”分不清"
            said = f"{WORDS[kind]}“{text}”与 {other.name}（{other.key}）的{WORDS[theirs]}{alike}"
            more = f"，另有 {len(found) - 1} 个机关也这样写" if len(found) > 1 else ""
            hint = HINTS.get(kind, TWICE)
            yield Finding(agency.path, *borne.position, "name", severity, said + more, hint)


def _bearers(claims: frozenset[Claim], archive: Archive) -> Iterator[tuple[Agency, str, str]]:
    """The agencies that bear a name: what it is to each, the strongest first, and how they write it."""
    others = {other.key: other for claim in claims for other in archive.bearers.get(claim, ())}
    for key in sorted(others):
        other = others[key]
        for borne, theirs in zip(other.borne(), archive.claims[key], strict=True):
            if not claims.isdisjoint(theirs):
                yield other, borne.kind, borne.name
                break
