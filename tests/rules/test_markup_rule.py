"""A tag in a narrative is quoted as it is written; of several the first, with their number."""

from dataclasses import replace

import pytest

from generator.rules.markup import markup
from support.zeros import dossier, report

HINT = "表格改用 Markdown 的写法，其余标签删去"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("甲<b>乙", "正文里写了 HTML 标签“<b>”，网页上照字面显示"),
        ("甲<td a>b>乙", "正文里写了 HTML 标签“<td a>”，网页上照字面显示"),
        ("甲<b>乙</b>", "正文里写了 HTML 标签“<b>”，共 2 处，网页上照字面显示"),
    ],
)
def test_a_tag_is_quoted(body: str, said: str) -> None:
    """At its place in the file."""
    (found,) = markup(dossier(replace(report({}), body=body)))
    assert (found.message, found.hint) == (said, HINT)
    assert (found.line, found.column) == (60, 2)
