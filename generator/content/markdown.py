"""Markdown → safe HTML.

Raw HTML stays text, links go nowhere but the web and mail, images become links (a page makes no
request to another origin), and headings stand below the page's own with ids that cannot clash with
the page's. What comes of it is looked at a second time, by an HTML5 parser that knows only what is
meant to be there; paragraphs without a single sign of HTML need no parser to be seen through.
"""

import re
from collections.abc import Sequence
from html import escape
from itertools import takewhile
from typing import Any
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from generator.content import widths
from generator.content.anchors import HIGHEST, SECTION_LEVEL, prepare

SCHEMES = {"http", "https", "mailto"}
HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")

IDLE = ["html_block", "html_inline", "linkify", "replacements", "smartquotes"]
"Rules that the options switch off, and that would be tried at every block or word all the same."

TAGS = {
    "a",
    "blockquote",
    "br",
    "code",
    "div",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
ATTRIBUTES = {
    "a": {"href", "rel", "title"},
    "div": {"aria-label", "class", "role", "tabindex"},
    "ol": {"start"},
    "ul": {"class"},
    "th": {"class"},
    "td": {"class"},
    **{f"h{level}": {"id"} for level in range(SECTION_LEVEL, HIGHEST + 1)},
}


def allowed_link(address: str) -> bool:
    """Whether a link may stand in a page: http, https, mailto, or a place on the same page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if not parts.scheme:
        return address.startswith("#")
    scheme = parts.scheme.lower()
    if scheme not in SCHEMES:
        return False
    return scheme == "mailto" or bool(parts.netloc)


class _Renderer(RendererHTML):
    """What differs from the library's own HTML."""

    def table_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """A table of the agency's own scrolls where it is wider than the screen."""
        inside = takewhile(lambda token: token.type != "table_close", tokens[idx:])
        digits = widths.longest(token.content for token in inside)
        room = widths.classes(digits)
        start = f'<div class="scroll whole{room}" role="group" aria-label="表格" tabindex="0">\n'
        return start + self.renderToken(tokens, idx, options, env)

    def table_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """The end of what `table_open` began."""
        end = self.renderToken(tokens, idx, options, env)
        return f"{end}</div>\n"

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A link to the image instead of the image."""
        image = tokens[idx]
        described = self.renderInlineAsText(image.children, options, env)
        text = escape(described or "图片")
        address = escape(str(image.attrs["src"]))
        if not address:
            return text
        return f'<a href="{address}" rel="nofollow">{text}</a>'

    def softbreak(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """No space where a paragraph of Han characters was merely wrapped."""
        around = tokens[max(0, idx - 1) : idx + 2 : 2]
        if len(around) > 1:
            before, behind = (token.content for token in around)
            if HAN.match(before[-1:]) and HAN.match(behind):
                return ""
        return super().softbreak(tokens, idx, options, env)


def _parser() -> MarkdownIt:
    options = {"html": False, "linkify": False}
    parser = MarkdownIt("js-default", options, renderer_cls=_Renderer)
    # A definition of a link prints nothing, and what is written is to be read.
    parser.disable("reference")
    parser.disable(IDLE)
    parser.validateLink = allowed_link  # type: ignore[method-assign,assignment] # the library's own way to set a link policy
    return parser


_PARSER = _parser()
_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    url_schemes=SCHEMES,
    link_rel=None,
    strip_comments=True,
)
"HTML → the same without what is not meant to be there."
PARAGRAPHS = re.compile(r"(?:<p>[^<>&\0\r\xa0]++</p>\n)*+")
"HTML that has nothing to be taken out, and no character that is written in another way."


class Markdown:
    """A text taken apart."""

    def __init__(self, text: str) -> None:
        self._env: dict[str, Any] = {}
        self.tokens = _PARSER.parse(text, self._env)

    def html(self, tokens: Sequence[Token]) -> str:
        """The HTML of some of its tokens."""
        rendered: str = _PARSER.renderer.render(tokens, _PARSER.options, self._env)
        if PARAGRAPHS.fullmatch(rendered):
            return rendered
        return _CLEANER.clean(rendered)


def page(body: str) -> str:
    """A plain page's Markdown → HTML; its headings begin at the second level."""
    text = Markdown(body)
    prepare(text.tokens, "p", lowest=SECTION_LEVEL)
    return text.html(text.tokens)
