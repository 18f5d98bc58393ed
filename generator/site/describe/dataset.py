"""The data set in the terms of schema.org, for the page that offers it.

As engines that look for data sets read it: https://schema.org/Dataset.
"""

from collections.abc import Collection, Iterable

from generator.archive.settings import Settings
from generator.site import urls
from generator.site.describe import words
from generator.site.describe.distributions import Distribution
from generator.site.describe.licence import licence
from generator.site.describe.table_schema import Json
from generator.site.export.columns import VERSION

GZIP = "application/gzip"


def dataset(settings: Settings, files: Iterable[Distribution], years: Collection[int]) -> Json:
    """The data set and how each of its files is had."""
    home = settings.base_url + urls.DATA
    found = licence(settings)
    creator = {"@type": "Organization", "name": settings.title, "url": settings.base_url}
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": home,
        "url": home,
        "name": words.title(settings),
        "alternateName": words.ENGLISH,
        "description": words.description(years),
        "keywords": list(words.KEYWORDS),
        "version": VERSION,
        "license": found.address,
        "usageInfo": found.words,
        "isAccessibleForFree": True,
        "inLanguage": words.LANGUAGE,
        "temporalCoverage": words.interval(years),
        "spatialCoverage": {"@type": "Place", "name": words.PLACE},
        "creator": creator,
        "publisher": creator,
        "distribution": [_download(settings, file) for file in files],
    }


def _download(settings: Settings, file: Distribution) -> Json:
    return {
        "@type": "DataDownload",
        "name": file.title,
        "contentUrl": settings.base_url + file.address,
        "encodingFormat": GZIP if file.is_packed else file.media,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }
