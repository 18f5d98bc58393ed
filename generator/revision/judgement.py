"""What may not be changed, said so: a report, an address, content beside something else."""

from collections.abc import Sequence

from generator.archive.report import Report
from generator.archive.values import NOWHERE, Position
from generator.finding import (
    ERROR,
    WARNING,
    Finding,
    Severity,
)

RULE = "diff"
NAMED = 3
"What a sentence names before it only counts."


def removed(path: str, report: Report) -> Finding:
    """A report that is gone."""
    message = f"{report.holder} {report.year} 年的报告删去了，它的网址会失效"
    hint = "报告不删除：文件留着，写 withdrawn（date、reason）；正文和数字可以不再保留"
    return finding(path, NOWHERE, ERROR, message, hint)


def mixed(others: Sequence[str]) -> Finding:
    """A change of content and of something else at once."""
    named = "、".join(others[:NAMED])
    more = f"等 {len(others)} 个文件" if len(others) > NAMED else ""
    message = f"内容和别的文件在同一次改动里：{named}{more}"
    return finding(others[0], NOWHERE, WARNING, message, "分成两次提交，各自查看")


def vanished(path: str, address: str) -> Finding:
    """An address at which nothing will be found any more."""
    region, _, rest = address.partition("/")
    agency, _, year = rest.strip("/").partition("/")
    if year:
        hint = "放错了年度或机关的，原处留一份写有 withdrawn 的报告；联合编制的，joint 照留"
    elif agency:
        hint = (
            f"文件夹改了名的，在新的 agency.yaml 写 former_ids: [{agency}]；"
            "区划代码变更的，在 regions.yaml 写 former；机关撤销的，文件夹照留"
        )
    else:
        hint = f"区划代码变更的，在 regions.yaml 的新代码下写 former: ['{region}']"
    return finding(path, NOWHERE, ERROR, f"网址 {address} 会失效，也没有转到别处", hint)


def text_gone(path: str, address: str) -> Finding:
    """The same of a text of the archive's own, which nothing can lead on from."""
    return finding(path, NOWHERE, WARNING, f"网址 {address} 会失效", "仍有人引用的，留着这一页")


def finding(
    path: str,
    position: Position,
    severity: Severity,
    message: str,
    hint: str,
) -> Finding:
    """A finding on a change."""
    line, column = position
    return Finding(
        path=path,
        line=line,
        column=column,
        rule=RULE,
        severity=severity,
        message=message,
        hint=hint,
    )
