"""What a table is, in plain words, in a file beside it: rows of a CSV have no room for them."""

from collections.abc import Mapping

from generator.archive.settings import NOTICE
from generator.site import urls
from generator.survey.overview import Survey


def words(survey: Survey, columns: Mapping[str, str]) -> str:
    """The text beside the coverage table; columns: each with what it says."""
    settings = survey.archive.settings
    lines = [
        f"{settings.title}：入档情况表",
        "",
        NOTICE,
        f"许可：{settings.licence}",
        "“不在本档案”只表示本档案没有收到，不表示机关没有公布。",
        f"更正和删除：{settings.base_url}{urls.REMOVAL}",
        f"撤回和隐去的报告：{settings.base_url}{urls.REMOVALS}",
        "",
        "文件：coverage.csv（UTF-8）",
        "",
        "各栏的意思：",
    ]
    lines += (f"{name}：{says}" for name, says in columns.items())
    return "".join(f"{line}\n" for line in lines)
