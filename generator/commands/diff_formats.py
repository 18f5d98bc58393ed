"""A comparison as text: for a person, for a page of a code host, for programs, for a workflow."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from urllib.parse import quote

from generator.commands.diff_lines import (
    headline,
    rest,
    sections,
)
from generator.commands.formats import (
    MOST_SUMMARY,
    as_object,
    github,
    log_line,
    quoted,
    summary_row,
)
from generator.commands.plain_text import one_line
from generator.commands.plain_text import text as lines_of
from generator.commands.terminal import counted
from generator.finding import ERROR, Finding
from generator.revision.comparison import Comparison
from generator.revision.judgement import RULE
from generator.text.characters import printable

MOST_PAGES = 30
"Pages worth a look that are named."
TABLE = "\n### 核验\n\n| | 位置 | 规则 | 说明 |\n|---|---|---|---|\n"


def text(comparison: Comparison) -> str:
    """Headings, what belongs below them, then findings, a line each."""
    findings = lines_of(comparison.findings)
    told = "".join(f"{line}\n" for line in _lines(comparison))
    return told + findings


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"{headline(comparison)}。"
    for section in sections(comparison):
        yield one_line(section.heading)
        for line in section.lines:
            yield f"  {one_line(line)}"
    pages, more = _pages(comparison)
    if pages:
        yield f"请看这些页面{more}"
        for page in pages:
            yield f"  {one_line(page)}"
    if rest(comparison):
        yield f"{rest(comparison)}。"


def _pages(comparison: Comparison) -> tuple[list[str], str]:
    """The pages to look at, and how many more there are."""
    more = len(comparison.pages) - MOST_PAGES
    said = f"（另有 {more} 页，没有列出）" if more > 0 else ""
    return list(comparison.pages[:MOST_PAGES]), said


def json_text(comparison: Comparison) -> str:
    """An object with everything, nothing left out."""
    told = asdict(comparison)
    told["findings"] = [as_object(finding) for finding in comparison.findings]
    told["rest"] = len(comparison.rest)
    return printable(json.dumps(told, ensure_ascii=False, indent=2)) + "\n"


def markdown(comparison: Comparison) -> str:
    """The same for a page of a code host, as long as such a page may be."""
    findings = list(comparison.findings)
    parts = [f"## {headline(comparison)}；{counted(findings)}\n\n"]
    size = len(parts[0].encode())
    rows = [*_blocks(comparison), *_ending(comparison)]
    for number, part in enumerate(rows):
        size += len(part.encode())
        if size > MOST_SUMMARY:
            parts.append(f"\n还有 {len(rows) - number} 处没有列出，见运行日志。\n")
            break
        parts.append(part)
    return "".join(parts)


def _blocks(comparison: Comparison) -> Iterator[str]:
    """What is wrong comes first: the rest may not fit."""
    if comparison.findings:
        yield TABLE
    yield from map(summary_row, _weightiest_first(comparison.findings))
    for section in sections(comparison):
        lines = "".join(f"- {_safe(line)}\n" for line in section.lines)
        yield f"\n### {_safe(section.heading)}\n\n{lines}"


def _weightiest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, and of these what nothing but a comparison tells: a host shows few."""
    return sorted(findings, key=lambda each: (each.severity != ERROR, each.rule != RULE))


def _ending(comparison: Comparison) -> Iterator[str]:
    pages, more = _pages(comparison)
    if pages:
        links = "".join(f"- {_link(comparison.base_url, page)}\n" for page in pages)
        yield f"\n### 请看这些页面{more}\n\n{links}"
    if rest(comparison):
        yield f"\n{_safe(rest(comparison))}。\n"


def _link(base_url: str, page: str) -> str:
    """A link to a page of the site; whatever stands in its address ends no link."""
    target = quote(f"{base_url}{page}", safe=":/%")
    return f"[{_safe(page)}](<{target}>)"


def _safe(line: str) -> str:
    """Content is quoted: it makes no link by itself, and calls nobody."""
    escaped = quoted(line).replace("\\@", "\\@<!-- -->")
    return escaped.replace("://", "\\://").replace("www.", "www\\.")


def github_text(comparison: Comparison) -> str:
    """Annotations, then the text in lines that are no commands."""
    annotations = github(_weightiest_first(comparison.findings))
    told = map(log_line, _lines(comparison))
    return annotations + "".join(f"{line}\n" for line in told)


FORMATS: dict[str, Callable[[Comparison], str]] = {
    "text": text,
    "markdown": markdown,
    "json": json_text,
    "github": github_text,
}
"Name on the command line → what writes a comparison so."
