"""A PDF file comes out as its tables and paragraphs, with ruling lines or without."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.intake.document import (
    UnreadableError,
)
from generator.intake.readers import read
from support.outlines import outline

HEADING = "二、主动公开政府信息情况"

PROSE = "2024年，本机关主动公开政府信息12条，没有收到申请。"


def refusal(path: Path) -> str:
    """Why a file cannot be read."""
    with pytest.raises(UnreadableError) as caught:
        read(path)
    return str(caught.value)


PAGE = (
    "<meta charset=utf-8><style>body { font: 12pt 'Noto Sans CJK SC' }"
    " p { margin: 0; text-indent: 2em }"
    "table { border-collapse: collapse } td { padding: 2pt 12pt; %s }</style>"
    f"<p>一、总体情况</p><p>{PROSE * 6}</p><p>{HEADING}</p>"
    "<table><tr><td colspan=3>第二十条第（一）项</td></tr>"
    "<tr><td>信息内容</td><td>本年制发件数</td><td>现行有效件数</td></tr>"
    "<tr><td>规章</td><td>0</td><td></td></tr><tr><td>行政规范性文件</td><td>3</td><td>8</td></tr>"
    "<tr><td>行政许可</td><td>12</td><td>40</td></tr><tr><td>行政处罚</td><td>7</td><td>9</td></tr></table>"
)


def printed(browser: Browser, page: str, path: Path) -> Path:
    """Print a page as a browser does."""
    tab = browser.new_page()
    tab.set_content(page)
    tab.pdf(path=path, format="A4")
    tab.close()
    return path


def test_a_pdf_with_ruling_lines(browser: Browser, tmp_path: Path) -> None:
    """Its tables have cells, empty ones too; its paragraphs are whole."""
    document = read(printed(browser, PAGE % "border: 1px solid", tmp_path / "a.pdf"))
    assert outline(document.blocks) == [
        "一、总体情况",
        PROSE * 6,
        HEADING,
        [
            ["第二十条第（一）项", None, None],
            ["信息内容", "本年制发件数", "现行有效件数"],
            ["规章", "0", ""],
            ["行政规范性文件", "3", "8"],
            ["行政许可", "12", "40"],
            ["行政处罚", "7", "9"],
        ],
    ]


def test_a_pdf_without_ruling_lines(browser: Browser, tmp_path: Path) -> None:
    """Its tables are read by position, as text laid out in columns is."""
    document = read(printed(browser, PAGE % "border: 0", tmp_path / "a.pdf"))
    assert outline(document.blocks) == [
        "一、总体情况",
        PROSE * 6,
        HEADING,
        [
            ["第二十条第（一）项"],
            ["信息内容", "本年制发件数", "现行有效件数"],
            ["规章", "0"],
            ["行政规范性文件", "3", "8"],
            ["行政许可", "12", "40"],
            ["行政处罚", "7", "9"],
        ],
    ]


def test_a_scanned_pdf_is_refused(browser: Browser, tmp_path: Path) -> None:
    """There is nothing to read in a picture."""
    page = "<svg width=90 height=90><path d='M0 0h90v90h-90z' fill='red'/></svg>"
    assert refusal(printed(browser, page, tmp_path / "a.pdf")) == (
        "这份 PDF 没有文字层，是扫描件；请用原来的 Word 或网页版本，或先做文字识别。"
    )
