"""Questions to elements of a web page."""

import re
from typing import TYPE_CHECKING

from generator.intake.readers.runs import Look
from generator.intake.readers.text.lines import LONG, is_prose

if TYPE_CHECKING:
    from lxml import etree

BLOCKS = {
    "html",
    "body",
    "main",
    "article",
    "section",
    "header",
    "div",
    "center",
    "p",
    "pre",
    "blockquote",
    "address",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "form",
    "fieldset",
    "legend",
    "figure",
    "figcaption",
    "details",
    "summary",
}
"Begin and end a line. What is not named here, <o:p> for one, stands within it."
DROPPED = {
    "script",
    "style",
    "head",
    "title",
    "template",
    "noscript",
    "nav",
    "aside",
    "footer",
    "caption",
    "svg",
    "math",
    "iframe",
    "object",
    "audio",
    "video",
    "map",
    "select",
    "option",
    "button",
    "input",
    "textarea",
}
THINGS = {
    "img",
    "svg",
    "math",
    "canvas",
    "iframe",
    "object",
    "embed",
    "applet",
    "audio",
    "video",
    "picture",
    "input",
    "select",
    "textarea",
    "button",
    "meter",
    "progress",
    "script",
}
"What shows something in its place that is no text of the page."
TAGS = {
    "sup": Look.RAISED,
    "sub": Look.LOWERED,
    "rt": Look.ANNOTATION,
    "rp": Look.ANNOTATION,
    "bdo": Look.TURNED,
    "s": Look.STRUCK,
    "strike": Look.STRUCK,
    "del": Look.STRUCK,
    "small": Look.ODD,
    "a": Look.LINK,
    "details": Look.UNSEEN,
}
"How text within a tag looks."
LONGEST_CELL = 10 * LONG
"Characters; a longer one that has sentences is no cell of a table."
SPAN = re.compile(r"\s*\+?(\d{1,9})")
START = re.compile(r"\d{1,4}$")
"Of a numbered list."
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
OUR_EXTRAS = {
    "checks",
    "trail",
    "repeats",
    "heads",
    "remarks",
    "ways",
    "dates",
    "questions",
    "stuck",
    "note",
    "neighbours",
    "crumbs",
    "lead",
    "notice",
    "band",
}
"What a page of ours adds to the report. Other sites use such names for the text itself."
OUR_ROWS = "more"
"A row of ours that says what the row above it means; cells that span rows count it."


def is_dropped(element: "etree._Element", tag: str, *, ours: bool) -> bool:
    """Say whether an element is no part of what a visitor reads.

    `ours`: on a page of this archive, nor what is no part of the report.
    """
    if tag in DROPPED or element.get("hidden") is not None:
        return True
    if HIDDEN.search(element.get("style") or ""):
        return True
    return ours and not OUR_EXTRAS.isdisjoint(class_names(element))


def is_our_row(row: "etree._Element", *, ours: bool) -> bool:
    """Say whether a row of a table is one that a page of this archive adds to the report."""
    return ours and OUR_ROWS in class_names(row)


def class_names(element: "etree._Element") -> list[str]:
    """Return the classes an element has."""
    written = element.get("class") or ""
    return written.split()


def is_frame(rows: list[list["etree._Element"]], cells: list["etree._Element"]) -> bool:
    """Say whether the table only arranges text.

    It has one column then, or a cell with a text of many sentences.
    """
    if all(len(row) < 2 for row in rows):  # noqa: PLR2004 # a second one makes a table
        return True
    texts = map(all_text, cells)
    return any(len(text) > LONGEST_CELL and is_prose(text) for text in texts)


def is_arranging(table: "etree._Element", own: list["etree._Element"]) -> bool:
    """Say whether the table is there for those within it: they have more cells than its `own`."""
    every = sum(1 for _ in table.iter("td", "th"))
    return every > 2 * len(own)


def all_text(element: "etree._Element") -> str:
    """Return the text of an element and all within it."""
    texts = map(str, element.itertext())
    return "".join(texts).strip("\r\n")


def name_of(meta: "etree._Element") -> str:
    """Return what a <meta> is about."""
    name = meta.get("name") or meta.get("property") or ""
    return name.lower()


def span(cell: "etree._Element", name: str, least: int = 1) -> int:
    """Return a colspan or rowspan, 1 where it is none."""
    written = SPAN.match(cell.get(name) or "1")
    if written is None:
        return 1
    return max(least, int(written[1]))


def number(item: "etree._Element") -> str:
    """Return the number a browser writes before an item of a numbered list."""
    above = item.getparent()
    if above is None or above.tag != "ol":
        return ""
    start = START.match(above.get("start") or "1")
    first = int(start[0]) if start else 1
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    return f"{first + before}. "
