"""What stands at an address that leads to another."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.agency import Agency
from generator.archive.frame import Frame
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
    for former in region.former:
        address = page.url.replace(region.code, former, 1)
        yield redirect(address, page.url, "区划代码已变更", _recoded(region))


def with_former_keys(agency: Agency, frame: Frame, page: Page) -> Iterator[Page]:
    """A page of an agency, and what stands where it was under the keys the agency had before."""
    yield page
    region = frame.region
    recoded = {f"{code}/{agency.id}" for code in region.former}
    for key in frame.former:
        title, words = "网址已变更", f"{agency.name}的网址已变更。"
        if key in recoded:
            title, words = "区划代码已变更", _recoded(region)
        address = page.url.replace(agency.key, key, 1)
        yield redirect(address, page.url, title, words)


def _recoded(region: Region) -> str:
    return f"{region.name}的区划代码已变更为 {region.code}。"
