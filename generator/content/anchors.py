"""What the tokens of a text need before they are printed: levels, ids and classes of their own."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

SECTION_LEVEL = 2
HIGHEST = 6
"Of the levels of headings that HTML has."

OWN_NUMBER = re.compile(
    r"^\s*(?:[0-9]+|[一二三四五六七八九十]+|[（(][0-9一二三四五六七八九十]+[）)])\s*[.．、：:]?"
)
INLINE = ("inline", "fence", "code_block")
"Tokens that hold words."
CELLS = ("th_open", "td_open")


def prepare(tokens: Sequence[Token], prefix: str, lowest: int = SECTION_LEVEL + 1) -> list[str]:
    """Set heading levels, ids and list classes; the anchor that each inline block stands under."""
    anchor, headings = prefix, 0
    anchors: list[str] = []
    for index, token in enumerate(tokens):
        if token.type in INLINE:
            anchors.append(anchor)
            _prepare_links(token)
        elif token.type == "heading_open":
            headings += 1
            anchor = f"{prefix}-{headings}"
            _lower(token, lowest)
            token.attrSet("id", anchor)
        elif token.type == "heading_close":
            _lower(token, lowest)
        elif token.type in CELLS:
            _align(token)
        elif token.type == "bullet_list_open" and _numbers_itself(tokens, index):
            token.attrSet("class", "numbered")
    return anchors


def _lower(heading: Token, lowest: int) -> None:
    """Put a heading below those of the page itself."""
    level = int(heading.tag[1])
    heading.tag = f"h{max(level, lowest)}"


def _align(cell: Token) -> None:
    """A class for what Markdown gives a style: the page's policy allows an element none."""
    style = cell.attrs.pop("style", None)
    if style is not None:
        cell.attrs["class"] = str(style).removeprefix("text-align:")


def _prepare_links(block: Token) -> None:
    for child in block.children or ():
        if child.type == "link_open":
            _prepare_link(child)


def _prepare_link(link: Token) -> None:
    address = str(link.attrs["href"])
    if not address:
        del link.attrs["href"]  # [文字]() leads nowhere, and not to this page either
    elif not address.startswith("#"):
        link.attrSet("rel", "nofollow")


def _numbers_itself(tokens: Sequence[Token], start: int) -> bool:
    """Whether every item of the list that opens there begins with a number of its own: - 1.强化…"""
    level = tokens[start].level
    for index in range(start + 1, len(tokens)):
        token = tokens[index]
        if token.type == "bullet_list_close" and token.level == level:
            break
        is_item = token.type == "list_item_open" and token.level == level + 1
        if is_item and not OWN_NUMBER.match(_first_words(tokens, index)):
            return False
    return True


def _first_words(tokens: Sequence[Token], start: int) -> str:
    """Those of the first inline block from there; empty without one."""
    for index in range(start, len(tokens)):
        if tokens[index].type == "inline":
            return tokens[index].content
    return ""
