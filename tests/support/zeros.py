"""Reports of zeros but for some cells, each at a line of its own."""

from array import array
from collections.abc import Mapping

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.figures import Figures
from generator.archive.region import Region
from generator.archive.regions import Regions
from generator.archive.report import Acknowledgement, Report
from generator.archive.settings import Settings
from generator.archive.values import Value
from generator.form.editions import whole_form
from generator.form.identities import Identity
from generator.rules import dossier as reading
from generator.rules.assessment import Assessment
from generator.rules.dossier import Dossier, assess

FORM = whole_form(2021)

REGIONS = Regions({"410411": Region("410411", "湛河区", ("410499",))})
ARCHIVE = Archive(Settings(), REGIONS, ())


def report(
    values: Mapping[str, Value], year: int = 2025, acknowledged: tuple[str, ...] = ()
) -> Report:
    """A report of zeros but for some cells; each cell stands on a line and column of its own."""
    figures = tuple(values.get(cell.id, 0) for cell in FORM.cells)
    places = array("I", [number for n in range(len(FORM.cells)) for number in (100 + n, 5 + n)])
    return Report(
        "410411",
        "gxj",
        year,
        f"{year}.md",
        "报告",
        FORM,
        figures=Figures(FORM, figures, places),
        body="",
        body_line=60,
        acknowledged={
            name: Acknowledgement("原件如此", (50 + n, 3)) for n, name in enumerate(acknowledged)
        },
    )


def agency(*reports: Report, region: str = "410411", name: str = "某局") -> Agency:
    """An agency that has filed these reports."""
    return Agency(
        region,
        "gxj",
        "agency.yaml",
        name,
        "工业和信息化",
        "department",
        reports=tuple(report.filing for report in reports),
    )


def dossier(*reports: Report, name: str = "某局") -> Dossier:
    """The agency with these reports, as the rules have them."""
    return reading.dossier(agency(*reports, name=name), reports, REGIONS)


def the(name: str) -> Identity:
    """An identity by its id."""
    return next(each for each in FORM.identities if each.id == name)


def assessed(name: str, values: Mapping[str, Value], previous: Report | None = None) -> Assessment:
    """One identity in a report of these values."""
    found = assess(report(values), previous).assessments
    return next(item for item in found if item.identity.id == name)
