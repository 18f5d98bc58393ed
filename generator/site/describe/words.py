"""What every description says of the whole archive, once."""

from collections.abc import Collection

from generator.archive.settings import NOTICE, Settings

TITLE = "全部年报数据"
ENGLISH = "Annual reports on the disclosure of government information by public bodies in China"
KEYWORDS = (
    "政府信息公开",
    "年度报告",
    "依申请公开",
    "行政复议",
    "freedom of information",
    "open government",
    "China",
)
PLACE = "中国"
LANGUAGE = "zh-CN"
LICENCE = "许可"
SOURCES = "各行政机关公布的政府信息公开工作年度报告"


def title(settings: Settings) -> str:
    """What the data are called where nothing says whose they are."""
    return f"{settings.title}：{TITLE}"


def description(years: Collection[int]) -> str:
    """What they are, and of which years; longer than programs that list data sets ask for."""
    return (
        f"中国行政机关 {spoken(years)} 年度的政府信息公开工作年度报告，"
        "每份报告三张法定表格的每一格。"
        "没有数字的格写明原因：原件留空、副本缺失、已撤回、表式没有，都不作 0 计。"
        f"每份报告都按表格自己的勾稽关系核验过，对不上的照录并注明。{NOTICE}"
    )


def spoken(years: Collection[int]) -> str:
    """From the first to the last: 2019—2025; of one, that one."""
    first = min(years)
    last = max(years)
    return str(first) if first == last else f"{first}—{last}"


def interval(years: Collection[int]) -> str:
    """The same as ISO 8601 has it: 2019/2025."""
    return f"{min(years)}/{max(years)}"
