"""Findings for a person, for programs, for a workflow of GitHub and for code scanning. Findings in, text out."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict

from generator.commands.sarif import sarif
from generator.finding import ERROR, INFO, WARNING, Finding
from generator.text.characters import printable

COMMANDS = {ERROR: "error", WARNING: "warning", INFO: "notice"}
"Severity → workflow command of GitHub."

MOST_ANNOTATIONS = 10
"Of each kind that GitHub shows for one step; what comes after them is dropped without a word."

MOST_SUMMARY = 1_000_000
"Bytes; GitHub refuses the whole summary of a step that is larger than 1 MiB."

SEVERITY_WORDS = {ERROR: "错误", WARNING: "提示", INFO: "说明"}


def text(findings: Iterable[Finding], _: str = "") -> str:
    """One finding per line, whatever line breaks the content it quotes has."""
    return "".join(f"{_one_line(str(finding))}\n" for finding in findings)


def json_text(findings: Iterable[Finding], _: str = "") -> str:
    """A list of objects with the fields of a finding; line and column are null where they say nothing."""
    objects = [
        asdict(finding) | {"line": finding.line or None, "column": finding.column or None}
        for finding in findings
    ]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def github(findings: Iterable[Finding], _: str = "") -> str:
    """Workflow commands for the first ten findings of each severity; the rest are plain lines of the log.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    left = dict.fromkeys(COMMANDS, MOST_ANNOTATIONS)
    lines = []
    for finding in findings:
        if left[finding.severity]:
            left[finding.severity] -= 1
            lines.append(_annotation(finding))
        else:
            # `##[` anywhere in a line of the log is a command of the runner, too; content must not give commands.
            lines.append(_one_line(str(finding)).replace("##[", "# #[").lstrip(": "))
    return "".join(f"{line}\n" for line in lines)


def _annotation(finding: Finding) -> str:
    place = {"line": finding.line, "col": finding.column}
    properties = (
        {"file": finding.path}
        | {name: str(n) for name, n in place.items() if n}
        | {"title": finding.rule}
    )
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    hint = f"。{finding.hint}" if finding.hint else ""
    return f"::{COMMANDS[finding.severity]} {written}::{_data(finding.message + hint)}"


def _data(value: str) -> str:
    """As the runner decodes it: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts."""
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def summary(findings: Sequence[Finding], counts: str) -> str:
    """Every finding as a Markdown table for the summary of a step, under a heading that counts them."""
    parts = [f"## {counts}\n\n"]
    if findings:
        parts.append("| | 位置 | 规则 | 说明 |\n|---|---|---|---|\n")
    size = sum(len(part.encode("utf-8")) for part in parts)
    for number, finding in enumerate(findings):
        row = _row(finding)
        size += len(row.encode("utf-8"))
        if size > MOST_SUMMARY:
            parts.append(f"\n还有 {len(findings) - number} 条没有列出，见运行日志。\n")
            break
        parts.append(row)
    return "".join(parts) + "\n"


def _row(finding: Finding) -> str:
    place = ":".join([finding.path, *(str(n) for n in (finding.line, finding.column) if n)])
    said = finding.message + (f"。{finding.hint}" if finding.hint else "")
    cells = (SEVERITY_WORDS[finding.severity], place, finding.rule, said)
    return f"| {' | '.join(_markdown(cell) for cell in cells)} |\n"


def _markdown(value: str) -> str:
    """Content is quoted, never obeyed: whatever Markdown or HTML would read in it is escaped."""
    return re.sub(r"([\\`*_{}\[\]<>()#|~!&@])", r"\\\1", _one_line(value))


def _one_line(value: str) -> str:
    return printable(" ".join(value.splitlines()))


FORMATS: dict[str, Callable[[Sequence[Finding], str], str]] = {
    "text": text,
    "json": json_text,
    "github": github,
    "sarif": sarif,
}
"Name on the command line → what writes findings so; the second argument is our version."
