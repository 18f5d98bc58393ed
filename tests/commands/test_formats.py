"""Findings as JSON, as GitHub's workflow commands, as its step summary, and as SARIF."""

import json
import re
from typing import Any

import pytest

from generator.commands.formats import FORMATS, MOST_SUMMARY, github, summary
from generator.commands.plain_text import text as text_lines
from generator.commands.sarif import sarif
from generator.finding import ERROR, INFO, WARNING, Finding
from generator.rules.catalogue import catalogue

BALANCE = Finding(
    "content/reports/990101/jyj/2023.md",
    23,
    42,
    "requests.balance.business",
    ERROR,
    "新收 12，应等于 0",
    "核对原件",
)
LOST = Finding("content/reports/990101/jyj/2023.md", 15, 0, "copy", WARNING, "副本不全：缺 1 格")
WHOLE = Finding(
    "content/reports/990101/甲 乙.md", 0, 0, "place", ERROR, "文件名应为年份加 .md，如 2025.md"
)
FORGED = Finding(
    "a,b:c%.md", 1, 1, "shape", WARNING, "没有名为“x\r\n::error::50%|<b>”的项", "应为“{name: 名称}”"
)
ALL = [BALANCE, LOST, WHOLE, FORGED]


def test_text_is_one_line_each() -> None:
    """A line break that the content smuggles into a message makes no second line."""
    assert text_lines(ALL) == (
        "content/reports/990101/jyj/2023.md:23:42: error requests.balance.business:"
        " 新收 12，应等于 0。核对原件\n"
        "content/reports/990101/jyj/2023.md:15: warning copy: 副本不全：缺 1 格\n"
        "content/reports/990101/甲 乙.md: error place: 文件名应为年份加 .md，如 2025.md\n"
        "a,b:c%.md:1:1: warning shape: 没有名为“x ::error::50%|<b>”的项。应为“{name: 名称}”\n"
    )


def test_json_has_the_fields_of_a_finding_and_no_others() -> None:
    """A list of objects; null where a finding is about a whole file or line."""
    assert json.loads(FORMATS["json"]([BALANCE, WHOLE])) == [
        {
            "path": "content/reports/990101/jyj/2023.md",
            "line": 23,
            "column": 42,
            "rule": "requests.balance.business",
            "severity": "error",
            "message": "新收 12，应等于 0",
            "hint": "核对原件",
        },
        {
            "path": "content/reports/990101/甲 乙.md",
            "line": None,
            "column": None,
            "rule": "place",
            "severity": "error",
            "message": "文件名应为年份加 .md，如 2025.md",
            "hint": "",
        },
    ]
    assert FORMATS["json"]([]) == "[]\n"


def test_github_gets_one_escaped_command_for_each_finding() -> None:
    """No content can end a command, begin another or add a property."""
    assert github(ALL) == (
        "::error file=content/reports/990101/jyj/2023.md,line=23,col=42"
        ",title=requests.balance.business::新收 12，应等于 0。核对原件\n"
        "::warning file=content/reports/990101/jyj/2023.md,line=15,title=copy::副本不全：缺 1 格\n"
        "::error file=content/reports/990101/甲 乙.md,title=place"
        "::文件名应为年份加 .md，如 2025.md\n"
        "::warning file=a%2Cb%3Ac%25.md,line=1,col=1,title=shape"
        "::没有名为“x%0D%0A::error::50%25|<b>”的项。应为“{name: 名称}”\n"
    )


def test_github_gets_no_more_than_it_shows() -> None:
    """Ten errors, ten warnings, ten notices.

    The rest are lines of the log that give the runner no command.
    """
    many = [
        Finding("::a.md", line, 0, "shape", severity, "##[add-mask]甲\n::stop-commands::x")
        for line in range(1, 13)
        for severity in (ERROR, WARNING, INFO)
    ]
    lines = github(many).splitlines()
    commands = [re.match(r"::(\w+) ", line) for line in lines]
    counts = [
        sum(1 for command in commands if command and command[1] == name)
        for name in ("error", "warning")
    ]
    assert (len(lines), counts) == (36, [10, 10])
    assert sum(1 for command in commands if command and command[1] == "notice") == 10
    assert [line for line in lines if not re.match(r"::\w+ ", line)] == [
        f"a.md:{line}: {severity} shape: # #[add-mask]甲 ::stop-commands::x"
        for line in (11, 12)
        for severity in (ERROR, WARNING, INFO)
    ]


def test_the_summary_has_every_finding_as_text() -> None:
    """Whatever Markdown or HTML would read in a message is escaped."""
    assert summary(ALL, "2 个错误，2 个提示") == (
        "## 2 个错误，2 个提示\n\n"
        "| | 位置 | 规则 | 说明 |\n|---|---|---|---|\n"
        "| 错误 | content/reports/990101/jyj/2023.md:23:42 | requests.balance.business | "
        "新收 12，应等于 0。核对原件 |\n"
        "| 提示 | content/reports/990101/jyj/2023.md:15 | copy | 副本不全：缺 1 格 |\n"
        "| 错误 | content/reports/990101/甲 乙.md | place | 文件名应为年份加 .md，如 2025.md |\n"
        "| 提示 | a,b:c%.md:1:1 | shape | "
        "没有名为“x ::error::50%\\|\\<b\\>”的项。应为“\\{name: 名称\\}” |\n\n"
    )
    assert summary([], "0 个错误，0 个提示") == "## 0 个错误，0 个提示\n\n\n"


def test_a_summary_stays_below_what_github_takes() -> None:
    """It refuses more than 1 MiB altogether, so the rest is counted."""
    written = summary([BALANCE] * 20_000, "20000 个错误，0 个提示")
    listed = written.count("| 错误 |")
    assert MOST_SUMMARY - 300 < len(written.encode("utf-8")) < 1024 * 1024
    assert written.endswith(f"\n还有 {20_000 - listed} 条没有列出，见运行日志。\n\n")


# What SARIF 2.1.0 (errata 01, sarif-schema-2.1.0.json) allows and requires of the objects there are
# in our logs, and beyond it what we promise. No object may have other properties; `!` marks what is
# required, `*` a map with values of that kind.
OBJECTS: dict[str, dict[str, Any]] = {
    "log": {"$schema": "uri", "version!": {"2.1.0"}, "runs!": ["run"]},
    "run": {
        "tool!": "tool",
        "language": "language",
        "columnKind": {"utf16CodeUnits", "unicodeCodePoints"},
    }
    | {"results": ["result"]},
    "tool": {"driver!": "toolComponent"},
    "toolComponent": {"name!": "string", "version": "string", "rules": ["reportingDescriptor"]},
    "reportingDescriptor": {
        "id!": "string",
        "shortDescription": "multiformat",
        "fullDescription": "multiformat",
    }
    | {"defaultConfiguration": "reportingConfiguration"},
    "multiformat": {"text!": "string", "markdown": "string"},
    "reportingConfiguration": {"level": {"none", "note", "warning", "error"}},
    "result": {
        "ruleId": "string",
        "ruleIndex": "index",
        "level": {"none", "note", "warning", "error"},
    }
    | {"message!": "message", "locations": ["location"], "partialFingerprints": {"*": "string"}},
    "message": {"text!": "string"},
    "location": {"physicalLocation": "physicalLocation"},
    "physicalLocation": {"artifactLocation!": "artifactLocation", "region": "region"},
    "artifactLocation": {"uri!": "uri-reference", "uriBaseId": "string"},
    "region": {"startLine": "positive", "startColumn": "positive"},
}
PLAIN = r"[A-Za-z0-9._~!$&'()*+,;=@-]|%[0-9A-F]{2}"
SCALARS = {
    "string": r"[\s\S]*",
    "language": r"[a-zA-Z]{2}(-[a-zA-Z]{2})?",
    "uri": r"https?://[!-~]+",
    # RFC 3986: ASCII only, a colon not in the first segment, no backslash, no leading slash (ours
    # are relative).
    "uri-reference": rf"(?:{PLAIN})+(?:/(?:{PLAIN}|:)+)*",
}


def problems(value: Any, kind: Any, place: str = "log") -> list[str]:  # noqa: ANN401 - parsed JSON
    """What that schema has against a value; nothing when it is valid."""
    if isinstance(kind, list):
        assert isinstance(value, list), place
        return [
            wrong
            for n, item in enumerate(value)
            for wrong in problems(item, kind[0], f"{place}[{n}]")
        ]
    if isinstance(kind, set):
        return [] if value in kind else [f"{place}: {value}"]
    if kind in ("index", "positive"):
        return [] if type(value) is int and value >= (kind == "positive") else [f"{place}: {value}"]
    if isinstance(kind, str) and kind in SCALARS:
        return (
            []
            if isinstance(value, str) and re.fullmatch(SCALARS[kind], value)
            else [f"{place}: {value}"]
        )
    properties = kind if isinstance(kind, dict) else OBJECTS[kind]
    known = {name.rstrip("!"): inner for name, inner in properties.items()}
    missing = [
        f"{place}.{name[:-1]} is missing"
        for name in properties
        if name.endswith("!") and name[:-1] not in value
    ]
    return missing + [
        wrong
        for name, item in value.items()
        for wrong in (
            problems(item, known.get(name, known.get("*")), f"{place}.{name}")
            if name in known or "*" in known
            else [f"{place}.{name} is unknown"]
        )
    ]


@pytest.mark.parametrize("findings", [[], ALL, [Finding("a.md", 1, 1, "made-up", INFO, "甲")]])
def test_sarif_is_valid(findings: list[Finding]) -> None:
    """Required properties, enumerations, relative addresses.

    And each result's index leads to its rule.
    """
    log = json.loads(sarif(findings, "0.1.0"))
    assert problems(log, "log") == []
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [
        finding.rule for finding in findings
    ]
    assert [result["ruleId"] for result in run["results"]] == [finding.rule for finding in findings]


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        ({"version": "2.1.0"}, ["log.runs is missing"]),
        ({"version": "2.0.0", "runs": []}, ["log.version: 2.0.0"]),
        (
            {"version": "2.1.0", "runs": [{"tool": {}, "hint": ""}]},
            ["log.runs[0].tool.driver is missing"],
        ),
        ({"version": "2.1.0", "runs": [], "x": 1}, ["log.x is unknown"]),
    ],
)
def test_the_check_of_sarif_sees_what_is_wrong(broken: dict[str, Any], expected: list[str]) -> None:
    """A check that never fails checks nothing."""
    assert problems(broken, "log")[:1] == expected


def test_sarif_says_where_and_what() -> None:
    """Characters from 1, no region for a whole file, addresses percent-encoded.

    Braces doubled, levels mapped.
    """
    (run,) = json.loads(sarif([*ALL, Finding("a.md", 1, 0, "import", INFO, "甲")], "0.1.0"))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    results = [
        (result["level"], result["message"]["text"], result["locations"][0]["physicalLocation"])
        for result in run["results"]
    ]
    jyj = {"uri": "content/reports/990101/jyj/2023.md", "uriBaseId": "%SRCROOT%"}
    space = {"uri": "content/reports/990101/%E7%94%B2%20%E4%B9%99.md", "uriBaseId": "%SRCROOT%"}
    forged = {"uri": "a%2Cb%3Ac%25.md", "uriBaseId": "%SRCROOT%"}
    assert results == [
        (
            "error",
            "新收 12，应等于 0。核对原件",
            {"artifactLocation": jyj, "region": {"startLine": 23, "startColumn": 42}},
        ),
        ("warning", "副本不全：缺 1 格", {"artifactLocation": jyj, "region": {"startLine": 15}}),
        ("error", "文件名应为年份加 .md，如 2025.md", {"artifactLocation": space}),
        (
            "warning",
            "没有名为“x\r\n::error::50%|<b>”的项。应为“{{name: 名称}}”",
            {"artifactLocation": forged, "region": {"startLine": 1, "startColumn": 1}},
        ),
        (
            "note",
            "甲",
            {
                "artifactLocation": {"uri": "a.md", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 1},
            },
        ),
    ]


def test_sarif_describes_every_rule_in_its_own_words() -> None:
    """The docstrings of the rules, and each identity in words with its level."""
    (run,) = json.loads(sarif([], "0.1.0"))["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert set(rules) == set(catalogue())
    assert rules["copy"]["fullDescription"]["text"].startswith("副本缺失的格写 lost，不写 0。")
    assert rules["requests.balance.business"]["shortDescription"] == {
        "text": "商业企业：新收 + 上年结转 = 总计 + 结转下年度"
    }
    levels = [
        rules[f"requests.{name}.total"]["defaultConfiguration"]["level"]
        for name in ("balance", "carried")
    ]
    assert levels == ["error", "warning"]


def fingerprints(findings: list[Finding]) -> list[str]:
    """The fingerprint of each result."""
    (run,) = json.loads(sarif(findings, "0.1.0"))["runs"]
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]


def test_a_fingerprint_stays_when_lines_move() -> None:
    """Neither the place nor a line that the message names counts.

    What is wrong, the rule and the file do.
    """
    before = [
        Finding("a.md", 3, 1, "yaml", ERROR, "“title” 重复，第 2 行已经写过"),
        Finding("a.md", 9, 1, "shape", ERROR, "甲"),
    ]
    moved = [
        Finding("a.md", 5, 7, "yaml", ERROR, "“title” 重复，第 4 行已经写过"),
        Finding("a.md", 11, 1, "shape", ERROR, "甲"),
    ]
    others = [
        Finding("b.md", 3, 1, "yaml", ERROR, "“title” 重复，第 2 行已经写过"),
        Finding("a.md", 9, 1, "shape", ERROR, "乙"),
    ]
    assert fingerprints(before) == fingerprints(moved)
    assert not set(fingerprints(before)) & set(fingerprints(others))


def test_findings_that_are_alike_have_fingerprints_of_their_own() -> None:
    """Told apart by their order."""
    first, second = fingerprints(
        [Finding("a.md", line, 1, "shape", ERROR, "甲") for line in (3, 9)]
    )
    assert (first[:-1], first[-2:], second[-2:]) == (second[:-1], ":1", ":2")
