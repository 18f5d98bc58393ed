"""Findings as SARIF 2.1.0, the format that code hosts and editors read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from generator.finding import (
    ERROR,
    INFO,
    WARNING,
    Finding,
)
from generator.rules.catalogue import Explanation, catalogue

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
TOOL = "gongkai"
ROOT = "%SRCROOT%"
"The folder the command ran in: the top of the checkout. GitHub knows it by this name."

LEVELS = {ERROR: "error", WARNING: "warning", INFO: "note"}
"Severity of a finding → `level` of a SARIF result (§3.27.10)."


def sarif(findings: Sequence[Finding], version: str) -> str:
    """One log with one run: every rule there is, then the findings in the order given."""
    rules = dict(catalogue())
    for finding in findings:
        rules.setdefault(finding.rule, Explanation(finding.rule, "", finding.rule, finding.rule))
    index = {name: number for number, name in enumerate(rules)}
    seen: Counter[str] = Counter()
    run = {
        "tool": {
            "driver": {
                "name": TOOL,
                "version": version,
                "rules": [_rule(rule) for rule in rules.values()],
            }
        },
        "language": "zh-CN",
        # Our columns count characters; the default of SARIF is UTF-16 units, which differ for rare
        # Han characters.
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index[finding.rule], seen) for finding in findings],
    }
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Explanation) -> dict[str, Any]:
    said = {"shortDescription": rule.summary, "fullDescription": rule.text}
    descriptor: dict[str, Any] = {"id": rule.name} | {
        key: {"text": _escaped(text)} for key, text in said.items()
    }
    if rule.severity:
        descriptor["defaultConfiguration"] = {"level": LEVELS[rule.severity]}
    return descriptor


def _result(finding: Finding, index: int, seen: Counter[str]) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": _address(finding.path)}
    region = {"startLine": finding.line, "startColumn": finding.column}
    # 0 is ours for the file as a whole; SARIF counts from 1 and then has no region.
    if finding.line:
        location["region"] = {key: number for key, number in region.items() if number}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": _escaped(finding.advice)},
        "locations": [{"physicalLocation": location}],
        # GitHub matches alerts of two runs by this key alone.
        "partialFingerprints": {"primaryLocationLineHash": _fingerprint(finding, seen)},
    }


def _address(path: str) -> dict[str, str]:
    """A path below the folder of the command is relative to it; any other stands as it is."""
    if path.startswith("/"):
        return {"uri": "file://" + quote(path, safe="/~")}
    return {"uri": quote(path, safe="/~"), "uriBaseId": ROOT}


def _escaped(text: str) -> str:
    """Braces are doubled in a message, where single ones enclose a placeholder's number (§3.11.5).

    Brackets before a parenthesis would be a link (§3.11.6), which content is not to set.
    """
    return re.sub(r"([{}])", r"\1\1", text).replace("](", "] (")


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """The same for the same finding when lines move.

    Neither its place nor a line it names goes into it. Findings of a file that are otherwise alike
    are told apart by their order.
    """
    message = re.sub(r"第 \d+ 行", "", finding.message)
    lasting = f"{finding.path}\n{finding.rule}\n{message}"
    digest = hashlib.sha256(lasting.encode()).hexdigest()[:16]
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"
