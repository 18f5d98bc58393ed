"""What stands at an address that leads to another."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.region import Region
from generator.site.pages.page import Page, View


@dataclass(frozen=True, slots=True)
class RedirectView(View):
    """Where a reader is led, and why."""

    target: str
    "Relative to the site's root."
    title: str
    words: str


def redirect(address: str, target: str, title: str, words: str) -> Page:
    """What stands at an address and leads to another; the words say why."""
    view = RedirectView(target, title, words)
    return Page(address, view, listed=False)


def with_former(region: Region, page: Page) -> Iterator[Page]:
    """A page of a region, and what stands where it was under the region's former codes."""
    yield page
    words = f"{region.name}的区划代码已变更为 {region.code}。"
    target = page.url
    for former in region.former:
        address = target.replace(region.code, former, 1)
        yield redirect(address, target, "区划代码已变更", words)
