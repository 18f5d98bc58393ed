"""A document of the interface: JSON as small as it can be written, the same for the same content.

Every one says which version of the interface it is of, that the archive is no government site, and
under which licence it stands. What is long is cut into pages, each of which names the next.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.archive.settings import NOTICE, Settings
from generator.site import urls

VERSION = "1.2"
"Of the interface: the second number grows when something is added."
MOST = 1000
"Items of a page, so that none has more than 300 KB, compressed, whatever is said of each."
File = tuple[str, str]
"Address in the site, and text."
encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"A value as JSON, whatever stands in its texts."


class Items(NamedTuple):
    """What a document lists."""

    name: str
    "The key it stands under."
    texts: Sequence[str]
    "Each as JSON."


def document(settings: Settings, content: Mapping[str, Any]) -> str:
    """The text of a document."""
    head = {
        "schema_version": VERSION,
        "notice": NOTICE,
        "licence": settings.licence,
    }
    return encoded({**head, **content})


def paged(
    settings: Settings, address: str, content: Mapping[str, Any], items: Items
) -> Iterator[File]:
    """A document with what it lists, page by page; one page where there is nothing to list."""
    total = len(items.texts)
    starts = range(0, total, MOST) or range(1)
    for number, start in enumerate(starts, 1):
        is_last = number == len(starts)
        following = None
        if not is_last:
            following = settings.base_url + urls.api_page(address, number + 1)
        head = document(settings, {**content, "total": total, "next": following})
        listed = ",".join(items.texts[start : start + MOST])
        text = f'{head.removesuffix("}")},"{items.name}":[{listed}]}}'
        yield urls.api_page(address, number), text
