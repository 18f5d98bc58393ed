"""The licence of the data, as programs name it."""

from typing import NamedTuple

from generator.archive.settings import LICENCE, Settings
from generator.site import urls

CC0 = "CC0-1.0"
"As SPDX calls it."
CC0_ADDRESS = "https://creativecommons.org/publicdomain/zero/1.0/"


class Licence(NamedTuple):
    """What may be done with the data."""

    id: str
    "Of SPDX; empty where an archive has words of its own."
    address: str
    "Where it can be read."
    words: str


def licence(settings: Settings) -> Licence:
    """That of an archive; one with words of its own has these in the codebook."""
    if settings.licence == LICENCE:
        return Licence(CC0, CC0_ADDRESS, settings.licence)
    return Licence("", settings.base_url + urls.CODEBOOK, settings.licence)
