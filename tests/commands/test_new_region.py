"""`new region` adds a place, in its line, and touches nothing else of what people wrote."""

from pathlib import Path

import pytest

from support.command_line import run
from support.trees import count

REGIONS = "content/regions.yaml"
UNKNOWN = (
    "区划代码 990112 不在 regions.yaml 中。"
    "相近的有 990102（云川县）、990101（清河区）、990100（安宁市）；"
    "核对代码，或在 regions.yaml 中补上"
)
WRITTEN = f"已写入 {REGIONS}\n"


@pytest.fixture
def regions(archive: Path) -> Path:
    """A file as a person writes it: a comment, other ways to write the same, no sorted end."""
    path = archive / REGIONS
    path.write_text(
        "# yaml-language-server: $schema=https://archive.example/schema/regions.schema.json\n"
        "'000000': {name: 全国}\n"
        "'990000':\n"
        "  name: 示例省  # 虚构\n"
        "\n"
        "'990100': {name: 安宁市}\n"
        '"990101":\n'
        "  name: 清河区\n"
        "  former:\n"
        "    - '990111'\n"
        "# 县\n"
        "'990102': {name: 云川县, former: ['990182']}",
        "utf-8",
    )
    return path


def added(regions: Path, *arguments: str) -> list[str]:
    """The lines that are new; all others are as they were, byte for byte."""
    before = regions.read_bytes().splitlines()
    assert run(regions.parents[1], "new", "region", *arguments) == (0, WRITTEN, "")
    after = regions.read_bytes().splitlines()
    new = [line for line in after if line not in before]
    assert [line for line in after if line in before] == before
    return [f"{after.index(line) + 1}: {line.decode('utf-8')}" for line in new]


def test_a_town_stands_behind_its_county(regions: Path) -> None:
    """Above the comment on what comes next; an agency can then be filed in it."""
    archive = regions.parents[1]
    assert added(regions, "990101101", "河西镇") == ["11: '990101101': {name: 河西镇}"]
    assert added(regions, "990101001", "北关街道") == ["11: '990101001': {name: 北关街道}"]
    town = ("new", "agency", "--region", "990101101", "--agency", "zf", "--kind", "town")
    done = run(archive, *town, "--name", "河西镇人民政府", "--sector", "乡镇")
    assert done[0] == 0
    assert run(archive, "check")[0] == 0


def test_the_last_line_needs_no_end_and_the_first_place_can_be_taken(regions: Path) -> None:
    """Behind everything, and above all others below what the file says of itself."""
    assert added(regions, "990102201", "某乡") == ["13: '990102201': {name: 某乡}"]
    assert regions.read_bytes().endswith(b"}\n")
    regions.write_text("# 名录\n'990000': {name: 示例省}\n", "utf-8")
    assert added(regions, "000000", "全国") == ["2: '000000': {name: 全国}"]


def test_ends_of_lines_and_rights_stay(regions: Path) -> None:
    """A file made on Windows stays one; who may read it, may."""
    regions.write_bytes(regions.read_bytes().replace(b"\n", b"\r\n"))
    regions.chmod(0o640)
    added(regions, "990101101", "河西镇")
    assert b"\r\n'990101101': {name: \xe6\xb2\xb3" in regions.read_bytes()
    assert regions.read_bytes().count(b"\n") == regions.read_bytes().count(b"\r\n")
    assert regions.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "name", ["a: b", "'甲'", "{甲}", "[乙", "# 丙", "null", "甲, 乙", "甲\\乙"]
)
def test_a_name_is_a_name_whatever_it_is_for_yaml(regions: Path, name: str) -> None:
    """It is quoted where it must be."""
    added(regions, "990101101", name)
    file = ("new", "region", "990101101", "另一个")
    status, _, said = run(regions.parents[1], *file)
    assert (status, said) == (
        2,
        f"990101101 已经在名录中，是示例省安宁市清河区{name}，没有改动\n",
    )


@pytest.mark.parametrize(
    ("code", "name", "said"),
    [
        ("990101", "某区", "990101 已经在名录中，是示例省安宁市清河区，没有改动\n"),
        ("990182", "某县", "990182 是云川县的原代码，现行代码是 990102\n"),
        ("990103", "清河区", "示例省安宁市清河区已经在名录中，代码是 990101，没有改动\n"),
        (
            "990112001",
            "某镇",
            f"{UNKNOWN}\n",
        ),
    ],
)
def test_what_is_there_or_lies_nowhere_is_refused(
    regions: Path, code: str, name: str, said: str
) -> None:
    """In a sentence; the file is as it was."""
    before = regions.read_bytes()
    assert run(regions.parents[1], "new", "region", code, name) == (2, "", said)
    assert regions.read_bytes() == before


@pytest.mark.parametrize(
    ("code", "name"), [("99010", "某区"), ("河西镇", "990101101"), ("990101101", " ")]
)
def test_what_is_no_code_or_no_name_is_refused(regions: Path, code: str, name: str) -> None:
    """Or both, the wrong way round."""
    before = regions.read_bytes()
    assert run(regions.parents[1], "new", "region", code, name)[0] == 2
    assert regions.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{'990000': {name: 示例省}}\n", "的写法特别，没有改动。请自行加上一行 "),
        ("'990000': {name: 示例省,\n  former: []}\n", ""),
        ("'990000': {name: 示例省\n  }\n", "的写法特别，没有改动。请自行加上一行 "),
        ("'990000': {}\n", "有错误，没有改动。先照上面的提示改好。"),
        ("'990000': [\n", "有错误，没有改动。先照上面的提示改好。"),
    ],
)
def test_a_file_that_cannot_be_added_to_line_by_line_stays(
    regions: Path, text: str, said: str
) -> None:
    """The line to write is told; nothing is broken."""
    regions.write_text(text, "utf-8")
    status, _, messages = run(regions.parents[1], "new", "region", "990100", "安宁市")
    assert (status, said in messages) == (1 if said else 0, True)
    assert (regions.read_text("utf-8") == text) == bool(said)


def test_a_link_is_not_written_through(regions: Path) -> None:
    """And nothing lies about afterwards."""
    outside = regions.parents[2] / "outside.yaml"
    regions.rename(outside)
    regions.symlink_to(outside)
    before = (outside.read_bytes(), count(regions.parents[1]))
    assert run(regions.parents[1], "new", "region", "990101101", "河西镇")[0] == 4
    assert (outside.read_bytes(), count(regions.parents[1])) == before
