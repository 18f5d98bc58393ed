"""The identities of a report as its page lists them, one family after another.

What a list says follows from the figures of its cells, unless the report has remarks on it. So two
lists are drawn alike where their figures are the same.
"""

from collections.abc import (
    Hashable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from generator.form.form import Form
from generator.form.identities import Identity
from generator.rules.assessment import Assessment, Verdict
from generator.rules.dossier import Assessed
from generator.site.marks import own_cells
from generator.survey.amendments import Amendment
from generator.survey.verdicts import Said, said

Explained = Mapping[str, Sequence[Amendment]]
"Identity id → the corrections of cells it speaks of."


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """An identity of a form."""

    identity: Identity
    index: int
    "Its own among the form's."
    first: str
    "The cell that its name leads to."
    cells: tuple[int, ...]
    "The indexes of the report's own cells that it speaks of."

    @property
    def offsets(self) -> str:
        """How far its own cells stand from the first, as printed: `0 7 14`."""
        first = self.cells[0]
        return " ".join(str(cell - first) for cell in self.cells)


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """Identities of a form that say the same of one column, or row, after another."""

    words: str
    offsets: str
    "Of each of them."
    identities: tuple[Listed, ...]

    @property
    def rule(self) -> str:
        """The rule whose page tells of them."""
        return self.identities[0].identity.family


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """An identity in one report."""

    listed: Listed
    assessment: Assessment
    explained: Sequence[Amendment]

    @property
    def key(self) -> Hashable:
        """What it says, but for remarks."""
        return self.listed, self.assessment

    @property
    def has_remarks(self) -> bool:
        """Whether the report says more of it than its figures."""
        return bool(self.assessment.reason or self.explained)


@dataclass(frozen=True, slots=True, eq=False)
class Checklist:
    """Those of a family that have one verdict in one report."""

    family: Family
    own: tuple[tuple[Listed, Assessment], ...]
    explained: Explained

    @property
    def key(self) -> Hashable:
        """What it says, but for remarks."""
        return self.family, self.own

    @property
    def holds(self) -> bool:
        """Whether there is nothing to be found out about them."""
        return all(assessment.verdict is Verdict.HOLDS for _, assessment in self.own)

    @property
    def has_remarks(self) -> bool:
        """Whether the report may say more of it than the assessments do."""
        return bool(self.explained)

    @property
    def checks(self) -> Iterator[Check]:
        """Its identities, assessed."""
        for listed, assessment in self.own:
            explained = self.explained.get(listed.identity.id, ())
            yield Check(listed, assessment, explained)


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """The identities of a report that have one verdict, those alike below each other."""

    said: Said
    count: int
    checklists: tuple[Checklist, ...]

    @property
    def fails(self) -> bool:
        """They do not hold, acknowledged or not."""
        return self.said in (Said.ACKNOWLEDGED, Said.BROKEN)


def groups(assessed: Assessed, explained: Explained, *, must_hold: bool) -> list[Group]:
    """Those of the identities that must hold in every report, or of the others; the worst first."""
    assessments = assessed.assessments
    found: dict[Said, list[Checklist]] = {}
    for family in _families(assessed.report.form, must_hold=must_hold):
        own: dict[Said, list[tuple[Listed, Assessment]]] = {}
        for listed in family.identities:
            assessment = assessments[listed.index]
            verdict = said(listed.identity, assessment.verdict)
            own.setdefault(verdict, []).append((listed, assessment))
        for verdict, same in own.items():
            checklist = Checklist(family, tuple(same), explained)
            found.setdefault(verdict, []).append(checklist)
    return [_group(verdict, found[verdict]) for verdict in Said if verdict in found]


def _group(verdict: Said, lists: Sequence[Checklist]) -> Group:
    count = sum(len(checklist.own) for checklist in lists)
    return Group(verdict, count, tuple(lists))


@cache
def _families(form: Form, *, must_hold: bool) -> tuple[Family, ...]:
    everything = (_listed(form, index) for index in range(len(form.identities)))
    chosen = [listed for listed in everything if listed.identity.must_hold is must_hold]
    groups = groupby(chosen, key=_kind)
    return tuple(Family(*kind, tuple(group)) for kind, group in groups)


def _listed(form: Form, index: int) -> Listed:
    identity = form.identities[index]
    return Listed(
        identity=identity,
        index=index,
        first=next(own_cells(identity)),
        cells=tuple(form.index[cell] for cell in own_cells(identity)),
    )


def _kind(listed: Listed) -> tuple[str, str]:
    """What the identities of a family have in common."""
    return listed.identity.words, listed.offsets
