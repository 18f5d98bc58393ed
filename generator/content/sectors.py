"""What public bodies do, by the names under which bodies of a kind are found together."""

from collections.abc import Iterator

from generator.archive.agency import Agency
from generator.archive.settings import Settings
from generator.finding import WARNING, Finding
from generator.text.near import near

SECTORS = (
    "政府",
    "政府办公厅",
    "政府办公室",
    "乡镇",
    "街道",
    "开发区",
    "发展和改革",
    "教育",
    "科学技术",
    "工业和信息化",
    "民族宗教",
    "民族事务",
    "宗教事务",
    "公安",
    "民政",
    "司法",
    "财政",
    "人力资源和社会保障",
    "自然资源",
    "生态环境",
    "住房和城乡建设",
    "城市管理",
    "交通运输",
    "水利",
    "农业农村",
    "畜牧兽医",
    "林业和草原",
    "园林绿化",
    "商务",
    "投资促进",
    "文化和旅游",
    "广播电视",
    "文物",
    "卫生健康",
    "中医药",
    "疾病预防控制",
    "退役军人事务",
    "应急管理",
    "消防救援",
    "审计",
    "外事",
    "侨务",
    "国有资产监督管理",
    "市场监督管理",
    "药品监督管理",
    "知识产权",
    "体育",
    "统计",
    "医疗保障",
    "金融监督管理",
    "粮食和物资储备",
    "能源",
    "乡村振兴",
    "信访",
    "机关事务管理",
    "政务服务",
    "数据",
    "人民防空",
    "海洋渔业",
    "港口和口岸",
    "公共资源交易",
    "住房公积金",
    "供销合作",
    "档案",
    "地方志",
    "残疾人事业",
    "税务",
    "海关",
    "海事",
    "移民管理",
    "气象",
    "地震",
    "邮政",
    "烟草专卖",
    "医疗机构",
    "学校",
    "供水",
    "供电",
    "供气",
    "供热",
    "公共交通",
    "环境卫生",
    "其他",
)
"""Departments of governments at all levels, bodies that report to their own ministry, and the
public utilities of article 55 of 《条例》. Bodies of a kind have one of these, so that the page of
a sector has them all; an archive names its own in `sectors` of site.yaml."""


def known_sectors(settings: Settings) -> tuple[str, ...]:
    """The common ones, and those that the archive adds."""
    return (*SECTORS, *settings.sectors)


def unknown_sector(agency: Agency, settings: Settings) -> Iterator[Finding]:
    """A warning where a sector is on no list, with the names it may have been meant for."""
    known = known_sectors(settings)
    if not agency.sector or agency.sector in known:
        return
    line, column = agency.sector_position
    meant = "、".join(near(agency.sector, known))
    asked = f"您是否想写 {meant}；" if meant else ""
    yield Finding(
        path=agency.path,
        line=line,
        column=column,
        rule="sector",
        severity=WARNING,
        message=f"领域“{agency.sector}”不在常用的领域中，不会和同类机关列在一起",
        hint=f"{asked}没有写错的，在 site.yaml 的 sectors 中加上",
    )
