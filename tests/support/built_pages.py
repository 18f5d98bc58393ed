"""What the pages of a built site say."""

from pathlib import Path

from justhtml import Element, JustHTML


def page(site: Path, address: str) -> JustHTML:
    """One page, parsed."""
    return JustHTML((site / address / "index.html").read_text("utf-8"), sanitize=False)


def find(node: JustHTML | Element, selector: str) -> list[Element]:
    """The elements that a selector means, in their order."""
    return [element for element in node.query(selector) if isinstance(element, Element)]


def text(element: Element) -> str:
    """An element's text with the white space of the source closed up."""
    return " ".join(element.to_text().split())


def links(node: JustHTML | Element, selector: str) -> list[str]:
    """Where the elements that a selector means lead."""
    return [(element.attrs or {})["href"] or "" for element in find(node, selector)]
