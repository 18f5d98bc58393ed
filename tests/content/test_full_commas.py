"""A full-width comma between figures is named where it stands, and never counted as a lost cell."""

import pytest

from generator.content.report_file import read_report
from support.paths import BASE

REPORT = "reports/990101/jyj/2023.md"
ROW = "  received:               [     0,        0,        0,        0,        0,    0,    0]"
LINE = 23
COUNT = "应为 7 个值（自然人 商业企业 科研机构 公益组织 法律服务 其他 总计），实为"
DIVIDE = "各格用半角逗号隔开，如 [0, 0, 0]"
WIDE = "有逗号是全角的“，”"


def said(row: str) -> list[tuple[int, int, str, str]]:
    """What is said of the report with that row."""
    text = (BASE / REPORT).read_text("utf-8")
    assert text.count(ROW) == 1
    _, found = read_report(text.replace(ROW, f"  received: {row}"), REPORT)
    return [(each.line, each.column, each.message, each.hint) for each in found]


@pytest.mark.parametrize(
    ("row", "column", "message", "hint"),
    [
        ("[0，0，0，0，0，0，0]", 15, f"requests.received {COUNT} 1 个：{WIDE}", DIVIDE),
        ("[0, 0, 0，0, 0, 0, 0]", 21, f"requests.received {COUNT} 6 个：{WIDE}", DIVIDE),
        ("0，0，0，0，0，0，0", 14, f"requests.received 应为 7 个值：{WIDE}", "写成 [0, 0, …]"),
        (
            "[0, 0, 0, 0, 0, 0, 0，]",
            32,
            "新收·总计 的值“0，” 不是规范的数字",
            f"逗号是全角的“，”，{DIVIDE}",
        ),
        ("[1，234, 0, 0, 0, 0, 0, 0]", 14, "新收·自然人 的值“1，234” 不是规范的数字", "改为 1234"),
    ],
)
def test_a_full_width_comma_is_named(row: str, column: int, message: str, hint: str) -> None:
    """At the first, whatever else the row lacks; inside a number it is what `fmt --fix` takes."""
    assert said(row) == [(LINE, column, message, hint)]


@pytest.mark.parametrize("row", ["[0, 0, 0, 0, 0, 0]", "[0, 0, 0; 0, 0, 0, 0]"])
def test_what_has_none_is_told_as_before(row: str) -> None:
    """A row that lacks a value, or divides them by something else."""
    ((line, column, message, _),) = said(row)
    assert (line, column, WIDE in message) == (LINE, 13, False)
