"""The JSON Schemas of what the interface says of itself, of the form and of the rules."""

from generator.site.api.components import EDITION, TABLE, YEAR
from generator.site.api.shapes import (
    CELL_ID,
    TRUTH,
    WEB,
    Schema,
    count,
    document,
    listed,
    mapped,
    maybe,
    record,
    ref,
    text,
    told,
    word,
)

TERM = record(
    {
        "cell": CELL_ID,
        "name": text("在这条关系的算式里叫什么"),
        "year_before": told(TRUTH, "取自上一年的报告"),
    }
)
IDENTITY = record(
    {
        "id": text("不会改变"),
        "rule": text("所属的规则，见 rules.json"),
        "along": text("说的是哪一行、哪一列"),
        "words": text("关系"),
        "severity": {
            "type": "string",
            "enum": ["error", "warning"],
            "description": "error 必须成立，除非报告注明原件如此；warning 只提示",
        },
        "left": listed(TERM, "左边各格之和"),
        "right": listed(TERM, "等于右边各格之和"),
    }
)
KIND: Schema = {
    "type": "string",
    "enum": ["count", "signed", "decimal", "amount"],
    "description": "count 件数；signed 增减数；decimal 以万元计的金额；amount 照原文的金额",
}
LINE = record(
    {
        "id": text("行或列的编号"),
        "label": text("表上印的标题"),
        "brief": text("报告文件里每行末尾的标题"),
        "short": text("在句子里的名称"),
        "kind": maybe(KIND, "列里填什么；行和上级标题为 null"),
        "parts": listed(ref("Line"), "下级的行或列；有下级的只是标题"),
    }
)
FORM_TABLE = record(
    {
        "id": TABLE,
        "caption": text("表的名称"),
        "corner": text("左上角印的字；没有的为空"),
        "unit": maybe(text(), "整张表的单位"),
        "one_row": told(TRUTH, "印成一行：各行是各列上面的标题"),
        "blocks": listed(
            record(
                {
                    "heading": text("印在上面的标题；没有的为空"),
                    "rows": listed(ref("Line")),
                    "columns": listed(ref("Line")),
                }
            ),
            "列相同的行",
        ),
    }
)
CELL = record(
    {
        "id": told(CELL_ID, "表.行.列，不会改变"),
        "name": text("在句子里的名称"),
        "table": TABLE,
        "row": listed(text(), "行的标题，从外到里"),
        "column": listed(text(), "列的标题，从外到里"),
        "kind": KIND,
        "unit": maybe(text(), "表式没有写明单位的为 null；amount 的单位写在值里"),
        "article": text("《政府信息公开条例》的条、款、项；没有的为空"),
        "meaning": text("这一行的意思；没有的为空"),
        "editions": listed(EDITION, "哪些表式有这一格"),
    }
)
RULE = record(
    {
        "id": text("不会改变"),
        "url": told(WEB, "规则的页面"),
        "title": text(),
        "demand": text("要求什么"),
        "source": text("依据"),
        "severity": listed(word("severity"), "不符合时怎样"),
        "since": maybe(YEAR, "从哪一年度的报告起；都适用的为 null"),
        "tolerance": text("什么不算不符合；没有的为空"),
        "needs_year_before": told(TRUTH, "要有上一年的报告才能核验"),
        "record": record(
            {
                "passed": count("符合的报告"),
                "failed": count("不符合的"),
                "unknown": count("无法核验的"),
                "not_asked": count("不作要求的"),
            }
        ),
    }
)
FIGURE = record({"id": text("不会改变"), "label": text(), "cells": listed(CELL_ID, "相加的各格")})
SCHEMAS: dict[str, Schema] = {
    "Line": LINE,
    "Index": document(
        {
            "title": text("本档案的名称"),
            "url": WEB,
            "openapi": told(WEB, "接口的完整说明，OpenAPI 3.1"),
            "counts": record(
                {
                    "reports": count("报告，已撤回的也在内"),
                    "withdrawn": count("其中已撤回的"),
                    "agencies": count("机关"),
                    "regions": count("有机关的地区，连同上级"),
                }
            ),
            "years": listed(YEAR, "有报告的年度，从晚到早"),
            "documents": listed(
                record({"id": text(), "url": text("花括号里的换成实际的值"), "says": text()})
            ),
            "words": mapped(text(), mapped(text(), text()), "文件里的词各是什么意思"),
            "promise": listed(text(), "什么不会改变"),
            "changelog": listed(record({"version": text(), "changes": listed(text())})),
        }
    ),
    "Form": document(
        {
            "sections": listed(
                record(
                    {
                        "id": text(),
                        "heading": text(),
                        "table": maybe(TABLE, "印在这一部分的表；只有文字的为 null"),
                    }
                ),
                "报告的六个部分",
            ),
            "editions": listed(
                record(
                    {
                        "edition": EDITION,
                        "notice": text("定下这个表式的通知"),
                        "tables": listed(FORM_TABLE, "这个表式的三张表，照它自己的用语"),
                        "figures": listed(FIGURE, "列表和搜索用的数字"),
                        "identities": listed(IDENTITY),
                    }
                )
            ),
            "cells": listed(CELL, "各个表式的每一格，同一格只列一次"),
            "breaks": listed(
                record({"year": YEAR, "words": text(), "source": text()}),
                "从这一年起计法不同，前后不能直接比较",
            ),
        }
    ),
    "Rules": document({"rules": listed(RULE)}),
}
