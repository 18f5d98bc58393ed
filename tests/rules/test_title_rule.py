"""What is wrong with a title is quoted."""

from dataclasses import replace

import pytest

from generator.archive.agency import Alias
from generator.archive.region import Region
from generator.archive.regions import Regions
from generator.content.regions import load_regions
from generator.rules import dossier as reading
from generator.rules.title import opening, title
from generator.rules.titles import is_named
from support.paths import CASES, CONTENT
from support.zeros import agency, report

REGIONS = Regions(
    {
        code: Region(code, name)
        for code, name in {"410411": "湛河区", "410425": "郏县", "410403": "卫东区"}.items()
    }
)
REPORT = "政府信息公开工作年度报告"
AUTONOMOUS = (CASES / "autonomous-regions.txt").read_text("utf-8").splitlines()
"Of each the short name, a space, and what that leaves out."
FOLDER = "核对报告是否放对了文件夹"


def said(printed: str) -> list[tuple[str, str]]:
    """What is said of a title of 湛河区工信局, which is called 湛河区经信局 too, in 2025."""
    filed = replace(report({}), title=printed)
    body = replace(agency(filed, name="湛河区工信局"), aliases=(Alias("湛河区经信局"),))
    return [(found.message, found.hint) for found in title(reading.dossier(body, [filed], REGIONS))]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (
            f"湛河区工信局2023年、2024年{REPORT}",
            ("标题写的是 2023 年，不是 2025 年",
             ("是 2023 年的报告，放到 2023.md；是标题录错了，改 title；"
             "原件的标题写错了，在 acknowledged 中写 title: 原件如此：（写明情况）")),
        ),
        (
            f"郏县、卫东区工信局2025年{REPORT}",
            (f"标题“郏县、卫东区工信局2025年{REPORT}”中的“郏县”、“卫东区”不是本地区的地名", FOLDER),
        ),
        (
            f"湛河区财政局2025年{REPORT}",
            (f"标题“湛河区财政局2025年{REPORT}”中没有本机关的名称“湛河区工信局”",
             f"{FOLDER}；是本机关的另一个名称，写进 agency.yaml 的 aliases"),
        ),
    ],
)  # fmt: skip
def test_a_wrong_title_is_told_by_its_first_word(printed: str, found: tuple[str, str]) -> None:
    """The first year it names, every place that is not its own, the name there should be."""
    assert said(printed) == [found]


@pytest.mark.parametrize("line", AUTONOMOUS)
def test_an_autonomous_region_is_named_without_its_peoples(line: str) -> None:
    """石林教育局 is that of 石林彝族自治县; a name cut off anywhere else is another's."""
    short, _, rest = line.partition(" ")
    name = short + rest
    assert is_named(f"{short}教育局2025年{REPORT}", [f"{name}教育局"], [name])
    assert not is_named(f"{name[:-1]}教育局2025年{REPORT}", [f"{name}教育局"], [name])


def test_every_autonomous_region_is_among_them() -> None:
    """Those of GB/T 2260."""
    regions, _ = load_regions(CONTENT)
    autonomous = {region.name for region in regions.values() if "自治" in region.name}
    assert {line.replace(" ", "") for line in AUTONOMOUS} == autonomous


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("郏县教育局财政局来访。", "郏县教育局"),
        ("郏县卫生健康委员会来访。", "郏县卫生健康委员会"),
        ("郏县县委来访。", "郏县县委"),
    ],
)
def test_the_body_of_another_place_is_named_in_full(words: str, office: str) -> None:
    """And no more than the first of several."""
    filed = replace(report({}), body=words)
    (found,) = opening(reading.dossier(agency(filed), [filed], REGIONS))
    assert (found.message, found.hint) == (f"正文开头写的是“{office}”，不是本地区的机关", FOLDER)
