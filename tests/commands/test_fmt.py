"""`fmt` writes the canonical layout, repairs what has one meaning, drops nothing of a person's."""

import shutil
from pathlib import Path

import pytest

from support.command_line import REPORT, run


def test_fmt_writes_the_canonical_layout(archive: Path) -> None:
    """A file out of line is put in line; --check only says so; a second run has nothing to do."""
    path = archive / REPORT
    canonical = path.read_text("utf-8")
    path.write_text(
        canonical.replace("  ", " ")
        .replace("title: 清河区", 'title: "清河区')
        .replace("年度报告\n", '年度报告"\n', 1),
        "utf-8",
    )
    assert run(archive, "fmt", "--check") == (1, f"需要整理 {REPORT}\n", "")
    assert run(archive, "fmt") == (0, f"已整理 {REPORT}\n", "")
    assert path.read_text("utf-8") == canonical
    assert run(archive, "fmt") == (0, "", "")


@pytest.mark.parametrize("name", ["report.md", "2007.md", "notes.txt"])
def test_fmt_leaves_what_is_no_report_alone(archive: Path, name: str) -> None:
    """A finding says how a report's file is called."""
    shutil.copy(archive / REPORT, archive / name)
    status, findings, _ = run(archive, "fmt", name)
    assert (status, findings) == (
        1,
        f"{name}: error place: 文件名应为 2008 年以后的年份加 .md，如 2025.md\n",
    )


def test_fmt_drops_no_comment_of_a_person(archive: Path) -> None:
    """A comment outside the layout is pointed out and the file left as it is."""
    path = archive / REPORT
    changed = path.read_text("utf-8").replace("published: null", "published: null   # 待核实")
    path.write_text(changed, "utf-8")
    status, findings, _ = run(archive, "fmt")
    assert (status, findings) == (
        1,
        f"{REPORT}:4: error layout: 注释“待核实”整理后会丢失。移到正文，或者删去\n",
    )
    assert path.read_text("utf-8") == changed


def test_fmt_fix_repairs_what_has_one_meaning_and_says_so(archive: Path) -> None:
    """A file that could not be read ends in the canonical layout, byte for byte.

    --check changes nothing.
    """
    path = archive / REPORT
    canonical = path.read_text("utf-8")
    row = next(line for line in canonical.splitlines() if line.startswith("  granted:"))
    spoiled = canonical.replace("title: ", "title：").replace(
        row, "\tgranted：[０, 00, '0', 0, 0, 0, 0]"
    )
    path.write_text(spoiled, "utf-8")
    assert run(archive, "fmt")[:2] == (
        1,
        f"{REPORT}:3:6: error yaml: 冒号是全角的“：”。改为半角冒号加一个空格“: ”\n",
    )
    shown = (
        f"{REPORT}:3: title： → title: \n"
        f"{REPORT}:25: 制表符缩进 → 空格缩进\n"
        f"{REPORT}:25: granted： → granted: \n"
        f"{REPORT}:25: ０ → 0\n"
        f"{REPORT}:25: 00 → 0\n"
        f"{REPORT}:25: '0' → 0\n"
    )
    assert run(archive, "fmt", "--fix", "--check") == (1, f"{shown}需要整理 {REPORT}\n", "")
    assert path.read_text("utf-8") == spoiled
    assert run(archive, "fmt", "--fix") == (0, f"{shown}已整理 {REPORT}\n", "")
    assert path.read_text("utf-8") == canonical
    assert run(archive, "fmt", "--fix") == (0, "", "")


def test_fmt_fix_leaves_the_rest_to_a_person(archive: Path) -> None:
    """What has no one meaning stays a finding, the repairs beside it are kept."""
    path = archive / REPORT
    canonical = path.read_text("utf-8")
    changed = canonical.replace("[   0,    0,        0]  # 规章", "[  １,  1件,        0]  # 规章")
    path.write_text(changed, "utf-8")
    status, output, _ = run(archive, "fmt", "--fix")
    assert (status, output) == (
        1,
        (
            f"{REPORT}:14: １ → 1\n已整理 {REPORT}\n"
            f"{REPORT}:14:31: error shape: 规章·废止 的值“1件” 不是规范的数字。"
            "件数只写阿拉伯数字，不超过九位\n"
        ),
    )
    assert path.read_text("utf-8") == changed.replace("１", "1")


def test_fmt_in_the_wrong_folder_says_so(tmp_path: Path) -> None:
    """It does not tell of a file that is missing, nor that everything is fine."""
    status, output, messages = run(tmp_path, "fmt")
    assert (status, output, "no such folder: content" in messages) == (2, "", True)
