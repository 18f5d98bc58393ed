"""`ro-crate-metadata.json`: a deposit's files as repositories read them.

RO-Crate 1.1: https://www.researchobject.org/ro-crate/specification/1.1/.
"""

from collections.abc import Collection, Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from generator.archive.settings import Settings
from generator.site.describe import words
from generator.site.describe.citing import Edition
from generator.site.describe.licence import licence
from generator.site.describe.table_schema import Json

NAME = "ro-crate-metadata.json"
CONTEXT = ["https://w3id.org/ro/crate/1.1/context", {"sha256": "https://schema.org/sha256"}]
"That of the specification does not have digests."
CONFORMS = "https://w3id.org/ro/crate/1.1"
MEDIA = {
    ".cff": "application/yaml",
    ".csv": "text/csv",
    ".gz": "application/gzip",
    ".json": "application/json",
    ".md": "text/markdown",
    ".sqlite": "application/vnd.sqlite3",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"Ending of a name → media type."


class Filed(NamedTuple):
    """A file of the deposit."""

    name: str
    title: str
    size: int
    "Bytes."
    sha256: str


def crate(
    settings: Settings, files: Iterable[Filed], years: Collection[int], edition: Edition
) -> Json:
    """The deposit, its files, who made it and what may be done with it."""
    described = [_file(file) for file in files]
    found = licence(settings)
    root: Json = {
        "@id": "./",
        "@type": "Dataset",
        "name": words.title(settings),
        "alternateName": words.ENGLISH,
        "description": words.description(years),
        "version": edition.version,
        "datePublished": edition.day,
        "license": {"@id": found.address},
        "author": {"@id": settings.base_url},
        "publisher": {"@id": settings.base_url},
        "inLanguage": words.LANGUAGE,
        "keywords": ", ".join(words.KEYWORDS),
        "temporalCoverage": words.interval(years),
        "hasPart": [{"@id": file["@id"]} for file in described],
    }
    about_itself: Json = {
        "@id": NAME,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": CONFORMS},
    }
    terms: Json = {
        "@id": found.address,
        "@type": "CreativeWork",
        "name": found.id or words.LICENCE,
        "description": found.words,
    }
    archive: Json = {
        "@id": settings.base_url,
        "@type": "Organization",
        "name": settings.title,
        "url": settings.base_url,
    }
    if settings.mailbox:
        archive["email"] = settings.mailbox
    return {"@context": CONTEXT, "@graph": [about_itself, root, *described, terms, archive]}


def _file(file: Filed) -> Json:
    ending = PurePosixPath(file.name).suffix
    return {
        "@id": file.name,
        "@type": "File",
        "name": file.title,
        "contentSize": str(file.size),
        "sha256": file.sha256,
        "encodingFormat": MEDIA.get(ending, "application/octet-stream"),
    }
