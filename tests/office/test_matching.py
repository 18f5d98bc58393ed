"""Whose a file is: what its title names; what is in doubt is said."""

import pytest

from generator.archive.region import Region
from generator.archive.regions import Regions
from generator.office.matching import Matcher
from generator.office.paper import Paper
from generator.office.roster import Body

REGIONS = Regions({"990100": Region("990100", "安宁市"), "990101": Region("990101", "清河区")})
EDUCATION = Body("990101", "jyj", "清河区教育局", ("区教体局",))
OFFICE = Body("990101", "zsb", "清河区教育局招生办公室")
HEALTH = Body("990101", "wjw", "清河区卫生健康局", ("卫健委",))
LABOUR = Body("990101", "rsj", "清河区人力资源和社会保障局")
GOVERNMENT = Body("990101", "zf", "清河区人民政府", kind="government")
CABINET = Body("990101", "zfb", "清河区人民政府办公室")
BODIES = [EDUCATION, OFFICE, HEALTH, LABOUR, GOVERNMENT, CABINET]


def paper(title: str, name: str = "1.docx", stated: str = "") -> Paper:
    """A file that has been read."""
    return Paper(name, "", "text", 2025, title, stated, ())


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("清河区教育局2025年政府信息公开工作年度报告", EDUCATION),
        ("教育局2025年政府信息公开工作年度报告", EDUCATION),
        ("安宁市清河区教育局2025年政府信息公开工作年度报告", EDUCATION),
        ("2025年区教体局政府信息公开工作年度报告", EDUCATION),
        ("清河区教育局招生办公室2025年政府信息公开工作年度报告", OFFICE),
        ("清河区人力资源和社会保障局2025年政府信息公开工作年度报告", LABOUR),
        ("清河区人民政府2025年政府信息公开工作年度报告", GOVERNMENT),
        ("清河区人民政府办公室2025年政府信息公开工作年度报告", CABINET),
    ],
)
def test_a_title_names_one_body(title: str, body: Body) -> None:
    """In full, without its place, by another name; a longer name is not the shorter one's."""
    match = Matcher(BODIES, REGIONS).match(paper(title))
    assert (match.body, match.partners, match.doubt) == (body, (), "")


@pytest.mark.parametrize(
    "names", ["清河区教育局、清河区卫生健康局", "清河区教育局和卫生健康局", "教育局与卫健委"]
)
def test_bodies_that_file_jointly_are_named_one_behind_another(names: str) -> None:
    """The first holds the report; the place need not stand before each."""
    title = f"{names}2025年政府信息公开工作年度报告"
    match = Matcher(BODIES, REGIONS).match(paper(title))
    assert (match.body, match.partners) == (EDUCATION, (HEALTH,))


@pytest.mark.parametrize(
    ("given", "doubt"),
    [
        (
            paper("清河区教育局关于清河区卫生健康局2025年信息公开的说明"),
            (
                "标题“清河区教育局关于清河区卫生健康局2025年信息公开的说明”分不清是哪一家："
                "清河区教育局、清河区卫生健康局。请把名称写全"
            ),
        ),
        (
            paper("云川县教育局2025年政府信息公开工作年度报告", "清河区卫生健康局.docx"),
            (
                "标题“云川县教育局2025年政府信息公开工作年度报告”里没有名册上的机关；"
                "看文件名像是清河区卫生健康局的，是的话把标题里的名称写进名册的“别称”"
            ),
        ),
        (
            paper("高新区2025年政府信息公开工作年度报告"),
            (
                "标题“高新区2025年政府信息公开工作年度报告”里没有名册上的机关；"
                "是名册上的机关，把标题里的名称写进“别称”"
            ),
        ),
        (
            paper("清河区教育局2025年政府信息公开工作年度报告", stated="清河区卫生健康局"),
            "标题是清河区教育局的，填报表的机关名称写的是“清河区卫生健康局”",
        ),
    ],
    ids=["two", "another place", "nobody", "another in its field"],
)
def test_a_doubt_is_said_and_nothing_is_guessed(given: Paper, doubt: str) -> None:
    """The file is nobody's; its name is only a hint for people."""
    match = Matcher(BODIES, REGIONS).match(given)
    assert (match.body, match.doubt) == (None, doubt)
