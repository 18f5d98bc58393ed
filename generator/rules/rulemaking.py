"""规章 are made by few: ministries, and governments of provinces and of cities with districts."""

from collections.abc import Iterator

from generator.archive.agency import GOVERNMENT, Agency
from generator.archive.region import Region
from generator.finding import Finding
from generator.rules.dossier import Dossier
from generator.rules.rule import rule

CITY = ("市", "自治州")
"What 设区的市 and 自治州 end with; 盟 and 地区 are of the same level and make none."
OFFICE = "人民政府办公"
"In the name of the office that files for its government."
HINT = "核对原件：可能把上级的规章，或者本机关的行政规范性文件，填进了这一行"


@rule(
    "rulemaking",
    "谁能制定规章",
    "规章只能由国务院部门和省、自治区、直辖市、设区的市、自治州的人民政府制定。"
    "别的机关这一行大于 0 的，只提示。",
    source="《中华人民共和国立法法》第九十一条、第九十三条",
)
def rulemaking(dossier: Dossier) -> Iterator[Finding]:
    """Bodies that count 规章 and can make none."""
    region = dossier.regions.get(dossier.agency.region)
    if region is None or _may_make(dossier.agency, region):
        return
    for report in dossier.reports:
        for cell in report.form.reserved:
            stated = report.figures[cell]
            if isinstance(stated, int) and stated > 0:
                name = report.form.cells[report.form.index[cell]].name
                message = f"{name} 为 {stated}，本机关不能制定规章（立法法第九十一条、第九十三条）"
                yield rulemaking.warning(report.path, report.figures.place(cell), message, HINT)
                break


def _may_make(agency: Agency, region: Region) -> bool:
    if region.level == "国家":
        return True
    if agency.kind != GOVERNMENT and OFFICE not in agency.name:
        return False
    return region.level == "省级" or (region.level == "市级" and region.name.endswith(CITY))
