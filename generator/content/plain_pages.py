"""`pages/` → the plain pages of the site: 关于, 方法 and others."""

import re
from pathlib import Path

from generator.archive.archive import PlainPage
from generator.content.files import (
    Read,
    listed,
    read_record,
    refused,
)
from generator.content.ids import CODE, is_id
from generator.content.printable import narrative_findings
from generator.finding import ERROR, Finding

TAKEN = (
    "api",
    "assets",
    "compare",
    "contribute",
    "corrections",
    "coverage",
    "data",
    "form",
    "quality",
    "removal",
    "schema",
    "search",
    "sectors",
    "years",
)
"Addresses of the site's own; about and method may have a text."


def load_pages(content: Path) -> tuple[list[PlainPage], list[Finding]]:
    """Every page that can be printed, by file name."""
    paths, findings = listed(content / "pages")
    pages = []
    for path in paths:
        page, wrong = _load_page(path)
        findings += wrong
        if page:
            pages.append(page)
    return pages, findings


def _load_page(path: Path) -> Read[PlainPage]:
    if path.suffix != ".md" or not is_id(path.stem):
        message = "pages/ 下只放 .md 文件，文件名用小写字母、数字和 -"
        return refused(path, "place", message)
    if path.stem in TAKEN or re.fullmatch(CODE, path.stem):
        message = f"{path.stem}/ 是本站自己的网址"
        return refused(path, "place", message, "换一个文件名")
    return read_record(path, _read_page)


def _read_page(text: str, path: str) -> Read[PlainPage]:
    """The text of a page, its title in the first line."""
    title, _, body = text.lstrip().partition("\n")
    if not title.startswith("# "):
        wrong = Finding(path, 1, 1, "shape", ERROR, "第一行应为“# 标题”")
        return None, [wrong]
    findings = list(narrative_findings(body, path, 2))
    if any(finding.severity == ERROR for finding in findings):
        return None, findings
    page = PlainPage(
        id=Path(path).stem,
        path=path,
        title=title.removeprefix("# ").strip(),
        body=body,
    )
    return page, findings
