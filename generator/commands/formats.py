"""Findings as text: for a person, for programs, for a workflow of GitHub and for code scanning."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from functools import partial

from generator import __version__
from generator.commands.plain_text import one_line, text
from generator.commands.sarif import sarif
from generator.finding import (
    ERROR,
    INFO,
    WARNING,
    Finding,
)

SUMMARY = "GITHUB_STEP_SUMMARY"
"The file that GitHub shows on the page of a run; set by the runner for each step."

COMMANDS = {ERROR: "error", WARNING: "warning", INFO: "notice"}
"Severity → workflow command of GitHub."

MOST_ANNOTATIONS = 10
"Of each kind that GitHub shows for one step; what comes after them is dropped without a word."

MOST_SUMMARY = 1_000_000
"Bytes; GitHub refuses the whole summary of a step that is larger than 1 MiB."

SEVERITY_WORDS = {ERROR: "错误", WARNING: "提示", INFO: "说明"}


def json_text(findings: Iterable[Finding]) -> str:
    """A list of objects with the fields of a finding; null where line and column say nothing."""
    objects = list(map(as_object, findings))
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def as_object(finding: Finding) -> dict[str, object]:
    """The fields of a finding; null where line and column say nothing."""
    known = {
        "line": finding.line or None,
        "column": finding.column or None,
    }
    return asdict(finding) | known


def github(findings: Iterable[Finding]) -> str:
    """Workflow commands for the first ten findings of each severity; the rest are plain lines.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    left = dict.fromkeys(COMMANDS, MOST_ANNOTATIONS)
    lines = []
    for finding in findings:
        if left[finding.severity]:
            left[finding.severity] -= 1
            lines.append(_annotation(finding))
        else:
            lines.append(log_line(str(finding)))
    return "".join(f"{line}\n" for line in lines)


def log_line(text: str) -> str:
    """A line that gives the runner no command: `##[` anywhere in it would be one."""
    line = one_line(text)
    return line.replace("##[", "# #[").lstrip(": ")


def _annotation(finding: Finding) -> str:
    properties = {
        "file": finding.path,
        "line": str(finding.line or ""),
        "col": str(finding.column or ""),
        "title": finding.rule,
    }
    known = {name: value for name, value in properties.items() if value}
    written = ",".join(f"{name}={_property(value)}" for name, value in known.items())
    command = COMMANDS[finding.severity]
    return f"::{command} {written}::{_data(finding.advice)}"


def _data(value: str) -> str:
    """As the runner decodes it: packages/core/src/command.ts in github.com/actions/toolkit."""
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def summary(findings: Sequence[Finding], counts: str) -> str:
    """Every finding as a Markdown table for a step's summary, under a heading that counts them."""
    parts = [f"## {counts}\n\n"]
    if findings:
        parts.append("| | 位置 | 规则 | 说明 |\n|---|---|---|---|\n")
    size = sum(len(part.encode("utf-8")) for part in parts)
    for number, finding in enumerate(findings):
        row = summary_row(finding)
        size += len(row.encode("utf-8"))
        if size > MOST_SUMMARY:
            parts.append(f"\n还有 {len(findings) - number} 条没有列出，见运行日志。\n")
            break
        parts.append(row)
    return "".join(parts) + "\n"


def summary_row(finding: Finding) -> str:
    """A finding as a row of the table."""
    cells = (
        SEVERITY_WORDS[finding.severity],
        finding.position,
        finding.rule,
        finding.advice,
    )
    written = " | ".join(map(quoted, cells))
    return f"| {written} |\n"


def quoted(value: str) -> str:
    """Content is quoted, never obeyed: whatever Markdown or HTML would read in it is escaped."""
    return re.sub(r"([\\`*_{}\[\]<>()#|~!&@])", r"\\\1", one_line(value))


FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "text": text,
    "json": json_text,
    "github": github,
    "sarif": partial(sarif, version=__version__),
}
"Name on the command line → what writes findings so."
