"""How many applications bodies of one kind got, year by year, side by side and never by rank."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.archive.agency import GOVERNMENT, Agency
from generator.survey.amounts import Amount
from generator.survey.overview import Survey
from generator.survey.sectors import GOVERNMENTS
from generator.survey.spread import Spread, spread
from generator.survey.standing import Standing, jointly

COMPARED = "新收"
"The figure that is shown of each."

Figures = Mapping[int, dict[str, Amount]]
"Year → agency key → its figure."


@dataclass(frozen=True, slots=True)
class Peer:
    """A body in some year."""

    agency: Agency
    standing: Standing | None
    "Its report."
    amount: Amount
    "Without a value where there is nothing to show."
    unsaid: str
    "Why not; empty where the figure itself is not known."


@dataclass(frozen=True, slots=True)
class Yearly:
    """One year of several bodies."""

    year: int
    bodies: int
    "With a figure."
    total: int
    spread: Spread | None


def figures(survey: Survey, agencies: Iterable[Agency]) -> Figures:
    """The figure of each of these bodies, as far as it is known, newest year first."""
    found: dict[int, dict[str, Amount]] = {}
    for agency in agencies:
        for standing in survey.standings[agency.key]:
            if not _counts(agency, standing):
                continue
            amount = standing.headline[COMPARED]
            if amount.value is not None:
                of_year = found.setdefault(standing.report.year, {})
                of_year[agency.key] = amount
    return {year: found[year] for year in sorted(found, reverse=True)}


def _counts(agency: Agency, standing: Standing) -> bool:
    """A government's figures hold those of departments, and are never shown as one's."""
    report = standing.report
    if report.withdrawn or not report.has_tables:
        return False
    return standing.consolidated == (agency.kind == GOVERNMENT)


def shown_year(known: Figures) -> int | None:
    """The newest year of which there are half as many figures as of any.

    So a page is not all gaps in the weeks in which reports come in. None without a figure.
    """
    counts = {year: len(amounts) for year, amounts in known.items()}
    most = max(counts.values(), default=0)
    return next((year for year, count in counts.items() if 2 * count >= most), None)


def yearly(known: Figures) -> Iterator[Yearly]:
    """Each year, newest first."""
    for year, amounts in known.items():
        values = [amount.value or 0 for amount in amounts.values()]
        yield Yearly(
            year=year,
            bodies=len(values),
            total=sum(values),
            spread=spread(values),
        )


def peers(
    survey: Survey, agencies: Iterable[Agency], year: int, amounts: Mapping[str, Amount]
) -> Iterator[Peer]:
    """These bodies in that year, in their order; `amounts`: of those that have a figure."""
    for agency in agencies:
        standing = survey.filed(agency).get(year)
        amount = amounts.get(agency.key, Amount(None))
        unsaid = "" if amount.value is not None else _unsaid(survey, agency, standing, year)
        yield Peer(agency, standing, amount, unsaid)


def _unsaid(survey: Survey, agency: Agency, standing: Standing | None, year: int) -> str:
    """Why a body has no figure of that year."""
    if standing is None:
        successors = survey.archive.successors(agency)
        if successors:
            names = "、".join(other.name for other in successors)
            return f"职能已转入{names}"
        return f"{year} 年度不在本档案"
    if standing.report.withdrawn:
        return "已撤回"
    if standing.agency.key != agency.key:
        return jointly([standing.agency])
    if not _counts(agency, standing):
        return standing.unsaid or GOVERNMENTS
    return ""
