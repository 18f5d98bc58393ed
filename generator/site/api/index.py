"""What there is: `index.json`, where a program begins. It has the promise and the changelog."""

from generator.site import urls
from generator.site.api.catalogue import KINDS
from generator.site.api.document import VERSION, document
from generator.site.api.vocabulary import WORDS
from generator.survey.overview import Survey

PROMISE = (
    "v1 的网址、字段名、编号和状态的写法不改变，不删去，也不换意思。",
    "v1 以后只增加：新的字段、新的文件、新的词。程序应当略过不认识的字段。",
    "要作不相容的改动，另出 v2，地址是 /api/v2/；v1 的地址继续可用。",
    "报告、机关、地区、格、关系和规则的编号不会改作他用。已撤回的报告，网址和编号保留。",
    "没有值的格一定写明状态：留空、缺失、已撤回是三回事，都不是 0。",
    "一页最多列多少项可以改变；总数在 total，下一页在 next。",
)
CHANGELOG = (
    {
        "version": VERSION,
        "changes": [
            "地区、年度：与别处的机关联合编制、由别处收存的报告，另列（held_elsewhere）。",
            "只有这种报告的年度也有文件，也列在地区的 years。",
        ],
    },
    {
        "version": "1.1",
        "changes": [
            "form.json：各个表式的表、行、列（tables），算式里各格的名称（name），各部分的表（table）。",
            "报告的来源：原件的文件名（file），网页快照（snapshots）。",
        ],
    },
    {"version": "1.0", "changes": ["第一版。"]},
)
"The newest version first."


def index(survey: Survey) -> str:
    """The text of the document."""
    archive = survey.archive
    settings = archive.settings
    listed = (
        {"id": kind.id, "url": settings.base_url + kind.address, "says": kind.says}
        for kind in KINDS
    )
    told = {
        "title": settings.title,
        "url": settings.base_url,
        "openapi": settings.base_url + urls.OPENAPI,
        "counts": {
            "reports": sum(map(len, survey.standings.values())),
            "withdrawn": survey.withdrawn(archive.agencies),
            "agencies": len(archive.agencies),
            "regions": len(survey.below),
        },
        "years": survey.years,
        "documents": list(listed),
        "words": WORDS,
        "promise": PROMISE,
        "changelog": CHANGELOG,
    }
    return document(settings, told)
