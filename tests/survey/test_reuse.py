"""How much of a text repeats an earlier one, and what is said of it."""

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import Options, build
from generator.content.narrative import narrative
from generator.survey.repeats import (
    COMPARED,
    SHINGLE,
    SHORTEST,
    Repetition,
    repetitions,
    side_by_side,
)
from support.paths import SAMPLE

LONG = (
    "2023年，本局坚持以公开为常态、不公开为例外，围绕群众关心的事项主动公开政府信息，全年发布信息一百二十条。"
    "明确分工，责任到人；规范办理依申请公开，按照法定时限答复；加强平台建设，及时更新栏目内容，确保链接有效；"
    "强化监督保障，定期开展自查，发现问题立即整改，公众满意度有所提高。"
)
OTHER = "".join(chr(0x4E00 + n) for n in range(200))
TEXTS = st.lists(
    st.text(st.sampled_from("甲乙丙 2025年，"), max_size=60).map(str.strip), min_size=1, max_size=5
)


def body(text: str, heading: str = "一、总体情况") -> str:
    """A narrative of one section."""
    return f"## {heading}\n\n{text}\n"


def found(now: str, before: str, heading: str = "一、总体情况") -> list[Repetition]:
    """What of one section repeats the other."""
    return list(repetitions(narrative(body(now, heading)), narrative(body(before))))


@pytest.mark.parametrize(
    ("now", "percent"),
    [
        (LONG, 100),
        (LONG.replace("2023年", "2025年"), 100),
        (LONG.replace("2023年", " 2025 年").replace("。", "。\n"), 100),
        (OTHER, 0),
        (LONG[: len(LONG) // 2] + OTHER[: len(LONG) - len(LONG) // 2], 49),
    ],
    ids=["same", "another year", "other spaces", "different", "half"],
)
def test_the_share_is_that_of_this_reports_characters(now: str, percent: int) -> None:
    """Which year is named and where lines break make no difference."""
    (item,) = found(now, LONG)
    assert item.percent == percent


def test_a_number_that_is_no_year_makes_a_difference() -> None:
    """2023件 is a figure, not a year."""
    (item,) = found(LONG.replace("2023年", "2024件"), LONG.replace("2023年", "2023件"))
    assert item.percent < 100


def test_nothing_is_said_of_a_short_section() -> None:
    """One character decides; spaces do not count."""
    text = OTHER[:SHORTEST]
    assert len(found(text, LONG)) == 1
    assert found(text[:-1], LONG) == []
    assert found(" ".join(text[:-1]), LONG) == []


def test_sections_are_met_by_their_number_or_heading() -> None:
    """A section that the earlier report does not have is compared with nothing."""
    assert len(found(LONG, LONG, "一、概况")) == 1
    assert found(LONG, LONG, "五、存在的主要问题") == []
    assert found(LONG, LONG, "附件") == []


def test_runs_shorter_than_a_shingle_do_not_count() -> None:
    """Nor do runs reach from one paragraph into the next."""
    piece = LONG[: SHINGLE - 1]
    (item,) = found(piece + OTHER, LONG)
    assert item.percent == 0
    split = "\n\n".join(LONG[n : n + SHINGLE - 1] for n in range(0, len(LONG), SHINGLE - 1))
    (item,) = found(split, LONG)
    assert item.percent == 0


@given(now=TEXTS, before=TEXTS)
def test_side_by_side_says_every_word_of_both(now: list[str], before: list[str]) -> None:
    """Cut in runs and put together again each paragraph is as it was.

    The marks are as many as the share says.
    """
    item = Repetition("s1", "", 0, tuple(now), tuple(before))
    for paragraphs, columns in zip((now, before), side_by_side(item), strict=True):
        assert ["".join(run.text for run in runs) for runs in columns] == paragraphs
        assert all(one.same != other.same for runs in columns for one, other in pairwise(runs))


def archive(tmp_path: Path, now: str, before: str) -> Path:
    """The sample archive with two reports of an agency that say this, two years apart; its site."""
    content = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    for year, text in ((2023, before), (2025, now)):
        path = content / "reports" / "990101" / "gxj" / f"{year}.md"
        changed = re.sub(
            r"(?s)(## 一、总体情况\n\n).*?(\n\n## )",
            rf"\g<1>{text}\2",
            path.read_text("utf-8"),
            count=1,
        )
        path.write_text(changed, "utf-8")
    assert build(Options(content, tmp_path / "site", search=False)).published
    return tmp_path / "site" / "990101" / "gxj" / "2025"


def test_a_page_beside_the_report_shows_what_both_say(tmp_path: Path) -> None:
    """From the stated share on; it says how it is measured, and passes no judgement."""
    folder = archive(
        tmp_path, LONG.replace("2023年", "2025年").replace("立即整改", "限期整改"), LONG
    )
    text = (folder / "index.html").read_text("utf-8")
    (percent,) = re.findall(r"与上一份报告相同的文字约占 ([0-9]+)%", text)
    assert COMPARED <= int(percent) < 100
    assert "2025/compare/" in text
    page = (folder / "compare" / "index.html").read_text("utf-8")
    assert f"约占 {percent}%" in page
    assert f"不足 {SHORTEST} 字" in page
    assert f"连续 {SHINGLE} 个字" in page
    assert page.count("（相同）") == page.count("<mark>") - 1 > 1


def test_below_that_share_there_is_a_figure_and_no_page(tmp_path: Path) -> None:
    """Nor a link to one."""
    folder = archive(tmp_path, LONG[:40] + OTHER[:160], LONG)
    text = (folder / "index.html").read_text("utf-8")
    assert re.search(r"与上一份报告相同的文字约占 [0-9]+%", text)
    assert "compare/" not in text
    assert not (folder / "compare").exists()
