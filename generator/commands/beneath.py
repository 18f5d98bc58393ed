"""What the development server says besides pages: what is wrong, and what is still to come."""

import html
from collections.abc import Sequence

from generator.commands.desk import Desk
from generator.commands.terminal import counted
from generator.finding import Finding, blocking

MOST = 100
"Findings that a page lists; of the others it says how many there are."
PENDING = "总表、搜索和下载还没有更新，随后更新。"


def note(desk: Desk) -> str:
    """HTML of what stands beneath every page; empty where there is nothing to say."""
    parts = []
    if desk.is_pending:
        parts.append(f"<p>{PENDING}</p>")
    elif blocking(list(desk.others), strict=False):
        parts.append(f"<p>{elsewhere(desk.others)}。改好之前，总表、搜索和下载不更新。</p>")
    if desk.findings:
        lines = _listed(desk.findings)
        summary = f"<summary>{len(desk.findings)} 个提示</summary>"
        parts.append(f"<details>{summary}<pre>{lines}</pre></details>")
    return "".join(parts)


def elsewhere(others: Sequence[Finding]) -> str:
    """How many findings other files have."""
    return f"其他文件另有 {counted(list(others))}，用 check 列出"


def findings_page(desk: Desk, findings: Sequence[Finding]) -> str:
    """HTML of what is in the way of a site; findings: the errors that it lists."""
    lines = "".join(
        f"<li><code>{html.escape(str(finding))}</code></li>" for finding in findings[:MOST]
    )
    rest = f"<p>另有 {len(findings) - MOST} 处。</p>" if findings[MOST:] else ""
    others = f"<p>{elsewhere(desk.others)}。</p>" if desk.others else ""
    failure = f"<pre>{html.escape(desk.failure)}</pre>" if desk.failure else ""
    return (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>需要改正</title>'
        f"<body><h1>{len(findings)} 处需要改正</h1>"
        f"<p>改好并保存后，本页自动刷新。</p>{failure}<ul>{lines}</ul>{rest}{others}"
        "</body></html>"
    )


def _listed(findings: Sequence[Finding]) -> str:
    """The first of them, and how many more there are."""
    lines = [html.escape(str(finding)) for finding in findings[:MOST]]
    if findings[MOST:]:
        lines.append(f"……另有 {len(findings) - MOST} 个")
    return "\n".join(lines)
