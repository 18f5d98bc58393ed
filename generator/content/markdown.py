"""The narrative of a report: Markdown → safe HTML and plain blocks, section by section.

Raw HTML stays text, links go nowhere but the web and mail, images become links (a page makes no
request to another origin), and headings stand below the page's own with ids that cannot clash with
the page's. What comes of it is looked at a second time, by an HTML5 parser that knows only what is
meant to be there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape
from itertools import pairwise, takewhile
from typing import Any
from urllib.parse import unquote, urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from generator.content import widths

SCHEMES = {"http", "https", "mailto"}
NUMBERED = re.compile(r"^\s*([一二三四五六])\s*[、.．]\s*(.*)$")
OWN_NUMBER = re.compile(
    r"^\s*(?:[0-9]+|[一二三四五六七八九十]+|[（(][0-9一二三四五六七八九十]+[）)])\s*[.．、：:]?"
)
HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
SECTION_LEVEL = 2

MOST_BRACKETS = 1000
"""Opening square brackets in a text: each may begin a link, and what is tried then grows with their
square."""

MOST_MARKS = 20_000
"Characters that may mean something to Markdown: each pair of them is tokens, and what prints them."

MARKS = re.compile(r"[|*_~`<>&\[\]]")

MOST_CELLS = 10_000
"""Cells of all tables: a row that is shorter than its header is filled up, so that a few bytes make
a thousand cells."""

MOST_LINES = 5000
"Lines of a text: twenty times what the longest report has, and read in a second whatever they say."

DEEP = re.compile(r"^(?:[ \t>*+-]|[0-9]{1,9}[.)]){40}", re.MULTILINE)
TABLE = re.compile(r"^[ \t>]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|)++[ \t]*+:?-*+:?[ \t]*+$", re.MULTILINE)
"""Where Markdown may drop text: deeper than its limit of nesting, and in cells that a table has no
column for."""

DECODED = re.compile(r"&#?\w+;|(?:%[0-9A-Fa-f]{2})+")
"What Markdown, or a browser, reads as another character: an entity, a percent-encoded one."

BLANK = re.compile(r"\n[ \t]*\n")
"Where every table ends."

TAGS = {
    "a", "blockquote", "br", "code", "div", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li",
    "ol", "p", "pre", "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "rel", "title"},
    "div": {"aria-label", "class", "role", "tabindex"},
    "ol": {"start"},
    "ul": {"class"},
    "th": {"class"},
    "td": {"class"},
    **{f"h{level}": {"id"} for level in range(SECTION_LEVEL, 7)},
}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or heading as plain text."""

    anchor: str
    "Id of the heading it stands under."
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading of the second level, or before the first."""

    number: str
    "一 … 六, or empty for a heading that names no section of the form."
    heading: str
    "As printed; empty for what stands before the first heading."
    anchor: str
    html: str
    blocks: tuple[Block, ...]


def allowed_link(address: str) -> bool:
    """Whether a link may stand in a page: http, https, mailto, or a place on the same page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if not parts.scheme:
        return address.startswith("#")
    return parts.scheme.lower() in SCHEMES and (
        bool(parts.netloc) or parts.scheme.lower() == "mailto"
    )


class _Renderer(RendererHTML):
    """What differs from the library's own HTML."""

    def table_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """A table of the agency's own scrolls where it is wider than the screen."""
        inside = takewhile(lambda token: token.type != "table_close", tokens[idx:])
        room = widths.classes(widths.longest(token.content for token in inside))
        start = f'<div class="scroll whole{room}" role="group" aria-label="表格" tabindex="0">\n'
        return start + self.renderToken(tokens, idx, options, env)

    def table_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """The end of what `table_open` began."""
        return f"{self.renderToken(tokens, idx, options, env)}</div>\n"

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A link to the image instead of the image."""
        token = tokens[idx]
        text = escape(self.renderInlineAsText(token.children, options, env) or "图片")
        address = escape(str(token.attrs["src"]))
        return f'<a href="{address}" rel="nofollow">{text}</a>' if address else text

    def softbreak(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """No space where a paragraph of Han characters was merely wrapped."""
        around = tokens[max(0, idx - 1) : idx + 2 : 2]
        wrapped = all(
            HAN.match(t.content[-1:] if n == 0 else t.content[:1]) for n, t in enumerate(around)
        )
        return "" if wrapped and len(around) > 1 else super().softbreak(tokens, idx, options, env)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("js-default", {"html": False, "linkify": False}, renderer_cls=_Renderer)
    parser.disable(
        "reference"
    )  # a definition of a link prints nothing, and what is written is to be read
    parser.validateLink = allowed_link  # type: ignore[method-assign,assignment] # the library's own way to set a link policy
    return parser


_PARSER = _parser()


def narrative(body: str) -> tuple[Part, ...]:
    """The narrative cut at its headings of the second level, in the order written."""
    env: dict[str, Any] = {}
    tokens = _PARSER.parse(body, env)
    starts = [n for n, token in enumerate(tokens) if _opens_section(token)]
    bounds = [0, *starts, len(tokens)]
    parts: list[Part] = []
    known: set[str] = set()
    for start, end in pairwise(bounds):
        if start == end:
            continue
        heading, first = (
            ("", start)
            if not _opens_section(tokens[start])
            else (_text(tokens[start + 1]), start + 3)
        )
        found = NUMBERED.match(heading)
        number = found.group(1) if found and found.group(1) not in known else ""
        known.add(number)
        anchor = f"s{'一二三四五六'.index(number) + 1}" if number else f"x{len(parts) + 1}"
        inside = tokens[first:end]
        anchors = _prepare(inside, anchor)
        html = _clean(_PARSER.renderer.render(inside, _PARSER.options, env))
        own = [Block(anchor, heading)] if heading else []
        blocks = (
            Block(under, _text(token))
            for under, token in zip(anchors, _inline(inside), strict=True)
        )
        parts.append(
            Part(number, heading, anchor, html, (*own, *(block for block in blocks if block.text)))
        )
    return tuple(parts)


def page(body: str) -> str:
    """A plain page's Markdown → HTML; its headings begin at the second level."""
    env: dict[str, Any] = {}
    tokens = _PARSER.parse(body, env)
    _prepare(tokens, "p", lowest=SECTION_LEVEL)
    return _clean(_PARSER.renderer.render(tokens, _PARSER.options, env))


def lost(body: str) -> tuple[int, str] | None:
    """Where Markdown would drop text or take too long over it: line, counted from 1, and why.

    None as a rule.
    """
    found = _excess(body)
    if found:
        return found
    if not DEEP.search(body) and not TABLE.search(body):
        return None
    lines = body.split("\n")
    first, written, kept = 0, 0, 0
    for token in (*_PARSER.parse(body, {}), None):
        if token is None or (token.level == 0 and token.map):
            if kept < written:
                return first + 1, "嵌套过深，或表格有的行比表头多出格子"
            first, last = (token.map if token else None) or (0, 0)
            written, kept = _letters("".join(lines[first:last])), 0
        if token is not None:
            kept += _letters(token.content) + _letters(token.info)
    return None


def _excess(body: str) -> tuple[int, str] | None:
    if body.count("[") > MOST_BRACKETS:
        return 1, f"左方括号超过 {MOST_BRACKETS} 个"
    if body.count("\n") > MOST_LINES:
        return 1, f"超过 {MOST_LINES} 行"
    if len(MARKS.findall(body)) > MOST_MARKS:
        return 1, f"的标记符号（| * _ ~ < > & [ 等）超过 {MOST_MARKS} 个"
    cells = 0
    for line, size in _tables(body):
        cells += size
        if cells > MOST_CELLS:
            return line, f"的表格超过 {MOST_CELLS} 格"
    return None


def _tables(body: str) -> Iterator[tuple[int, int]]:
    """Each table there may be: the line of its second row, and how many cells it has at most."""
    for match in TABLE.finditer(body):
        end = BLANK.search(body, match.end())
        rows = 1 + body.count("\n", match.start(), end.start() if end else len(body))
        yield (
            body.count("\n", 0, match.start()) + 1,
            (match[0].strip(" \t>|").count("|") + 1) * (rows + 1),
        )


def decoded(body: str) -> Iterator[tuple[str, range]]:
    """Each text that a reader is shown or led by, with the lines it comes of, counted from 0.

    Nothing where no sign in the narrative stands for another character.
    """
    if not DECODED.search(body):
        return
    lines = range(body.count("\n") + 1)
    for token in _every(_PARSER.parse(body, {})):
        if token.map:  # what stands inside a line has none
            lines = range(*token.map)
        for text in _said(token):
            yield text, lines


def source_of(character: str, body: str, lines: range) -> tuple[int, int]:
    """Line and column, from 1, of the first sign in these lines that stands for that character.

    Column 0 for none.
    """
    written = body.split("\n")
    for number in lines:
        for match in DECODED.finditer(written[number]):
            if character in unescape(unquote(match[0], errors="ignore")):
                return number + 1, match.start() + 1
    return lines.start + 1, 0


def _every(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _every(token.children or ())


def _said(token: Token) -> Iterator[str]:
    """What a reader is told by that token alone: words, titles, addresses."""
    yield token.content
    yield unescape(token.info)
    for value in token.attrs.values():
        yield unquote(str(value), errors="ignore")


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


_clean = nh3.Cleaner(
    tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None, strip_comments=True
).clean
"HTML → the same without what is not meant to be there."


def _opens_section(token: Token) -> bool:
    return token.type == "heading_open" and token.level == 0 and token.tag in ("h1", "h2")


def _inline(tokens: Sequence[Token]) -> Iterator[Token]:
    return (token for token in tokens if token.type in ("inline", "fence", "code_block"))


def _prepare(tokens: Sequence[Token], prefix: str, lowest: int = SECTION_LEVEL + 1) -> list[str]:
    """Set heading levels, ids and list classes; the anchor that each inline block stands under."""
    anchor, count, anchors = prefix, 0, []
    for place, token in enumerate(tokens):
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{max(int(token.tag[1]), lowest)}"
        if token.type == "heading_open":
            count += 1
            anchor = f"{prefix}-{count}"
            token.attrSet("id", anchor)
        elif token.type in ("th_open", "td_open") and "style" in token.attrs:
            # The page's policy allows no style of its own to an element.
            token.attrs["class"] = str(token.attrs.pop("style")).removeprefix("text-align:")
        elif token.type == "bullet_list_open" and _numbers_itself(tokens, place):
            token.attrSet("class", "numbered")
        elif token.type == "inline":
            for child in token.children or ():
                if child.type == "link_open":
                    _prepare_link(child)
        if token.type in ("inline", "fence", "code_block"):
            anchors.append(anchor)
    return anchors


def _prepare_link(link: Token) -> None:
    address = str(link.attrs["href"])
    if not address:
        del link.attrs["href"]  # [文字]() leads nowhere, and not to this page either
    elif not address.startswith("#"):
        link.attrSet("rel", "nofollow")


def _numbers_itself(tokens: Sequence[Token], start: int) -> bool:
    """Whether every item of the list that opens there begins with a number of its own: - 1.强化…"""
    level = tokens[start].level
    items = []
    for place in range(start + 1, len(tokens)):
        token = tokens[place]
        if token.type == "bullet_list_close" and token.level == level:
            break
        if token.type == "list_item_open" and token.level == level + 1:
            following = next((t for t in tokens[place:] if t.type == "inline"), None)
            items.append(bool(following and OWN_NUMBER.match(following.content)))
    return all(items)


def _text(token: Token) -> str:
    """What a reader sees of an inline block, without marks."""
    if not token.children:
        return token.content.strip()
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in token.children
    ).strip()
