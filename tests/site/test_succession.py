"""One body goes on where another ended.

Shown on both pages when both files say it, on neither when one does.
"""

import re
from pathlib import Path

import pytest

from generator.build import Options, build, examine
from generator.finding import ERROR

pytestmark = pytest.mark.usefixtures("in_archive")

REPORTS = Path("content/reports/990101")


def say(agency: str, name: str, words: str) -> None:
    """Write an agency's file; the words about its succession begin on line 4."""
    folder = REPORTS / agency
    folder.mkdir(exist_ok=True)
    (folder / "agency.yaml").write_text(
        f"name: {name}\nsector: 教育\nkind: department\n{words}", "utf-8"
    )


def findings() -> list[str]:
    """What `check` says, without the folder that all of it stands in."""
    _, found = examine(Path("content"))
    return [str(item).removeprefix(f"{REPORTS}/") for item in found]


def said_on(agency: str) -> dict[str, list[str]]:
    """What the page of an agency says of its succession."""
    result = build(Options(Path("content"), Path("site"), search=False))
    assert result.published, result.findings
    page = Path(f"site/990101/{agency}/index.html").read_text("utf-8")
    said = re.findall(r"<dt>(前身|职能转入)</dt>(.*?)</div>", page, re.DOTALL)
    return {term: re.findall(r"<a [^>]*>([^<]*)</a>", names) for term, names in said}


def test_what_both_say_stands_on_both_pages() -> None:
    """With no finding."""
    say("jyj", "清河区教育局", "succeeds: 990101/jw\n")
    say("jw", "清河区教委", "succeeded_by: 990101/jyj\n")
    assert findings() == []
    assert said_on("jyj") == {"前身": ["清河区教委"]}
    assert said_on("jw") == {"职能转入": ["清河区教育局"]}


def test_what_one_says_stands_on_neither_page_and_is_a_finding_where_it_is_said() -> None:
    """The finding says what the other file would have to say."""
    say("jyj", "清河区教育局", "succeeds: 990101/jw\n")
    say("jw", "清河区教委", "")
    (found,) = findings()
    assert found == (
        "jyj/agency.yaml:4:11: warning succession: 前身是 清河区教委（990101/jw），"
        "只有这里写了，两个机关的页面都不显示。"
        "属实的，在 content/reports/990101/jw/agency.yaml 的 succeeded_by 中写上 990101/jyj"
    )
    assert (said_on("jyj"), said_on("jw")) == ({}, {})
    say("jyj", "清河区教育局", "")
    say("jw", "清河区教委", "succeeded_by: [990101/jyj]\n")
    (found,) = findings()
    assert found == (
        "jw/agency.yaml:4:16: warning succession: 职能转入 清河区教育局（990101/jyj），"
        "只有这里写了，两个机关的页面都不显示。"
        "属实的，在 content/reports/990101/jyj/agency.yaml 的 succeeds 中写上 990101/jw"
    )
    assert (said_on("jyj"), said_on("jw")) == ({}, {})


def test_bodies_merge_and_divide() -> None:
    """Both keys take a list; each page names them in the order its own file has."""
    say("jyj", "清河区教育体育局", "succeeds: [990101/tyj, 990101/jw]\n")
    say("kxj", "清河区科学技术局", "succeeds: 990101/jw\n")
    say("jw", "清河区教委", "succeeded_by:\n  - 990101/kxj\n  - 990101/jyj\n")
    say("tyj", "清河区体育局", "succeeded_by: 990101/jyj\n")
    assert [item for item in findings() if "succession" in item] == []
    assert said_on("jyj") == {"前身": ["清河区体育局", "清河区教委"]}
    assert said_on("kxj") == {"前身": ["清河区教委"]}
    assert said_on("jw") == {"职能转入": ["清河区科学技术局", "清河区教育体育局"]}


def test_what_a_merged_body_carries_in_is_held_against_no_single_predecessor() -> None:
    """Nor against their sum: what went elsewhere is in neither file. It is not verified."""
    say("jyj", "清河区教育体育局", "succeeds: [990101/tyj, 990101/jw]\n")
    old = (REPORTS / "jyj/2023.md").read_text("utf-8")
    zeros = "[     0,        0,        0,        0,        0,    0,    0]"
    some = "[     5,        0,        0,        0,        0,    0,    5]"
    rows = [
        line for line in old.splitlines() if line.startswith(("  carried_in:", "  carried_over"))
    ]
    text = old.replace("清河区教育局", "清河区教育体育局")
    for row in rows:
        assert zeros in row
        text = text.replace(row, row.replace(zeros, some))
    (REPORTS / "jyj/2023.md").write_text(text, "utf-8")
    for agency, name in (("tyj", "清河区体育局"), ("jw", "清河区教委")):
        say(agency, name, "succeeded_by: 990101/jyj\n")
        last = old.replace("清河区教育局2023", f"{name}2022").replace("清河区教育局", name)
        (REPORTS / agency / "2022.md").write_text(last, "utf-8")
    assert [item for item in findings() if "carried" in item or "succession" in item] == []
    assert said_on("jyj") == {"前身": ["清河区体育局", "清河区教委"]}
    page = Path("site/990101/jyj/2023/index.html").read_text("utf-8")
    assert "接不上" not in page
    assert "没有上一年" in Path("site/990101/jyj/reports.csv").read_text("utf-8")


def test_a_body_that_cannot_be_one_is_named_where_it_stands() -> None:
    """Not in the archive, the agency itself, the same twice, no key at all."""
    say(
        "jyj",
        "清河区教育局",
        "succeeds:\n  - 990101/none\n  - 990101/jyj\n  - 990101/jw\n  - 990101/jw\n",
    )
    say("jw", "清河区教委", "succeeded_by: [990101/jyj, 410411, null]\n")
    key = "区划代码/机关，如 410411/jmj"
    add = "核对有没有写错；没有写错的，先添加这个机关"
    assert findings() == [
        f"jw/agency.yaml:4:28: error shape: succeeded_by 为“410411”，应为 {key}",
        "jw/agency.yaml:4:36: error shape: succeeded_by 不能为空",
        f"jyj/agency.yaml:5:5: error succession: 前身机关 990101/none 不在本档案中。{add}",
        "jyj/agency.yaml:6:5: error succession: 前身机关 990101/jyj 就是本机关。删去",
        "jyj/agency.yaml:8:5: error succession: 前身机关 990101/jw 写了两次。只留一处",
    ]


@pytest.mark.parametrize(
    "nothing", ["", "succeeds: null\nsucceeded_by: null\n", "succeeds: []\nsucceeded_by: []\n"]
)
def test_most_bodies_say_nothing_of_it(nothing: str) -> None:
    """Neither a finding nor a word on the page."""
    say("jyj", "清河区教育局", nothing)
    assert findings() == []
    assert said_on("jyj") == {}


def test_a_name_of_another_place_in_the_archive_is_not_touched_by_a_stranger() -> None:
    """An agency of another region says it was there before; nothing of it is published."""
    other = Path("content/reports/990102/zm")
    other.mkdir(parents=True)
    words = (
        "name: 云川县照明局\nsector: 其他\nkind: department\n"
        "succeeded_by: 990101/jyj\nsucceeds: 990101/jyj\n"
    )
    (other / "agency.yaml").write_text(words, "utf-8")
    _, found = examine(Path("content"))
    assert [(item.path, item.line, item.rule) for item in found] == [
        ("content/reports/990102/zm/agency.yaml", 4, "succession"),
        ("content/reports/990102/zm/agency.yaml", 5, "succession"),
    ]
    assert not [item for item in found if item.severity == ERROR]
    assert said_on("jyj") == {}
    assert "照明" not in Path("site/990101/jyj/index.html").read_text("utf-8")
