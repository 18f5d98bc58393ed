"""What the archive holds of places, as lists show it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.region import Region
from generator.survey.overview import Survey


@dataclass(frozen=True, slots=True)
class Holding:
    """What there is of a region."""

    region: Region
    agencies: int
    reports: int


def holdings(survey: Survey, code: str) -> Iterator[Holding]:
    """The regions next below that hold something."""
    for child in survey.children.get(code, ()):
        agencies = survey.below[child.code]
        reports = list(survey.counting(agencies))
        yield Holding(
            region=child,
            agencies=len(agencies),
            reports=len(reports),
        )
