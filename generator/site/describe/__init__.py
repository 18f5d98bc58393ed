"""The data described: for programs, catalogues, researchers, and whoever cites or verifies them.

Said once, here, and generated from the form. Name in the site → text.
"""

import json
from collections.abc import Collection, Iterator

from generator.archive.settings import Settings
from generator.site import urls
from generator.site.describe.checksums import checksums
from generator.site.describe.citing import bibtex, cff, ris
from generator.site.describe.codebook import codebook
from generator.site.describe.data_package import data_package
from generator.site.describe.dcat import dcat
from generator.site.describe.distributions import Distribution, Made, distributions
from generator.site.describe.table_schema import Json


def files(
    made: Made, settings: Settings, years: Collection[int], content: str
) -> Iterator[tuple[str, str]]:
    """Address and text of all that describes what was made; nothing where no report is.

    content: a digest of the files that the reports were read from.
    """
    if not years:
        return
    described = dict(_described(distributions(made), settings, years, content))
    yield from described.items()
    yield urls.SHA256SUMS, checksums(made, described)


def _described(
    found: list[Distribution], settings: Settings, years: Collection[int], content: str
) -> Iterator[tuple[str, str]]:
    yield urls.DATA_PACKAGE, written(data_package(settings, found, years, content))
    yield urls.CATALOGUE, written(dcat(settings, found, years))
    yield urls.CODEBOOK, codebook(settings, found)
    yield urls.CITATION, cff(settings)
    yield f"{urls.DATA}{urls.BIBTEX}", bibtex(settings)
    yield f"{urls.DATA}{urls.RIS}", ris(settings)


def written(described: Json) -> str:
    """As JSON that people can read, too."""
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"
