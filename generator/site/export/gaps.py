"""缺口清单 as tables: of each region that has one, and of the whole archive."""

from collections.abc import Iterable, Iterator

from generator.site import urls
from generator.site.export.table import table
from generator.survey.overview import Survey
from generator.survey.unseen import Unseen, wanted

COLUMNS = {
    "地区代码": "本档案还没有见到这个机关的地区",
    "地区": "该地区的名称",
    "领域": "机关的领域",
    "机关类别": "机关的类别",
    "同级地区": "本档案收有机关的其他同级地区，共几个",
    "其中有的": "其中几个地区有这样的机关",
    "例如": "其中一个地区的机关",
    "例如的网址": "该机关的页面",
}
"Column → what it says."


def gaps(survey: Survey) -> Iterator[tuple[str, str]]:
    """Name and text of each; a region without anything to look for has none."""
    for code, below in wanted(survey).items():
        yield urls.gaps(code), table(COLUMNS, _rows(survey, below))


def _rows(survey: Survey, below: Iterable[Unseen]) -> Iterator[tuple[str | int, ...]]:
    base_url = survey.archive.settings.base_url
    for each in below:
        example = each.examples[0]
        yield (
            each.region.code,
            each.region.name,
            each.sector,
            each.kind,
            each.siblings,
            len(each.examples),
            example.name,
            base_url + urls.agency(example),
        )
