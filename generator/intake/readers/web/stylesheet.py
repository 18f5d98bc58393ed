"""What the styles in a web page do to the look of its text, told without drawing it."""

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from generator.intake.guard import needs
from generator.intake.readers.runs import Look

with needs():
    import tinycss2
    from cssselect import GenericTranslator, SelectorError
    from lxml import etree

if TYPE_CHECKING:
    from tinycss2.ast import Node

MAX_RULES = 1_000
_HIGH = r"[ef][a-f\d]"
_PALE = (
    rf"white|transparent|#(?:{_HIGH}){{3}}|#[ef]{{3}}"
    r"|rgba?\(2[3-5]\d,2[3-5]\d,2[3-5]\d.*?\)|rgba\([^)]*,0?\.?0+\)"
)
_FLAT = r"(?:width|height):0(?:px|pt|em|rem|%)?;"
LOOKS = (
    (
        Look.UNSEEN,
        re.compile(r"display:none|visibility:(?:hidden|collapse)|opacity:0?(?:\.[01]\d*)?%?;"),
    ),
    (Look.UNSEEN, re.compile(rf";color:(?:{_PALE});")),
    (
        Look.UNSEEN,
        re.compile(
            r"font(?:-size)?:(?:[^;]*[^\d.])?(?:0|[0-3](?:\.\d+)?(?:px|pt)|0?\.[0-2]\d*r?em)[^\d.]"
        ),
    ),
    (Look.UNSEEN, re.compile(r"(?:left|right|top|bottom|indent):(?:-\d{3,}|\d{4,})")),
    (Look.UNSEEN, re.compile(r"clip(?:-path)?:(?!auto|none)")),
    (
        Look.UNSEEN,
        re.compile(rf"{_FLAT}(?:.*;)?overflow:hidden|overflow:hidden;(?:.*;)?{_FLAT}"),
    ),
    (Look.STRUCK, re.compile(r"text-decoration[a-z-]*:[^;]*line-through")),
    (
        Look.TURNED,
        re.compile(
            r"(?:transform|rotate|scale):(?!none)|writing-mode:(?!hor|lr)|direction:rtl|-override"
        ),
    ),
    (Look.RAISED, re.compile(r"vertical-align:super")),
    (Look.LOWERED, re.compile(r"vertical-align:sub")),
    (
        Look.ODD,
        re.compile(
            r"vertical-align:-?[\d.]*[1-9]|;(?:top|bottom|left|right):-?[\d.]*[1-9]|float:(?!none)"
        ),
    ),
    (
        Look.ODD,
        re.compile(
            r"font-size:(?:smaller|x+-small|0?\.\d+r?em"
            r"|[1-8]?\d(?:\.\d+)?%|[4-8](?:\.\d+)?(?:px|pt))"
        ),
    ),
)
"The look of text with such declarations, the most telling first; they are written ;name:value;."
WRITES = re.compile(r";content:(?!none|normal|\"\"|'')")
APART = re.compile(
    r";(?:padding|margin)(?:-[a-z-]+)?:[^;]*[1-9]"
    r"|;display:(?!inline;|none)"
    r"|;(?:min-)?width:[^;]*[1-9]"
)
"What sets the text of an element apart from the text beside it."
TOLD = (WRITES, APART)
PSEUDO = re.compile(r"::?(?:before|after|first-letter|first-line|marker)\b")

_blocks = partial(tinycss2.parse_blocks_contents, skip_comments=True, skip_whitespace=True)
_rule_list = partial(tinycss2.parse_rule_list, skip_comments=True, skip_whitespace=True)


class Stylesheet:
    """The rules of all <style> elements of a page that change how text looks."""

    def __init__(self, root: "etree._Element") -> None:
        self._declared: dict[etree._Element, str] = {}
        texts = (element.text or "" for element in root.iter("style"))
        rules = _rules(_rule_list("\n".join(texts)))
        for selector, declared in list(rules)[:MAX_RULES]:
            for element in _matching(root, selector):
                before = self._declared.get(element, "")
                self._declared[element] = before + declared

    def look(self, element: "etree._Element") -> Look:
        """How its own text looks by the page's rules and its own style, whatever its tag means."""
        declared = self._of(element)
        return look_of(declared) if declared else Look.PLAIN

    def is_apart(self, element: "etree._Element") -> bool:
        """Whether it stands apart from the text before and behind it, as another figure would."""
        return bool(APART.search(self._of(element)))

    def _of(self, element: "etree._Element") -> str:
        declared = self._declared.get(element, "")
        own = element.get("style")
        if own:
            declared += _declarations(_blocks(own))
        return declared

    def writes_in(self, element: "etree._Element") -> bool:
        """Whether a rule writes before or behind its text: `content` of ::before, or a counter."""
        return bool(WRITES.search(self._declared.get(element, "")))


def look_of(declared: str) -> Look:
    """The look that declarations give: `;color:#fff;` is unseen."""
    for look, pattern in LOOKS:
        if pattern.search(declared):
            return look
    return Look.PLAIN


def _rules(nodes: "list[Node]") -> Iterator[tuple[str, str]]:
    """Selector and declarations.

    Those inside @media and the like too: which of them apply is not known.
    """
    for node in nodes:
        if node.type == "qualified-rule":
            declared = _declarations(_blocks(node.content))
            if _matters(declared):
                yield tinycss2.serialize(node.prelude).strip(), declared
        elif node.type == "at-rule" and node.content is not None:
            yield from _rules(_rule_list(node.content))


def _matters(declared: str) -> bool:
    """Whether declarations change how text looks, write some or set it apart."""
    is_told = any(pattern.search(declared) for pattern in TOLD)
    return is_told or look_of(declared) is not Look.PLAIN


def _declarations(nodes: "list[Node]") -> str:
    """`Color: #FFF` and `width: 0` as `;color:#fff;;width:0;`, without spaces."""
    declared = [node for node in nodes if node.type == "declaration"]
    return "".join(f";{node.lower_name}:{_value(node)};" for node in declared)


def _value(declaration: "Node") -> str:
    written = tinycss2.serialize(declaration.value)
    return re.sub(r"\s", "", written).lower()


def _matching(root: "etree._Element", selector: str) -> "list[etree._Element]":
    """The elements a selector speaks of; ::before and the like stand for their element."""
    try:
        path = GenericTranslator().css_to_xpath(PSEUDO.sub("", selector))
        matching = root.xpath(path)
    except (SelectorError, etree.XPathError):
        return []
    if not isinstance(matching, list):
        return []
    return [element for element in matching if etree.iselement(element)]
