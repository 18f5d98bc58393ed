"""Every public address in one place. Addresses are permanent; they are given relative to the site's root."""

from generator.model import Agency, Report

HOME = ""
NOT_FOUND = "404.html"
SEARCH = "search/"
FORM = "form/"
METHOD = "method/"


def region(code: str) -> str:
    """`410411/`."""
    return f"{code}/"


def agency(item: Agency) -> str:
    """`410411/gxj/`."""
    return f"{item.key}/"


def report(item: Report) -> str:
    """`410411/gxj/2025/`."""
    return f"{item.region}/{item.agency}/{item.year}/"


def year(number: int) -> str:
    """`years/2025/`."""
    return f"years/{number}/"


def plain_page(page_id: str) -> str:
    """`about/`."""
    return f"{page_id}/"


def file(address: str) -> str:
    """The file of the output that a server sends for an address."""
    return f"{address}index.html" if not address or address.endswith("/") else address
