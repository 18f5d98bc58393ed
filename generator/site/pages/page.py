"""What a page is, and what its template is given."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """What a page of one kind says: all its template has besides what every page shares."""

    @classmethod
    def template(cls) -> str:
        """`pages/agency.html`, named as the module that the view stands in."""
        return f"pages/{cls.__module__.rpartition('.')[2]}.html"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site."""

    url: str
    "Relative to the site's root."
    view: View
    listed: bool = True
    "Whether search engines should know it."
