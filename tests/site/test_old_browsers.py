"""Scripts run in the browsers of offices, which are old: Chromium 86, of October 2020.

No checker on the Python registry knows which browser has what, so that this looks for what came
later: for the names, and for the syntax. Modules, private fields, `?.`, `??` and `??=` are older.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.paths import ROOT

ASSETS = ROOT / "templates" / "assets"
SCRIPTS = sorted(ASSETS.rglob("*.js"))

NOT_CODE = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
    r"""|(?<=[=(,:!&|?;{}\n>+])\s*/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*""",
    re.DOTALL,
)
"Comments, texts, regular expressions; what stands in a template text is code or harmless."
LATER_METHODS = (
    "at",  # 92
    "findLast findLastIndex",  # 97
    "toReversed toSorted toSpliced with",  # 110
    "isWellFormed toWellFormed",  # 111
    "union intersection difference symmetricDifference",  # 122, of sets
    "isSubsetOf isSupersetOf isDisjointFrom",  # 122
    "toArray drop take",  # 122, of iterators
    "getOrInsert getOrInsertComputed",
    "setHTML setHTMLUnsafe checkVisibility showPicker",
    "showPopover hidePopover togglePopover",
    "requestClose startViewTransition moveBefore",
    "transferToFixedLength",
    "formatRange formatRangeToParts",  # 106, of numbers
    "randomUUID",  # 92
    "bytes",  # 132, of a response
)
LATER_NAMES = (
    "structuredClone",  # 98
    r"Object\.hasOwn",  # 93
    r"(?:Object|Map)\.groupBy",  # 117
    r"Array\.fromAsync",  # 121
    r"Promise\.(?:withResolvers|try)",
    r"Error\.isError|RegExp\.escape|Math\.(?:sumPrecise|f16round)",
    r"URL\.(?:canParse|parse)|URLPattern",  # 120, 126, 95
    r"Response\.json",  # 105
    r"AbortSignal\.(?:timeout|any|abort)",  # 103, 116, 93
    r"Intl\.(?:supportedValuesOf|DurationFormat)",
    r"Iterator\b|Float16Array|Temporal\b|Sanitizer\b",
    r"import\.meta\.resolve",  # 105
    r"scheduler\.|navigation\.|navigator\.canShare",
    r"\.(?:inert|popover|userActivation|sheet\.replace)\b",
    r"\bscrollend\b",
)
LATER_SYNTAX = {
    "a static block": r"\bstatic\s*\{",  # 94
    "a private name asked for": r"#\w+\s+in\b",  # 91
    "attributes of an import": r"\bfrom\s*TEXT\s*(?:with|assert)\b",
    "a regular expression's later flag": r"REGEX[a-z]*[dv]",  # 90, 112
    "a cause": r"new\s+\w*Error\([^()]*\{\s*cause\b",  # 93
    "using": r"\b(?:await\s+)?using\s+\w+\s*=",
}
SELECTORS = re.compile(r":(?:has|is|where|not\([^)]*,|user-valid|modal|popover-open)\b")
"In a text: 105, 88; of `:not`, several in one came with 88."


def problems(script: str) -> Iterator[str]:
    """What of a script Chromium 86 does not know."""
    texts = [each for each in NOT_CODE.findall(script) if each.startswith(('"', "'"))]
    code = NOT_CODE.sub(_shortened, script)
    for methods in LATER_METHODS:
        names = "|".join(methods.split())
        yield from re.findall(rf"\.\s*(?:{names})\s*\(", code)
    for name in LATER_NAMES:
        yield from (match[0] for match in re.finditer(rf"(?<![\w$]){name}", code))
    for what, pattern in LATER_SYNTAX.items():
        yield from (what for _ in re.finditer(pattern, code))
    yield from _awaited_outside(code)
    for text in texts:
        yield from SELECTORS.findall(text)


def _shortened(found: re.Match[str]) -> str:
    written = found[0].strip()
    if written.startswith("/") and not written.startswith(("//", "/*")):
        return f" REGEX{written.rpartition('/')[2]} "
    return "TEXT" if written.startswith(('"', "'")) else " "


def _awaited_outside(code: str) -> Iterator[str]:
    """An `await` in no function: 89."""
    depth = 0
    for line in code.split("\n"):
        is_outside = depth == 0 and re.search(r"\bawait\b", line)
        if is_outside and "async" not in line:
            yield "an await outside of functions"
        depth += line.count("{") - line.count("}")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(ASSETS).as_posix())
def test_a_script_asks_for_nothing_that_an_old_browser_has_not(path: Path) -> None:
    """Each of ours, whatever page it is for."""
    assert list(problems(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "script",
    [
        "const last = names.at(-1);",
        "const last = names\n  .findLast((name) => name);",
        "const sorted = rows.toSorted(byName);",
        "const copy = structuredClone(report);",
        "if (Object.hasOwn(words, name)) go();",
        "class Draft { static { open(); } }",
        "class Draft { #key; has(other) { return #key in other; } }",
        "const told = await fetch(address);",
        "const found = text.match(/a|b/d);",
        "const found = text.match(/[a&&b]/gv);",
        'throw new Error("none", { cause: error });',
        'import words from "./words.json" with { type: "json" };',
        'document.querySelector("td:has(input)");',
        "const groups = Object.groupBy(rows, byYear);",
        "const both = one.union(other);",
        "const id = crypto.randomUUID();",
    ],
)
def test_what_came_later_is_found(script: str) -> None:
    """Syntax, names and selectors."""
    assert list(problems(script))


@pytest.mark.parametrize(
    "script",
    [
        "const { id = null } = (await_ ?? {}).x?.y; count ||= 1;",
        "// names.at(-1)\nconst text = 'structuredClone(report)';",
        "const load = async () => {\n  await fetch(address);\n};",
        "const rest = text.replaceAll('-', ' ').replace(/d|v/gu, '').match(/(?<=a)b/);",
        "class Draft { #key = 1; #open() { return this.#key; } }",
        "for (const word of this.words) if (a / b / c) static_(word);",
    ],
)
def test_what_is_older_is_let_through(script: str) -> None:
    """And what is only spoken of."""
    assert list(problems(script)) == []
