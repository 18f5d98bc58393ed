"""The JSON Schemas of the documents about reports, bodies and places: name → schema."""

from generator.site.api.components import COMPONENTS, EDITION, REPORT, TABLE, YEAR
from generator.site.api.shapes import (
    AGENCY_ID,
    CELL_ID,
    DAY,
    REGION_CODE,
    REPORT_ID,
    WEB,
    Schema,
    count,
    document,
    listed,
    mapped,
    maybe,
    paged,
    record,
    ref,
    text,
    told,
    word,
)

DOCUMENTS: dict[str, Schema] = {
    "Report": document(
        {
            **REPORT,
            "title": maybe(text("报告自己的标题；不再保留内容的为 null")),
            "year": YEAR,
            "region": ref("Region"),
            "scope": maybe(word("scope"), "报告自己写明的统计范围"),
            "editions": mapped(TABLE, EDITION, "三张表各自的表式；没有表格的为空"),
            "withdrawn": maybe(record({"date": DAY, "reason": text()}), "没有撤回的为 null"),
            "source": maybe(ref("Source"), "原件不再提供的为 null"),
            "fingerprint": text("本档案中这份报告的文件，git hash-object 的结果"),
            "findings": listed(ref("Finding"), "不成立的和无法核验的关系；其余都成立"),
            "faults": listed(
                record({"words": text(), "remedy": text(), "reason": text()}), "对不上的，一处一项"
            ),
            "corrections": listed(ref("Correction")),
            "redacted": listed(record({"date": DAY, "what": text(), "reason": text()})),
            "cells": mapped(CELL_ID, ref("Cell"), "这份报告的表式有的每一格"),
            "narrative": listed(
                record(
                    {
                        "section": maybe(text("表式的第几部分，见 form.json 的 sections")),
                        "heading": text("照原文；第一个标题以前的为空"),
                        "text": text("Markdown"),
                    }
                ),
                "正文，按原文的顺序",
            ),
        }
    ),
    "RegionYear": paged(
        {
            "region": ref("Region"),
            "year": YEAR,
            "reports": listed(
                record(
                    {
                        **REPORT,
                        "region": told(REGION_CODE, "机关所在的地区：本级，或者下级"),
                        "lost": count("副本缺失的格数，推算的也在内"),
                        "figures": mapped(text(), ref("Figure"), "见 form.json 的 figures"),
                    }
                )
            ),
            "held_elsewhere": listed(
                record(
                    {
                        "agency": ref("Agency"),
                        "report": told(REPORT_ID, "这份报告的编号，在收存它的机关那里"),
                    }
                ),
                "这里的机关与别处的机关联合编制、由别处收存的报告；不在 reports 里，不计入合计",
            ),
        }
    ),
    "Findings": paged({"year": YEAR, "findings": listed(ref("Finding"))}),
    "Agencies": paged(
        {
            "agencies": listed(
                record(
                    {
                        **COMPONENTS["Agency"]["properties"],
                        "url": told(WEB, "机关的页面"),
                        "region": REGION_CODE,
                        "sector_id": text("领域的编号，不会改变"),
                        "formal_name": maybe(text("全称")),
                        "aliases": listed(text()),
                        "former_names": listed(record({"name": text(), "until": text()})),
                        "website": maybe(text()),
                        "credit_code": maybe(text("统一社会信用代码")),
                        "predecessors": listed(AGENCY_ID, "职能从哪些机关转入"),
                        "successors": listed(AGENCY_ID, "职能转到哪些机关"),
                        "years": listed(YEAR, "有报告的年度，从早到晚"),
                        "reports": listed(
                            REPORT_ID, "与 years 一一对应；由别的机关收存的，是那里的编号"
                        ),
                    }
                )
            )
        }
    ),
    "Regions": paged(
        {
            "regions": listed(
                record(
                    {
                        "code": REGION_CODE,
                        "name": text(),
                        "level": word("level"),
                        "parent": maybe(REGION_CODE),
                        "former_codes": listed(REGION_CODE),
                        "url": told(WEB, "地区的页面"),
                        "agencies": count("本级的机关"),
                        "agencies_with_below": count("连同下级的机关"),
                        "years": listed(YEAR, "有报告的年度，连同下级，从早到晚"),
                    }
                )
            )
        }
    ),
    "Changes": paged(
        {
            "changes": listed(
                record(
                    {
                        "date": DAY,
                        "kind": word("change"),
                        "report": REPORT_ID,
                        "agency_name": text(),
                        "year": YEAR,
                        "url": told(WEB, "报告的页面，更正、隐去、撤回的带锚点"),
                    },
                    {
                        "cell": CELL_ID,
                        "before": text(),
                        "after": text(),
                        "what": text("隐去了什么；撤回的，还保留什么"),
                        "reason": text(),
                    },
                ),
                "最近的在前",
            )
        }
    ),
}
