"""How the data are cited as a whole: for programs, and in words as GB/T 7714—2015 has it.

A site is made anew with every report, so that it has no day of its own: whoever cites it adds the
day on which they took the data. A deposit has a day and a version.
"""

from typing import Any, NamedTuple

import yaml

from generator.archive.settings import Settings
from generator.site import urls
from generator.site.citation import meant
from generator.site.describe import words
from generator.site.describe.licence import licence

KEY = "government-information-reports"
"What a list of references calls them."


class Edition(NamedTuple):
    """The data of one day, as they are deposited."""

    version: str
    day: str


def in_words(settings: Settings) -> str:
    """某档案. 全部年报数据[DS/OL]. 地址. The day is for whoever cites."""
    address = settings.base_url + urls.DATA
    return f"{settings.title}. {words.TITLE}[DS/OL]. [引用日期]. {address}."


def cff(settings: Settings, edition: Edition | None = None) -> str:
    """`CITATION.cff`, version 1.2.0; https://citation-file-format.github.io/."""
    found = licence(settings)
    author = {"name": settings.title, "website": settings.base_url}
    if settings.mailbox:
        author["email"] = settings.mailbox
    fields: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "使用这些数据，请引用。",
        "type": "dataset",
        "title": words.title(settings),
        "authors": [author],
        "url": settings.base_url + urls.DATA,
        "keywords": list(words.KEYWORDS),
    }
    if settings.repository:
        fields["repository-code"] = settings.repository
    if found.id:
        fields["license"] = found.id
    else:
        fields["license-url"] = found.address
    if edition:
        fields["version"] = edition.version
        fields["date-released"] = edition.day
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000)


def bibtex(settings: Settings) -> str:
    """An entry of type misc, which every style knows; it has no year."""
    fields = {
        "author": f"{{{meant(settings.title)}}}",
        "title": f"{{{meant(words.TITLE)}}}",
        "howpublished": "Dataset",
        "url": settings.base_url + urls.DATA,
        "language": "chinese",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{KEY},", *lines, "}\n"])


def ris(settings: Settings) -> str:
    """A record of type DATA; its lines end in CRLF, as the format has them."""
    fields = {
        "TY": "DATA",
        "AU": settings.title,
        "TI": words.TITLE,
        "PB": settings.title,
        "UR": settings.base_url + urls.DATA,
        "LA": words.LANGUAGE,
    }
    lines = [f"{tag}  - {value}" for tag, value in fields.items()]
    return "\r\n".join([*lines, "ER  - ", ""])
