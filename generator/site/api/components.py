"""What several documents have: the JSON Schemas of a body, a place, a finding, a cell.

The words of a schema are the documentation of its fields.
"""

from generator.form.editions import EDITIONS, TABLES
from generator.site.api.shapes import (
    AGENCY_ID,
    CELL_ID,
    DAY,
    REGION_CODE,
    REPORT_ID,
    WEB,
    Schema,
    count,
    listed,
    mapped,
    maybe,
    record,
    ref,
    text,
    told,
    word,
)

YEAR = count("年度")
EDITION: Schema = {"type": "integer", "enum": list(EDITIONS)}
TABLE: Schema = {"type": "string", "enum": list(TABLES)}
NUMBER = maybe({"type": ["integer", "string"]}, "件数是整数；金额照原文，是文字；没有值的为 null")

COMPONENTS: dict[str, Schema] = {
    "Agency": record(
        {
            "id": told(AGENCY_ID, "地区代码/机关，不会改变"),
            "name": text("机关自己用的名称"),
            "kind": word("kind"),
            "sector": text("领域"),
        }
    ),
    "Region": record(
        {
            "code": told(REGION_CODE, "行政区划代码；全国为 000000"),
            "name": text(),
            "lineage": listed(
                record({"code": REGION_CODE, "name": text()}), "从省级起，到这个地区自己"
            ),
        }
    ),
    "Verdicts": record(
        {
            "inside": maybe(word("inside"), "报告内的关系，取最差的一项"),
            "joining": maybe(word("joining"), "与上一年的报告是否衔接"),
            "counts": mapped(
                {"enum": list(word("inside")["enum"])}, count(), "报告内的关系各有几项"
            ),
        }
    ),
    "Figure": record({"value": maybe({"type": "integer"}), "status": word("figure_status")}),
    "Cell": record({"value": NUMBER, "status": word("status")}),
    "Finding": record(
        {
            "identity": text("关系的编号，见 form.json"),
            "words": text("关系"),
            "verdict": word("verdict"),
            "statement": text("算式；无法核验的为空"),
            "reason": text("报告对此的说明；没有的为空"),
        },
        {"report": REPORT_ID},
    ),
    "Correction": record(
        {
            "date": DAY,
            "cell": CELL_ID,
            "before": text("更正前，照文件：数字，~ 是留空，lost 是副本缺失"),
            "after": text("更正后，写法同上"),
            "reason": text(),
        }
    ),
    "Source": record(
        {
            "url": maybe(text("原件公布在哪里")),
            "retrieved": maybe(DAY, "从那里取得的日期"),
            "file": maybe(text("原件的文件名")),
            "sha256": maybe(text("所取得的原件的 SHA-256")),
            "index_number": maybe(text("索引号")),
            "document_number": maybe(text("文号")),
            "snapshots": listed(WEB, "原件网页的快照"),
        }
    ),
}
REPORT: Schema = {
    "id": told(REPORT_ID, "地区代码/机关/年度，不会改变"),
    "url": told(WEB, "报告的页面"),
    "agency": ref("Agency"),
    "joint_with": listed(ref("Agency"), "一起编制这份报告的其他机关"),
    "covers": word("covers"),
    "state": word("state"),
    "published": maybe(DAY, "报告写明的公布日期"),
    "archived": maybe(DAY, "收入本档案的日期"),
    "changed": maybe(DAY, "最后一次更正、隐去或者撤回的日期；没有的是入档日期"),
    "verdicts": maybe(ref("Verdicts"), "没有表格的、已撤回的为 null"),
}
"What every document says of a report."
