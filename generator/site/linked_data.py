"""What programs are told of a report: JSON-LD in the terms of schema.org.

Three days are told apart: datePublished, on which its agency published it; sdDatePublished, on
which it came into the archive; dateModified, on which the archive last corrected it.
"""

from collections.abc import Iterator, Sequence

from generator.archive.agency import Agency
from generator.archive.region import Region
from generator.archive.report import Report
from generator.archive.settings import Settings
from generator.site import urls
from generator.survey.standing import Standing

Linked = dict[str, object]
Step = tuple[str, str]
"A name on the way to a page, and its address; that of the page itself is left out."


def linked_data(
    settings: Settings, report: Report, standing: Standing, above: Sequence[Region]
) -> Linked:
    """The report and the way to it; above: the regions it stands in, the largest first."""
    address = settings.base_url + urls.report(report)
    bodies = _bodies(standing)
    described: Linked = {
        "@type": "Report",
        "url": address,
        "name": report.title,
        "inLanguage": "zh-CN",
        "temporalCoverage": str(report.year),
        "spatialCoverage": {"@type": "Place", "name": "".join(each.name for each in above)},
        "author": bodies,
        "publisher": bodies,
        "datePublished": report.published,
        "dateModified": report.amended,
        "isBasedOn": report.source.url if report.shows_original else None,
        "sdDatePublished": report.archived,
    }
    known = {name: value for name, value in described.items() if value}
    steps = [*_regions(above), *_agency(standing.agency), (str(report.year), "")]
    return {"@context": "https://schema.org", "@graph": [known, _way(settings, steps)]}


def _bodies(standing: Standing) -> Linked | list[Linked]:
    """One, or several of a joint report."""
    bodies = [_body(each) for each in standing.bodies]
    return bodies if standing.partners else bodies[0]


def _body(agency: Agency) -> Linked:
    return {"@type": "GovernmentOrganization", "name": agency.name}


def _regions(above: Sequence[Region]) -> Iterator[Step]:
    for region in above:
        yield region.name, urls.region(region.code)


def _agency(agency: Agency) -> Iterator[Step]:
    yield agency.name, urls.agency(agency)


def _way(settings: Settings, steps: Sequence[Step]) -> Linked:
    items = []
    for position, (name, address) in enumerate(steps, 1):
        item: Linked = {"@type": "ListItem", "position": position, "name": name}
        if address:
            item["item"] = settings.base_url + address
        items.append(item)
    return {"@type": "BreadcrumbList", "itemListElement": items}
