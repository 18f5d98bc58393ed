"""The interface for programs: static JSON, one module for each kind of document.

A report's own document stands beside its page; `export.offered` puts it there.
"""

from collections.abc import Iterator
from itertools import chain

from generator.site import urls
from generator.site.api.agencies import agencies
from generator.site.api.changes import changes
from generator.site.api.document import File, encoded
from generator.site.api.findings import findings
from generator.site.api.form import form
from generator.site.api.index import index
from generator.site.api.openapi import openapi
from generator.site.api.region_year import region_years
from generator.site.api.regions import regions
from generator.site.api.rules import rules
from generator.survey.overview import Survey
from generator.survey.record import Records


def files(survey: Survey, records: Records) -> Iterator[File]:
    """Every document that is of the archive as a whole."""
    settings = survey.archive.settings
    yield urls.API_INDEX, index(survey)
    yield urls.OPENAPI, encoded(openapi(settings))
    yield urls.API_FORM, form(settings)
    yield urls.API_RULES, rules(settings, records)
    yield from regions(survey)
    yield from agencies(survey)
    yield from region_years(survey)
    for year in survey.years:
        everything = chain.from_iterable(survey.standings.values())
        of_year = (each for each in everything if each.report.year == year)
        yield from findings(settings, year, of_year)
    yield from changes(survey)
