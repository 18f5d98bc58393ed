"""Several bodies in one year: which of them report, and what their reports add up to."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.survey.body import Body
from generator.survey.handling import NOTHING, Handled, added, joined


@dataclass(frozen=True, slots=True)
class Census:
    """Several bodies in one year."""

    bodies: int
    "That a report is looked for of."
    here: int
    "Of which the archive has one that counts."
    withdrawn: int
    reports: int
    "How many are added up: each once, none of a government."
    beside: int
    "Governments' reports, which no sum adds."
    handled: Handled
    "What the reports add up to."
    mismatches: int
    "Places in these reports where something does not add up."
    unverified: int
    "Of these reports, those with an identity that cannot be assessed."

    @property
    def absent(self) -> int:
        """How many reports are not in this archive."""
        return self.bodies - self.here - self.withdrawn

    def __add__(self, other: "Census") -> "Census":
        """Both together."""
        return Census(
            bodies=self.bodies + other.bodies,
            here=self.here + other.here,
            withdrawn=self.withdrawn + other.withdrawn,
            reports=self.reports + other.reports,
            beside=self.beside + other.beside,
            handled=joined(self.handled, other.handled),
            mismatches=self.mismatches + other.mismatches,
            unverified=self.unverified + other.unverified,
        )


def census(bodies: Iterable[Body]) -> Census:
    """What several bodies have of one year."""
    bodies = list(bodies)
    counted = [body for body in bodies if body.counted]
    beside = [body for body in counted if body.is_consolidated]
    reports = [body for body in counted if not body.is_consolidated]
    with_figures = [body for body in reports if not body.unsaid]
    figures = [body.figures for body in with_figures]
    return Census(
        bodies=len(bodies),
        here=sum(body.here for body in bodies),
        withdrawn=sum(body.withdrawn for body in bodies),
        reports=len(reports),
        beside=len(beside),
        handled=added(NOTHING, figures),
        mismatches=sum(body.mismatches for body in with_figures),
        unverified=sum(body.unverified for body in with_figures),
    )


def combined(parts: Iterable[Census]) -> Census:
    """Several of them together."""
    return sum(parts, census(()))
