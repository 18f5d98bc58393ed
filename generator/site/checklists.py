"""The identities of a report as its page lists them, one family after another.

What a list says follows from the figures of its cells, unless the report has remarks on it. So two
lists are drawn alike where their figures are the same.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from generator.archive.report import Report
from generator.archive.values import Value
from generator.form.form import Form
from generator.form.identities import Identity
from generator.rules.assessment import Assessment, Verdict
from generator.site.marks import own_cells
from generator.survey.amendments import Amendment
from generator.survey.standing import Standing

USUAL = (
    Verdict.HOLDS,
    Verdict.BROKEN,
    Verdict.ACKNOWLEDGED,
    Verdict.UNKNOWN,
)
"The order in which verdicts are counted here."

Counted = list[tuple[Verdict, int]]
"The verdicts there are, with how many there are of each."
Explained = Mapping[str, Sequence[Amendment]]
"Identity id → the corrections of cells it speaks of."
Figures = tuple[Value | None, ...]
"Of an identity's cells; None where the year before has none of them."


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
    earlier: tuple[str, ...]
    "The ids of those of the year before."

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


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """An identity in one report."""

    listed: Listed
    figures: Figures
    verdict: Verdict
    standing: Standing
    explained: Sequence[Amendment]

    @property
    def key(self) -> Hashable:
        """What it says, but for remarks."""
        return self.listed, self.figures

    @property
    def has_remarks(self) -> bool:
        """Whether the report says more of it than figures."""
        return self.verdict is Verdict.ACKNOWLEDGED or bool(self.explained)

    @property
    def statement(self) -> str:
        """The identity with its figures."""
        return self._assessment.statement

    @property
    def reason(self) -> str:
        """Why the original breaks it, where the report says so."""
        return self._assessment.reason

    @property
    def _assessment(self) -> Assessment:
        standing = self.standing
        identity = self.listed.identity
        return Assessment(identity, self.verdict, standing.report, standing.previous)


@dataclass(frozen=True, slots=True, eq=False)
class Checklist:
    """A family in one report."""

    family: Family
    figures: tuple[Figures, ...]
    "Of each identity."
    standing: Standing
    explained: Explained

    @property
    def key(self) -> Hashable:
        """What it says, but for remarks."""
        return self.family, self.figures

    @property
    def has_remarks(self) -> bool:
        """Whether the report may say more of it than figures."""
        return bool(self.standing.report.acknowledged or self.explained)

    @property
    def checks(self) -> Iterator[Check]:
        """Its identities, assessed."""
        lapses = dict(self.standing.lapses)
        for listed, figures in zip(self.family.identities, self.figures, strict=True):
            yield Check(
                listed=listed,
                figures=figures,
                verdict=lapses.get(listed.index, Verdict.HOLDS),
                standing=self.standing,
                explained=self.explained.get(listed.identity.id, ()),
            )

    @property
    def verdicts(self) -> Counted:
        """With how many there are of each."""
        lapses = dict(self.standing.lapses)
        identities = self.family.identities
        counts = Counter(lapses.get(listed.index, Verdict.HOLDS) for listed in identities)
        return in_usual_order(counts)

    @property
    def fails(self) -> bool:
        """Some do not hold, acknowledged or not."""
        return any(verdict.fails for verdict, _ in self.verdicts)


def in_usual_order(counts: Mapping[Verdict, int]) -> Counted:
    """The verdicts there are."""
    return [(verdict, counts[verdict]) for verdict in USUAL if verdict in counts]


def checklists(standing: Standing, explained: Explained, *, must_hold: bool) -> Iterator[Checklist]:
    """Those of the identities that must hold in every report, or of the others."""
    for family in _families(standing.report.figures.form, must_hold=must_hold):
        figures = [_figures(listed, standing) for listed in family.identities]
        yield Checklist(family, tuple(figures), standing, explained)


def _figures(listed: Listed, standing: Standing) -> Figures:
    values = standing.report.figures.values
    own = tuple(map(values.__getitem__, listed.cells))
    if not listed.earlier:
        return own
    earlier = (_earlier(cell, standing.previous) for cell in listed.earlier)
    return (*own, *earlier)


def _earlier(cell: str, previous: Report | None) -> Value | None:
    if previous is None or cell not in previous.figures:
        return None
    return previous.figures[cell]


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
        earlier=tuple(term.cell for term in identity.terms if term.last),
    )


def _kind(listed: Listed) -> tuple[str, str]:
    """What the identities of a family have in common."""
    return listed.identity.words, listed.offsets
