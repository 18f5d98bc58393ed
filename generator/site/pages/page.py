"""What a page is, and what several of them need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.archive.region import Region
from generator.rules.assessment import Assessment, Verdict


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site."""

    url: str
    "Relative to the site's root."
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    listed: bool = True
    "Whether search engines should know it."


def redirects(region: Region, url: str) -> Iterator[Page]:
    """What stands at the addresses a page of the region had under former codes."""
    for former in region.former:
        words = f"{region.name}的区划代码已变更为 {region.code}。"
        yield redirect(url.replace(region.code, former, 1), url, "区划代码已变更", words)


def redirect(address: str, target: str, title: str, words: str) -> Page:
    """What stands at an address and leads to another; the words say why."""
    context = {"target": target, "title": title, "words": words}
    return Page(address, "redirect.html", context, listed=False)


def counted(assessments: list[Assessment]) -> list[tuple[Verdict, int]]:
    """The verdicts there are, in their usual order, with how many there are of each."""
    found = [item.verdict for item in assessments]
    return [(verdict, found.count(verdict)) for verdict in Verdict if verdict in found]
