"""The sheet that tells how to fill in the others."""

from math import ceil

from generator.archive.settings import NOTICE
from generator.authoring.workbook.book import Book
from generator.authoring.workbook.looks import Look
from generator.content.layout import width

LINES = (
    "怎样填写",
    (
        "1. “正文”填标题、发布日期、来源网址和第一、五、六部分的文字；“表格”填三张表，"
        "表下的空格可以写该部分的文字，也可以不写。"
    ),
    "2. 一段文字之内换行，按 Alt+Enter。文字照原文填写，不要改动原文的措辞。",
    "3. 每一格都要填：0 写 0；原件留空写 /；看不清或缺失写 lost。浅黄色的格子还没有填。",
    (
        "4. 合计由公式算出，各项都是数字时才显示。"
        "原件的合计与公式不同，或者有的项写了 / 或 lost，在合计格中照原件填写。"
    ),
    "5. 红色的格子不符合表内的勾稽关系。先核对是否填错；原件确实如此的，照原件保留。",
    (
        "6. 件数只写阿拉伯数字；金额以万元为单位的只写数字，可带小数点；"
        "标明“总金额”的连同单位照原文填写。"
    ),
    "7. 不要增加、删除或合并行列，不要改动表头。填完保存为 .xlsx，再用 import 命令读入。",
    f"8. {NOTICE}",
)
COLUMN = 80
"Columns of text in a line."


def fill_advice(book: Book, name: str) -> None:
    """Write it, one piece of advice a row, under a heading."""
    worksheet = book.sheet(name)
    worksheet.set_column("A:A", 100)
    for row, text in enumerate(LINES):
        lines = ceil(width(text) / COLUMN)
        worksheet.set_row(row, 18 * lines + 4)
        look = Look.ADVICE if row else Look.ADVICE_HEADING
        book.put(worksheet, row, 0, text, look)
