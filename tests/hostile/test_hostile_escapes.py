"""What a file says only after it is decoded.

The escapes of YAML, the entities and addresses of Markdown.
"""

from pathlib import Path

import pytest

from generator.build import examine
from generator.content.malformed import MalformedError
from generator.content.yaml_parser import parse

pytestmark = pytest.mark.usefixtures("in_archive")

AGENCY = Path("content/reports/990101/jyj/agency.yaml")
REPORT = Path("content/reports/990101/jyj/2023.md")

ESCAPES = {
    r"\0": "控制字符 U+0000",
    r"\e[2J": "控制字符 U+001B",
    r"\x0b": "控制字符 U+000B",
    r"\x9b2J": "控制字符 U+009B",
    r"\N": "控制字符 U+0085",
    r"\r": "控制字符 U+000D",
    r"\u202e": "改变文字方向的控制符 U+202E",
    r"\u2067": "改变文字方向的控制符 U+2067",
    r"\u115f": "看不见的字符 U+115F",
    r"\u3164": "看不见的字符 U+3164",
    r"\u2800": "看不见的字符 U+2800",
    r"\xad": "看不见的字符 U+00AD",
    r"\L": "看不见的字符 U+2028",
    r"\U000e0041": "看不见的字符 U+E0041",
    r"\ufdd0": "不是字符的编码 U+FDD0",
    r"\U0001ffff": "不是字符的编码 U+1FFFF",
    r"\u200b": "零宽字符 U+200B",
    r"\ue000": "自造字 U+E000",
    r"\u2f2f": "形近的部首或兼容字 U+2F2F",
}
"An escape of YAML → what the finding says it is."


def found() -> list[str]:
    """Every finding of the archive."""
    return [str(finding) for finding in examine(Path("content"))[1]]


def change(path: Path, before: str, after: str) -> None:
    """Replace what stands once in a file."""
    text = path.read_text("utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), "utf-8")


@pytest.mark.parametrize("escape", ESCAPES)
def test_an_escape_of_a_name_is_looked_at_as_what_it_says(escape: str) -> None:
    """One finding, at the value, which says what to write instead."""
    AGENCY.write_text(f'name: "教{escape}育局"\nsector: 教育\nkind: department\n', "utf-8")
    what = f"引号里的转义写出了{ESCAPES[escape]}。删去这个转义，直接写出看得见的文字"
    assert found() == [f"{AGENCY}:1:7: error characters: {what}"]


PLACES = {
    "a key": (REPORT, "published: null", '"publi\\u202eshed": null', "4:1"),
    "a kind": (AGENCY, "kind: department", 'kind: "\\e[2Jdepartment"', "5:7"),
    "a region": (Path("content/regions.yaml"), "示例省", '"示例\\u202e省"', "2:18"),
    "the archive's title": (Path("content/site.yaml"), "", 'title: "档\\u202e案"\n', "1:8"),
}
"Where an escape stands → file, text before and after, line and column of the finding."


@pytest.mark.parametrize("place", PLACES)
def test_an_escape_is_found_in_every_yaml_file(place: str) -> None:
    """Keys too; the rest of the file is not read then."""
    path, before, after, position = PLACES[place]
    if before:
        change(path, before, after)
    else:
        path.write_text(after, "utf-8")
    errors = [line for line in found() if line.startswith(f"{path}:")]
    assert [line.split(": ")[0] for line in errors] == [f"{path}:{position}"]
    assert "引号里的转义写出了" in errors[0]


def test_a_lone_surrogate_is_no_value() -> None:
    """The parser refuses it, and so does whoever looks at characters."""
    with pytest.raises(MalformedError):
        parse('name: "\\ud800"')


NARRATIVES = {
    "&#x202e;甲": (1, "改变文字方向的控制符 U+202E"),
    "甲&rlm;乙": (2, "改变文字方向的控制符 U+200F"),
    "**甲&#8238;**": (4, "改变文字方向的控制符 U+202E"),
    "[甲](https://example.org/ '乙&#x202e;')": (28, "改变文字方向的控制符 U+202E"),
    "[甲&#x3164;](https://example.org/)": (3, "看不见的字符 U+3164"),
    "![甲&#x202e;](https://example.org/a.png)": (4, "改变文字方向的控制符 U+202E"),
    "![甲](https://example.org/%E2%80%AEgnp.a)": (26, "改变文字方向的控制符 U+202E"),
    "<https://example.org/%E2%80%AEgnp.a>": (22, "改变文字方向的控制符 U+202E"),
    "[甲](https://example.org/&#x202e;)": (25, "改变文字方向的控制符 U+202E"),
    "### 甲&shy;乙": (6, "看不见的字符 U+00AD"),
    "- 甲\n- 乙\n\n> 丙&InvisibleTimes;丁": (4, "看不见的字符 U+2062"),
    "|甲|乙|\n|-|-|\n|一&#x202e;|二|": (3, "改变文字方向的控制符 U+202E"),
    "甲&#27;[2J&#xfdd1;&#xd800;乙": (0, ""),
}
"""A narrative → the column of the escape in its line, and what it is.

Nothing where Markdown makes U+FFFD of it.
"""


@pytest.mark.parametrize("narrative", NARRATIVES)
def test_a_narrative_is_looked_at_as_a_reader_gets_it(narrative: str) -> None:
    """Entities and percent signs in words, titles, alternative texts and addresses."""
    head = REPORT.read_text("utf-8").split("\n---\n")[0]
    REPORT.write_text(f"{head}\n---\n\n{narrative}\n", "utf-8")
    line = head.count("\n") + 4 + narrative.count("\n")
    column, what = NARRATIVES[narrative]
    errors = [line for line in found() if " error " in line]
    message = f"正文里的转义写出了{what}。删去这个转义，直接写出看得见的文字"
    said = f"{REPORT}:{line}:{column}: error characters: {message}"
    assert errors == ([said] if what else [])


def test_code_shows_an_entity_as_it_is_written() -> None:
    """Nothing is decoded there, and nothing is said."""
    with REPORT.open("a", encoding="utf-8") as file:
        file.write("\n`&#x202e;` 与\n\n    &#x202e;\n\n甲 &nbsp; &lt; &amp; 乙 %20\n")
    assert found() == []


def test_a_warning_of_an_escape_is_a_warning() -> None:
    """What is only doubted as it is, is only doubted as an entity.

    A plain page with it is still there.
    """
    (Path("content") / "pages").mkdir()
    Path("content/pages/other.md").write_text("# 甲\n\n乙&#8203;丙\n", "utf-8")
    survey, findings = examine(Path("content"))
    said = "正文里的转义写出了零宽字符 U+200B。删去这个转义，直接写出看得见的文字"
    assert [str(finding) for finding in findings] == [
        f"content/pages/other.md:3:2: warning characters: {said}"
    ]
    assert [page.id for page in survey.archive.pages] == ["other"]


def test_escapes_without_end_are_one_finding_a_kind() -> None:
    """Each of thousands of them another character."""
    head = REPORT.read_text("utf-8").split("\n---\n")[0]
    lines = "".join(
        f"甲&#x{0xE0080 + number % 128:x};&#x{0x4E00 + number:x};\n" for number in range(4000)
    )
    REPORT.write_text(f"{head}\n---\n\n{lines}", "utf-8")
    said = [
        line.partition(" error ")[2].partition("。")[0] for line in found() if " error " in line
    ]
    assert said == ["characters: 正文里的转义写出了看不见的字符 U+E0080"]
