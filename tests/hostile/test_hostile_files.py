"""Files and names that are no content.

Each is one finding that says so, and nothing is read or written elsewhere.
"""

import os
import re
import shutil
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import Options, build, examine
from generator.content.files import read_text
from generator.content.markdown import page
from generator.content.markdown_loss import lost
from generator.content.scalars import scalar
from generator.finding import ERROR, WARNING, Finding
from support.hostile_input import dangers, lines, other_files
from support.loaded import reports
from support.paths import BASE

CONTENT = Path("content")
AGENCY = CONTENT / "reports" / "990101" / "jyj"
REPORT = AGENCY / "2023.md"
Say = Callable[[object], None]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small valid archive, in the folder the test runs in."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(BASE, "content")
    return CONTENT


def instead_of(path: Path) -> Path:
    """The path, with nothing at it."""
    path.unlink()
    return path


def link() -> None:  # noqa: D103
    instead_of(REPORT).symlink_to("/etc/passwd")


def link_inside() -> None:  # noqa: D103
    instead_of(REPORT).symlink_to("agency.yaml")


def dangling_link() -> None:  # noqa: D103
    instead_of(REPORT).symlink_to("nowhere")


def link_to_itself() -> None:  # noqa: D103
    instead_of(REPORT).symlink_to("2023.md")


def link_to_a_folder() -> None:  # noqa: D103
    (CONTENT / "reports" / "990101" / "gxj").symlink_to("jyj")


def linked_region() -> None:  # noqa: D103
    (CONTENT / "reports" / "990102").symlink_to("990101")


def second_name() -> None:  # noqa: D103
    os.link(REPORT, "elsewhere.md")


def pipe() -> None:  # noqa: D103
    os.mkfifo(instead_of(REPORT))


def plug() -> None:  # noqa: D103
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(instead_of(REPORT)))


def device() -> None:  # noqa: D103
    try:
        os.mknod(instead_of(REPORT), stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("this user makes no devices, so one in the place of a report was not tried")


def folder() -> None:  # noqa: D103
    instead_of(REPORT).mkdir()


def too_large() -> None:  # noqa: D103
    with REPORT.open("r+b") as file:
        file.truncate(50 * 1024**3)  # of holes: it must not be read


def empty() -> None:  # noqa: D103
    REPORT.write_bytes(b"")


def binary() -> None:  # noqa: D103
    REPORT.write_bytes(bytes(range(256)) * 16)


def archive_file() -> None:  # noqa: D103
    REPORT.write_bytes(b"PK\x03\x04" + bytes(4000))


def unknown_file() -> None:  # noqa: D103
    (AGENCY / "run.sh").write_text("rm -rf /", "utf-8")


def file_in_the_place_of_a_folder() -> None:  # noqa: D103
    (CONTENT / "reports" / "990102").write_text("", "utf-8")


def stranger_at_the_top() -> None:  # noqa: D103
    (CONTENT / "templates").mkdir()


def page_of_ours() -> None:  # noqa: D103
    (CONTENT / "pages").mkdir(exist_ok=True)
    (CONTENT / "pages" / "search.md").write_text("# 冒充\n\n正文\n", "utf-8")


def device_name() -> None:  # noqa: D103
    (CONTENT / "reports" / "990101" / "nul").mkdir()


def capital_letter() -> None:  # noqa: D103
    shutil.copytree(AGENCY, CONTENT / "reports" / "990101" / "JYJ")


def name_of_two_lines() -> None:  # noqa: D103
    (AGENCY / "2024.md\nerror: 假的").write_text("", "utf-8")


def name_that_turns_around() -> None:  # noqa: D103
    (AGENCY / "2024\u202edm.exe").write_text("", "utf-8")


def name_that_is_no_text() -> None:  # noqa: D103
    Path(os.fsdecode(os.fsencode(AGENCY) + b"/20\xff24.md")).write_text("", "utf-8")


KINDS: dict[Callable[[], None], str] = {
    link: "2023.md: error file: 不是普通文件（链接、管道、设备等一律不收）",
    link_inside: "2023.md: error file: 不是普通文件（链接、管道、设备等一律不收）",
    dangling_link: "2023.md: error file: 不是普通文件（链接、管道、设备等一律不收）",
    link_to_itself: "2023.md: error file: 不是普通文件（链接、管道、设备等一律不收）",
    link_to_a_folder: "gxj: error place: 区划文件夹下只放机关的文件夹",
    linked_region: "990102: error place: reports/ 下只放以区划代码命名的文件夹",
    second_name: "2023.md: error file: 不是普通文件（链接、管道、设备等一律不收）",
    pipe: "2023.md: error file: 不是普通文件（链接、管道、设备等一律不收）",
    plug: "2023.md: error file: 不是普通文件（链接、管道、设备等一律不收）",
    device: "2023.md: error file: 不是普通文件（链接、管道、设备等一律不收）",
    folder: "2023.md: error file: 不是普通文件（链接、管道、设备等一律不收）",
    too_large: "2023.md: error file: 文件有 53687091200 字节，超过上限 262144",
    empty: "2023.md:1:1: error yaml: 文件应以一行 --- 开头",
    binary: "2023.md:2:118: error encoding: 文件不是 UTF-8 编码，或已损坏",
    archive_file: "2023.md:1:3: error characters: 含有控制字符 U+0003，共 4002 处",
    unknown_file: "run.sh: error place: 文件名应为年份加 .md，如 2025.md",
    file_in_the_place_of_a_folder: "990102: error place: reports/ 下只放以区划代码命名的文件夹",
    stranger_at_the_top: (
        "templates: error place: 这一层只放 "
        "site.yaml、regions.yaml、reports、pages、originals、static"
    ),
    page_of_ours: "search.md: error place: search/ 是本站自己的网址",
    device_name: "nul: error place: 区划文件夹下只放机关的文件夹",
    capital_letter: "JYJ: error place: 区划文件夹下只放机关的文件夹",
    name_of_two_lines: "2024.md\\u000aerror: 假的: error place: 文件名应为年份加 .md，如 2025.md",
    name_that_turns_around: "2024\\u202edm.exe: error place: 文件名应为年份加 .md，如 2025.md",
    name_that_is_no_text: "20\\udcff24.md: error place: 文件名应为年份加 .md，如 2025.md",
}
"A kind of file → the one finding it is, from the file's name on, without the hint."


def errors(content: Path) -> list[Finding]:
    """What forbids publication."""
    return [finding for finding in examine(content)[1] if finding.severity == ERROR]


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__)
def test_a_file_that_is_no_content_is_one_finding(make: Callable[[], None], content: Path) -> None:
    """It names the file; nothing is opened that might never end; nothing is published."""
    make()
    (found,) = errors(content)
    assert re.sub("^content/(reports/|pages/)?(990101/)?(jyj/)?", "", str(found)).startswith(
        KINDS[make]
    )
    assert not build(Options(content, Path("site"), search=False)).published
    assert not Path("site").exists()


def test_there_are_enough_kinds() -> None:
    """Fifteen at least."""
    assert len(KINDS) >= 15


TEXT = (BASE / "reports" / "990101" / "jyj" / "2023.md").read_text("utf-8")

ENCODINGS = {
    "utf-8-sig": (WARNING, "文件开头有字节顺序标记（BOM）"),
    "utf-16": (ERROR, "文件是 UTF-16 编码"),
    "utf-16-le": (ERROR, "文件不是文本，或是没有标记的 UTF-16 编码"),
    "utf-16-be": (ERROR, "文件不是文本，或是没有标记的 UTF-16 编码"),
    "utf-32": (ERROR, "文件是 UTF-32 编码"),
    "gbk": (ERROR, "文件不是 UTF-8 编码，可能是 GBK"),
    "gb18030": (ERROR, "文件不是 UTF-8 编码，可能是 GBK"),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_another_encoding_is_named(encoding: str, content: Path) -> None:
    """One finding, whose hint is to save the file as UTF-8."""
    REPORT.write_bytes(TEXT.encode(encoding))
    (found,) = [finding for finding in examine(content)[1] if finding.rule == "encoding"]
    assert (found.severity, found.message) == ENCODINGS[encoding]
    assert "UTF-8" in found.hint


def test_lines_that_end_as_on_windows_are_lines(content: Path) -> None:
    """The report is the same."""
    before = reports(content)
    REPORT.write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert (reports(content), examine(content)[1]) == (before, [])


def test_lines_that_end_as_on_old_computers_are_one_finding(content: Path) -> None:
    """It says what to change in the editor, once."""
    REPORT.write_bytes(TEXT.replace("\n", "\r").encode())
    (found,) = examine(content)[1]
    assert (found.rule, found.advice) == (
        "characters",
        "换行用的是回车（U+000D），不是换行符。在编辑器里把换行方式改为 LF，再保存",
    )


@pytest.mark.usefixtures("content")
def test_a_bad_byte_is_found_wherever_it_is(say: Say) -> None:
    """At every offset of a file of 4 KB: one finding.

    In the line and column of that byte or of the sign it breaks.
    """
    data = TEXT.encode()[:4096].decode(errors="ignore").encode()
    for offset in range(len(data)):
        REPORT.write_bytes(data[:offset] + b"\xff" + data[offset + 1 :])
        text, (found,) = read_text(REPORT)
        assert text is None
        before = data[:offset].decode(errors="ignore")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        assert (found.rule, found.line, found.column) == ("encoding", line, column)
    say(f"{len(data)} offsets: one finding each, at its place")


def test_a_traversal_is_no_name(content: Path, say: Say) -> None:
    """As an id of an agency, a page or a region.

    As a former code, as a predecessor, as the address of the site.
    """
    paths = [
        "../../etc/passwd",
        "..",
        ".",
        "a/../../b",
        "%2e%2e%2f",
        "..\\..\\x",
        "/etc/passwd",
        "C:\\x",
        "//x/y",
    ]
    hold_paths(paths, content)
    say(f"{len(paths)} paths: 0 files outside the output")


def test_no_traversal_of_the_collection_is_a_name(content: Path, say: Say) -> None:
    """The same of the public collection."""
    paths = lines("traversal")
    hold_paths(paths, content)
    say(f"{len(paths)} paths of the collection: 0 files outside the output")


def hold_paths(paths: list[str], content: Path) -> None:
    """Wherever a path is written, it is a finding; nothing but the site is written."""
    regions = (content / "regions.yaml").read_text("utf-8")
    agency = (AGENCY / "agency.yaml").read_text("utf-8")
    for path in paths:
        value = scalar(path)
        (content / "regions.yaml").write_text(
            f"{regions}{value}: {{name: 甲, former: [{value}]}}\n", "utf-8"
        )
        (AGENCY / "agency.yaml").write_text(
            f"{agency}succeeds: {value}\nwebsite: {value}\n", "utf-8"
        )
        found = errors(content)
        assert {finding.path for finding in found} >= {
            "content/regions.yaml",
            f"{AGENCY}/agency.yaml",
        }, path
    (content / "regions.yaml").write_text(regions, "utf-8")
    (AGENCY / "agency.yaml").write_text(agency, "utf-8")
    made = 0
    for path in paths:
        name = path.replace("/", "").replace("\0", "")
        if name.strip(".") and len(name.encode()) < 200:
            (content / "reports" / "990101" / name).mkdir(exist_ok=True)
            made += 1
    assert len(errors(content)) == len(list((content / "reports" / "990101").iterdir())) - 1
    assert not build(Options(content, Path("site"), search=False)).published
    assert made
    assert [path.name for path in Path().iterdir()] == ["content"]


def test_any_file_of_another_collection_is_read_or_refused(content: Path, say: Say) -> None:
    """As a report, its narrative or its front matter, as an agency, as a page.

    Findings, and never an exception.
    """
    files = other_files()
    head = TEXT.split("\n---\n")[0].encode()
    (content / "pages").mkdir(exist_ok=True)
    for file in files:
        data = file.read_bytes()
        for number, made in enumerate(
            (data, head + b"\n---\n\n" + data, b"---\n" + data + b"\n---\n\n")
        ):
            (AGENCY / f"{2021 + number}.md").write_bytes(made)
        (content / "pages" / "other.md").write_bytes(b"# \xe7\x94\xb2\n\n" + data)
        (content / "reports" / "990101" / "gxj").mkdir(exist_ok=True)
        (content / "reports" / "990101" / "gxj" / "agency.yaml").write_bytes(data)
        _, findings = examine(content)
        assert findings, file
        for narrative_file in (AGENCY / "2022.md", content / "pages" / "other.md"):
            text, _ = read_text(narrative_file)
            if text and not lost(text):
                assert dangers(page(text.partition("\n---\n")[2] or text)) == [], file
    say(f"{len(files)} files of other collections: no exception")
