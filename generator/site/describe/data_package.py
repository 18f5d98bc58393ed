"""`datapackage.json`: the tables, column by column, as Data Package v2 has them.

https://datapackage.org/standard/data-package/
"""

from collections.abc import Collection, Iterable

from generator.archive.settings import Settings
from generator.site import urls
from generator.site.describe import table_schema, words
from generator.site.describe.distributions import CSV, Distribution
from generator.site.describe.licence import licence
from generator.site.describe.table_schema import Json
from generator.site.export.columns import VERSION

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def data_package(
    settings: Settings, files: Iterable[Distribution], years: Collection[int], content: str
) -> Json:
    """The package; content: a digest of the files that its reports were read from."""
    return {
        "$schema": PROFILE,
        "name": "government-information-reports",
        "id": settings.base_url + urls.DATA,
        "title": words.title(settings),
        "description": words.description(years),
        "homepage": settings.base_url + urls.DATA,
        "version": VERSION,
        "keywords": list(words.KEYWORDS),
        "licenses": [_licence(settings)],
        "sources": [{"title": words.SOURCES}],
        "contributors": [_contributor(settings)],
        "content_sha256": content,
        "resources": [_resource(settings, file) for file in files],
    }


def _licence(settings: Settings) -> Json:
    found = licence(settings)
    named = {"name": found.id} if found.id else {}
    return {**named, "path": found.address, "title": found.words}


def _contributor(settings: Settings) -> Json:
    found: Json = {"title": settings.title, "roles": ["maintainer"]}
    if settings.mailbox:
        found["email"] = settings.mailbox
    found["path"] = settings.repository or settings.base_url
    return found


def _resource(settings: Settings, file: Distribution) -> Json:
    # A path must not lead out of the folder; what stands beside it has a whole address.
    is_within = file.address.startswith(urls.DATA)
    resource: Json = {
        "name": file.name,
        "path": file.address.removeprefix(urls.DATA) if is_within else "",
        "title": file.title,
        "mediatype": file.media,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }
    if not is_within:
        resource["path"] = settings.base_url + file.address
    if file.media == CSV:
        resource |= _table(file)
    return resource


def _table(file: Distribution) -> Json:
    table: Json = {"type": "table", "format": "csv", "encoding": "utf-8"}
    if file.is_packed:
        table["compression"] = "gz"
        table["schema"] = table_schema.of_cells()
    elif file.name == "coverage":
        table["schema"] = table_schema.of_coverage()
    else:
        table["schema"] = table_schema.of_reports()
    return table
