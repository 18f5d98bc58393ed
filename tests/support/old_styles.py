"""A style sheet as Chromium 86 of October 2020 reads it.

No checker on the Python registry knows which browser has what, so that what came later is named
here. A browser leaves out a block that it does not know, a rule with one selector that it does
not know, a declaration that it does not know. With `var()` it finds out too late: such a value
takes away what was declared before.
"""

import re
from collections.abc import Iterator
from functools import partial

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

LATER_BLOCKS = {"container", "layer", "scope", "starting-style", "position-try", "view-transition"}
"At-rules: 105, 99, 118, 117, 125, 126."
LATER_SELECTOR = re.compile(
    r":(?:is|where|has|user-valid|user-invalid|modal|popover-open|dir|open|autofill)\b"
    r"|:nth-[a-z-]+\([^)]* of |:not\([^()]*(?:\([^()]*\)[^()]*)*,"
    r"|::(?:details-content|file-selector-button|backdrop|target-text|highlight)|&"
)
"88, 105, 119 …; of `:not`, several in one came with 88. Rules in rules came with 112."
LATER_PROPERTY = re.compile(
    r"inset(?:-.+)?|(?:margin|padding|border)-(?:block|inline)(?:-(?:color|style|width))?"  # 87
    r"|aspect-ratio|accent-color|translate|rotate|scale|field-sizing|container(?:-.+)?|offset"
    r"|text-(?:wrap.*|decoration-thickness|underline-offset|box.*)|overflow-clip-margin"
    r"|scrollbar-(?:gutter|color|width)|(?:scroll|view|animation)-timeline(?:-.+)?"
    r"|timeline-scope|animation-(?:range.*|composition)|content-visibility-.+|hyphenate-.+"
    r"|contain-intrinsic-.+|print-color-adjust|mask(?:-(?!type).+)?|anchor-.+|position-area"
    r"|font-(?:palette|synthesis-.+)|initial-letter|interpolate-size|zoom|all-.+|white-space-.+"
)
LATER_VALUE = re.compile(
    r"[0-9.](?:cq(?:[whib]|min|max)|[sld]v(?:[whib]|min|max)|r?lh|rcap|rch|rex|ric|ic|cap)\b"
    r"|\b(?:round|mod|rem|abs|sign|sin|cos|tan|a?tan2?|pow|sqrt|hypot|log|exp|if|attr-.+)\("
    r"|\b(?:color-mix|light-dark|oklch|oklab|lab|lch|hwb|color|anchor|linear|sibling-\w+)\("
    r"|\brevert-(?:layer|rule)\b|\bsubgrid\b|\bstretch\b",
)
REVERTED = re.compile(r"var\([^;]*\brevert\b")
"It knows `revert`, but not out of a variable: then a table's cells are no cells."
THICK = re.compile(r"\b[0-9.]+(?:px|em|rem|%)")
"In `text-decoration`: 89."

REFINEMENTS = {
    "container-type": "what asks for the room of a container has its own rules without",
    "timeline-scope": "the copied head of a table is drawn only where it can follow",
    "scroll-timeline": "the same",
    "text-wrap": "lines are broken less evenly",
    "text-underline-offset": "an underline is as near as browsers set it",
    "text-decoration-thickness": "and as thick",
    "field-sizing": "a field is as high as its rows, and can be drawn larger",
}
"Properties that make good what is right without them: each with how it is without."

_rules = partial(tinycss2.parse_rule_list, skip_comments=True, skip_whitespace=True)
_blocks = partial(tinycss2.parse_blocks_contents, skip_comments=True, skip_whitespace=True)


def problems(sheet: str) -> Iterator[str]:
    """What is lost in Chromium 86 with nothing in its place."""
    for rule in _read(_rules(sheet)):
        yield from _lost_at(rule) if isinstance(rule, AtRule) else _lost(rule)


def as_read(sheet: str) -> str:
    """The same sheet without what Chromium 86 leaves out, and with nothing else changed."""
    return "\n".join(_kept(_rules(sheet)))


def _read(rules: list[Node]) -> Iterator[Node]:
    """Rules that stand where the browser reads them, and blocks that it should know."""
    for rule in rules:
        if isinstance(rule, AtRule) and rule.lower_at_keyword in {"media", "supports"}:
            yield from _read(_rules(rule.content)) if _holds(rule) else ()
        else:
            yield rule


def _holds(block: AtRule) -> bool:
    """Whether it may hold; @supports: by whether it asks for what came later, or for its lack."""
    asked = tinycss2.serialize(block.prelude).strip()
    if block.lower_at_keyword == "media":
        return "forced-colors" not in asked
    properties = re.findall(r"([\w-]+)\s*:", asked)
    is_later = bool(
        LATER_VALUE.search(asked)
        or LATER_SELECTOR.search(asked)
        or any(map(LATER_PROPERTY.fullmatch, properties))
    )
    return is_later is bool(asked.startswith("not"))


def _lost_at(block: AtRule) -> Iterator[str]:
    name = block.lower_at_keyword
    if name in LATER_BLOCKS - {"container"}:
        yield f"@{name}"


def _selectors(rule: QualifiedRule) -> str:
    return str(tinycss2.serialize(rule.prelude)).strip()


def _lost(rule: QualifiedRule) -> Iterator[str]:
    selectors = _selectors(rule)
    later = LATER_SELECTOR.search(selectors)
    if later and not all(":has(" in each for each in _apart(selectors)):
        yield f"{selectors}: {later[0]}"
    if later:
        return
    if any(isinstance(each, QualifiedRule) for each in _blocks(rule.content)):
        yield f"{selectors}: a rule in a rule"
    said: set[str] = set()
    for declaration in _declarations(rule):
        name, value = declaration.name, tinycss2.serialize(declaration.value)
        fault = _fault(name, value)
        is_replaced = name in said and "var(" not in value
        if fault and not is_replaced and name not in REFINEMENTS:
            yield f"{selectors} {{ {name}:{value} }}: {fault}"
        said.add(name)


def _apart(selectors: str) -> list[str]:
    """The selectors of a list; a comma in parentheses parts none."""
    return re.split(r",(?![^()]*(?:\([^()]*\)[^()]*)*\))", selectors)


def _declarations(rule: QualifiedRule) -> list[Declaration]:
    return [each for each in _blocks(rule.content) if isinstance(each, Declaration)]


def _fault(name: str, value: str) -> str:
    """What of a declaration came later, or nothing."""
    if LATER_PROPERTY.fullmatch(name):
        return name
    if name == "text-decoration" and (thick := THICK.search(value)):
        return thick[0]
    later = LATER_VALUE.search(value) or REVERTED.search(value)
    return later[0] if later else ""


def _kept(rules: list[Node]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, AtRule):
            yield from _kept_block(rule)
        elif not LATER_SELECTOR.search(_selectors(rule)):
            known = [each for each in _declarations(rule) if not _unread(each)]
            said = "; ".join(each.serialize() for each in known)
            yield f"{_selectors(rule)} {{ {said} }}"


def _kept_block(block: AtRule) -> Iterator[str]:
    name = block.lower_at_keyword
    if name == "supports":
        yield from _kept(_rules(block.content)) if _holds(block) else ()
    elif name == "media":
        asked = tinycss2.serialize(block.prelude).strip()
        inside = "\n".join(_kept(_rules(block.content)))
        yield f"@media {asked} {{ {inside} }}" if _holds(block) else ""
    elif name not in LATER_BLOCKS:
        yield block.serialize()


def _unread(declaration: Declaration) -> bool:
    return bool(_fault(declaration.name, tinycss2.serialize(declaration.value)))
