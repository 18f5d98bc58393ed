"""Whose report a title says it is.

Names in full, in short, with and without their places; years in every spelling.
"""

import pytest

from generator.archive.agency import Agency, Alias, FormerName
from generator.archive.region import Region
from generator.archive.regions import Regions
from generator.rules.titles import is_named, names, other_offices, other_regions
from generator.text.stated_years import years_of

NAMES = {
    "410000": "河南省",
    "410400": "平顶山市",
    "410411": "湛河区",
    "410411001": "姚孟街道",
    "410425": "郏县",
    "150425": "克什克腾旗",
    "990102": "云川县",
    "410403": "新华区",
    "140502": "城区",
    "130104": "新华区",
}
REGIONS = Regions({code: Region(code, name) for code, name in NAMES.items()})
AGENCY = Agency(
    "410411",
    "gxj",
    "agency.yaml",
    "湛河区工信局",
    "工业和信息化",
    "department",
    formal_name="平顶山市湛河区工业和信息化局",
    aliases=(Alias("湛河区科技局"),),
    former_names=(FormerName("湛河区经信局", "2020"),),
)
PLACES = ("河南省", "平顶山市", "湛河区")


@pytest.mark.parametrize(
    "title",
    [
        "湛河区工信局2025年政府信息公开工作年度报告",
        "平顶山市湛河区工信局 2025 年政府信息公开工作年度报告",
        "河南省平顶山市湛河区工业和信息化局2025年政府信息公开工作年度报告",
        "湛河工信局2025年年报",
        "平顶山工信局2025年年报",
        "工信局2025年政府信息公开年报",
        "区工业和信息化局关于2025年政府信息公开工作的年度报告",
        "2025年度湛河区科技局政府信息公开工作年度报告",
        "关于湛河区经信局２０２５年政府信息公开工作年度报告",
        "湛河区工信局二〇二五年政府信息公开工作年度报告",
        "湛河区工信局（本级）2025年政府信息公开工作年度报告",
        "湛河区 工 信 局2025年政府信息公开工作年度报告",
    ],
)
def test_a_title_has_the_name_of_its_agency(title: str) -> None:
    """Any of its names, its places in full, in short or left out, however it is spaced."""
    assert is_named(title, names(AGENCY), PLACES)


@pytest.mark.parametrize(
    "title",
    [
        "云川县工信局2025年政府信息公开工作年度报告",
        "湛河区教育局2025年政府信息公开工作年度报告",
        "湛河区工信局下属企业服务中心2025年政府信息公开工作年度报告",
        "湛河区人民政府2025年政府信息公开工作年度报告",
        "2025年政府信息公开工作年度报告",
        "",
    ],
)
def test_the_title_of_another_body_has_not(title: str) -> None:
    """Its name in another place, or as the beginning of a longer one, is not its name."""
    assert not is_named(title, names(AGENCY), PLACES)


@pytest.mark.parametrize(
    ("text", "region", "found"),
    [
        ("平顶山市湛河区姚孟街道2025年", "410411", []),
        ("郏县2025年", "410411", ["郏县"]),
        ("城区2025年", "410411", []),
        ("云川县2025年", "410411", ["云川县"]),
        ("克什克腾旗2025年", "410411", ["克什克腾旗"]),
        ("新华区2025年", "410411", ["新华区"]),
        ("新华区2025年", "410400", []),
        ("新华区2025年", "130104", []),
        ("平顶山市湛河区2025年", "410000", []),
        ("云川县2025年", "000000", []),
        ("云川县2025年", "888888", []),
    ],
)
def test_another_place_is_one_that_neither_holds_the_region_nor_lies_in_it(
    text: str, region: str, found: list[str]
) -> None:
    """Names shared by several regions are the own one's; of an unknown region nothing is said."""
    assert list(other_regions(text, region, REGIONS)) == found


def test_an_opening_is_asked_for_public_bodies_of_other_places() -> None:
    """A place that is only mentioned is none."""
    opening = "与郏县相邻。现公布云川县财政局2025年报告，云川县政府网和湛河区政府网可以下载。"
    assert list(other_offices(opening, "410411", REGIONS)) == ["云川县财政局"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2025年", (2025,)),
        ("２０２５ 年", (2025,)),
        ("二〇二五年", (2025,)),
        ("二○二五年", (2025,)),
        ("二零二五年", (2025,)),
        ("一九九八年", (1998,)),
        ("某局2025政府信息公开工作年度报告", (2025,)),
        ("2024年至2025年", (2024, 2025)),
        ("12025年，二十五年，2025份", ()),
    ],
)
def test_a_year_is_read_in_every_spelling(text: str, years: tuple[int, ...]) -> None:
    """In digits of any width, in Han digits with any of the signs that stand for nought."""
    assert years_of(text) == years
