"""Which documents there are: the one list that the index and the description are made from."""

from typing import NamedTuple

from generator.site import urls


class Kind(NamedTuple):
    """A kind of document."""

    id: str
    address: str
    "Relative to the site's root, with {names} for what differs."
    schema: str
    summary: str
    "In English, as descriptions of interfaces have it."
    says: str
    is_paged: bool = False

    @property
    def page(self) -> str:
        """The address of its second page and of those behind."""
        return f"{self.address.removesuffix('.json')}-{{page}}.json"


KINDS = (
    Kind("index", urls.API_INDEX, "Index", "What there is", "接口有哪些文件，词的意思，承诺"),
    Kind(
        "form",
        urls.API_FORM,
        "Form",
        "The statutory form: cells and identities",
        "统一表式：每一格的编号、含义、条文，每一项勾稽关系",
    ),
    Kind(
        "rules",
        urls.API_RULES,
        "Rules",
        "Every rule, and how many reports satisfy it",
        "每一条核验规则，依据，本档案中符合和不符合的报告数",
    ),
    Kind(
        "regions",
        urls.API_REGIONS,
        "Regions",
        "The regions that hold an agency",
        "有机关的地区，连同上级",
        is_paged=True,
    ),
    Kind(
        "agencies",
        urls.API_AGENCIES,
        "Agencies",
        "The agencies, their names and their reports",
        "机关，名称，前身和后继，各年报告的编号",
        is_paged=True,
    ),
    Kind(
        "report",
        f"{{region}}/{{agency}}/{{year}}/{urls.RECORD}",
        "Report",
        "A report, whole: every cell, every finding, its words",
        "一份报告：每一格和状态、核验结果、来源、更正、正文",
    ),
    Kind(
        "region-year",
        urls.API + "regions/{region}/{year}.json",
        "RegionYear",
        "The reports of a region and all below it on a year",
        "一个地区连同下级某一年度的报告；全国是 000000",
        is_paged=True,
    ),
    Kind(
        "findings",
        urls.API + "findings/{year}.json",
        "Findings",
        "The identities that fail, or cannot be assessed, on a year",
        "某一年度的报告中不成立的和无法核验的关系",
        is_paged=True,
    ),
    Kind(
        "changes",
        urls.API_CHANGES,
        "Changes",
        "What was archived, corrected, redacted and withdrawn",
        "入档、更正、隐去和撤回，最近的在前",
        is_paged=True,
    ),
)
