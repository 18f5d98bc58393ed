"""A web page comes out as what a visitor reads."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from generator.build import Options, build
from generator.intake.document import (
    Document,
    Grid,
    Text,
    doubtful,
)
from generator.intake.readers import kind, read, read_as
from support.outlines import outline
from support.paths import CONTENT

HEADING = "二、主动公开政府信息情况"

PROSE = "2024年，本机关主动公开政府信息12条，没有收到申请。"


def html(page: str) -> Document:
    """Read a page in this process."""
    return read_as("html", page.encode())


def test_a_page_is_what_a_visitor_reads() -> None:
    """Tables inside tables that only arrange them are found.

    Spans are resolved; what is hidden is not read.
    """
    document = html(
        "<!doctype html><title>x</title><nav>首页</nav><script>1</script>"
        "<p style='display: none'>隐藏</p>"
        f"<table><tr><td><h2>{HEADING}</h2><p>甲<o:p></o:p><span>乙</span><br>丙&nbsp;</p>"
        "<table><tr><td rowspan=2>信息<br>内容</td><td colspan='2'>数&nbsp;量</td></tr>"
        "<tr><td><p>&nbsp;</p></td><td>12<br>34</td></tr></table></td></tr></table>"
    )
    assert outline(document.blocks) == [
        HEADING,
        "甲乙",
        "丙",
        [["信息内容", "数 量", None], [None, "", "lost"]],
    ]
    grid = document.blocks[3]
    assert isinstance(grid, Grid)
    assert grid.exact
    assert grid.rows[1][2] == doubtful("第 1 个表第 2 行第 3 格", "单元格里有不止一个数")


@pytest.mark.parametrize(
    ("field", "published"),
    [
        ("<meta name='PubDate' content='2024-01-17 09:30'><p>文</p>", ("2024-01-17 09:30",)),
        (
            "<table><tr><td>索引号</td><td>1</td><td>公开日期</td><td>2024年1月7日</td></tr></table>",
            ("2024年1月7日",),
        ),
        ("<p>发布日期：2020-01-31</p><p>公开时间：2020-02-01</p>", ("2020-01-31", "2020-02-01")),
        ("<p>成文日期：2020-01-31</p><p>2020年1月31日</p>", ()),
    ],
)
def test_the_date_of_publication(field: str, published: tuple[str, ...]) -> None:
    """Only from a field for it, as written; what it says is read elsewhere."""
    assert html(f"<html><body>{field}</body></html>").published == published


def test_a_page_in_another_charset() -> None:
    """The bytes decide; the page's own word is heard."""
    page = f"<html><head><meta charset=gb2312></head><body><p>{PROSE}</p></body></html>"
    document = read_as("html", page.encode("gb18030"))
    assert (outline(document.blocks), document.notes) == ([PROSE], ("文件是 GB18030 编码",))


def test_our_own_page_reads_as_the_report(tmp_path: Path) -> None:
    """Lost and blank cells are told apart; nothing the site adds is read."""
    site = tmp_path / "site"
    assert build(Options(CONTENT, site, search=False)).published
    pages = [path for path in site.rglob("index.html") if 'class="lost"' in path.read_text("utf-8")]
    document = read(pages[0])
    texts = [block.text for block in document.blocks if isinstance(block, Text)]
    assert [text[:2] for text in texts if text[1:2] == "、"] == [
        "一、",
        "二、",
        "三、",
        "四、",
        "五、",
        "六、",
    ]
    assert not any(
        word in "".join(texts)
        for word in ("勾稽关系", "核验", "副本", "本档案", "引用本页", "河南省")
    )
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert [len(grid.rows) for grid in grids] == [14, 28, 4]
    assert [cell.text if cell else None for cell in grids[1].rows[8]] == [
        None,
        None,
        "2.其他法律行政法规禁止公开",
    ] + ["0"] * 5 + ["lost"] * 2


def word(fill: Callable[[docx.document.Document], None]) -> Document:
    """Read a Word file that was just written."""
    written = docx.Document()
    fill(written)
    data = io.BytesIO()
    written.save(data)
    assert kind(data.getvalue(), "") == "docx"
    return read_as("docx", data.getvalue())
