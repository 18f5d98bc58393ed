"""What a body does is said as others of its kind say it."""

import re
from pathlib import Path

import pytest

from generator.content.outline import outline
from generator.content.sectors import SECTORS
from generator.text.near import near
from support import small_archives
from support.small_archives import Body


def said(content: Path, sector: str) -> list[str]:
    """What is said of an archive whose one body has this sector."""
    file = content / "reports" / "990101" / "jyj" / "agency.yaml"
    text = file.read_text("utf-8").replace("sector: 其他", f"sector: {sector}")
    file.write_text(text, "utf-8")
    found = outline(content).findings
    return [str(finding).removeprefix(f"{content}/reports/990101/") for finding in found]


@pytest.mark.parametrize(
    ("sector", "meant"),
    [
        ("工业信息化", "您是否想写 工业和信息化；"),
        ("工信", "您是否想写 工业和信息化；"),
        ("教育局", "您是否想写 教育；"),
        ("人社", "您是否想写 人力资源和社会保障；"),
        ("什么", ""),
    ],
)
def test_a_sector_on_no_list_is_pointed_out(tmp_path: Path, sector: str, meant: str) -> None:
    """A warning: nobody is kept from publishing by a list of ours."""
    content = small_archives.write(tmp_path / "content", {"990101/jyj": Body()})
    expected = (
        f"jyj/agency.yaml:2:9: warning sector: 领域“{sector}”不在常用的领域中，"
        f"不会和同类机关列在一起。{meant}没有写错的，在 site.yaml 的 sectors 中加上"
    )
    assert said(content, sector) == [expected]


def test_an_archive_names_its_own(tmp_path: Path) -> None:
    """They are suggested as well."""
    site = "sectors: [茶产业]\n"
    content = small_archives.write(tmp_path / "content", {"990101/jyj": Body()}, site)
    assert said(content, "茶产业") == []
    content = small_archives.write(tmp_path / "other", {"990101/jyj": Body()}, site)
    assert "您是否想写 茶产业" in said(content, "茶叶产业")[0]


def test_sectors_of_an_archive_are_a_list_of_names(tmp_path: Path) -> None:
    """Anything else is an error at its place."""
    bodies = {"990101/jyj": Body()}
    for number, (site, expected) in enumerate(
        [
            ("sectors: 茶产业\n", "sectors 应为列表，如 [甲, 乙]；没有就写 []"),
            ("sectors: [~]\n", "sectors 不能为空"),
            ("sectors: [[茶]]\n", "sectors 应为一行文字。含逗号、括号或冒号的文字加引号"),
        ]
    ):
        content = small_archives.write(tmp_path / str(number), bodies, site)
        assert [finding.advice for finding in outline(content).findings] == [expected]


def test_the_common_sectors_are_named_once() -> None:
    """No two of one spelling."""
    assert len(set(SECTORS)) == len(SECTORS)


def test_they_are_offered_where_a_new_body_is_filled_in(sample_site: Path) -> None:
    """In the order of the list; whoever does something else types it."""
    page = (sample_site / "contribute" / "entry" / "index.html").read_text("utf-8")
    listed = page.partition('<datalist id="sectors">')[2].partition("</datalist>")[0]
    assert tuple(re.findall(r'<option value="([^"]*)">', listed)) == SECTORS


def test_near_names_are_few_and_the_nearest_first() -> None:
    """None of nothing, none of what is like none of them."""
    names = ("甲乙丙丁", "甲乙丙", "甲丙", "戊")
    assert near("甲丙", names) == ("甲丙", "甲乙丙", "甲乙丙丁")
    assert near("甲丙", names, 1) == ("甲丙",)
    assert near("", names) == ()
    assert near("己", names) == ()
