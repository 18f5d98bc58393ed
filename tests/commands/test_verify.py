"""`verify` reads every kept original again: what differs is named, and what is not there, too."""

import hashlib
import shutil
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.cli import cli
from support.paths import CONTENT

REPORTS = Path("content/reports")
REPORT = REPORTS / "410411" / "gxj" / "2025.md"
WHOLE = REPORTS / "410411" / "gxj" / "2023.md"
ORIGINALS = Path("content/originals")
SHA256 = "7fa974bd8c75b87ba1ba4e5b89d7176b9ae9c19fa42d07247cb8ebc82eff7c7b"
FINE = (
    "content/reports/410411/gxj/2023.md: 与原件逐格相符：200 格；文字 3 部分相符\n"
    "content/reports/410411/gxj/2025.md: 与原件逐格相符：156 格，缺 44 格；文字 3 部分相符\n"
    "核对了 2 份收存的原件：0 个错误，0 个提示。\n"
)


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Status, output and messages of `python -m generator …` in that folder."""
    with chdir(folder):
        done = CliRunner(env={"SOURCE_DATE_EPOCH": "1795000000"}).invoke(cli, arguments)
    return done.exit_code, done.stdout, done.stderr


def verify(folder: Path) -> tuple[int, list[str]]:
    """Status and findings."""
    status, findings, _ = run(folder, "verify", "--jobs", "1")
    return status, findings.splitlines()


@pytest.fixture
def folder(tmp_path: Path, same_process: None) -> Path:  # noqa: ARG001 - two originals for each test
    """The archive with one of its agencies, and what this one published."""
    shutil.copytree(CONTENT, tmp_path / "content")
    for region in (tmp_path / REPORTS).iterdir():
        if region.name != "410411":
            shutil.rmtree(region)
    named = "".join(path.read_text("utf-8") for path in (tmp_path / REPORTS).rglob("2*.md"))
    for path in (tmp_path / ORIGINALS).iterdir():
        if path.stem not in named:
            path.unlink()
    return tmp_path


def edit(path: Path, before: str, after: str) -> None:
    """Change one place of a file that is there."""
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


RECEIVED = "received:               [     0,"


def test_the_five_source_reports_agree_with_their_originals() -> None:
    """Cell by cell and word by word, each original read in a process of its own."""
    status, findings, said = run(CONTENT.parent, "verify")
    assert (status, findings) == (0, "")
    assert said.splitlines() == [
        "content/reports/230719/gxj/2024.md: 与原件逐格相符：200 格；文字 3 部分相符",
        "content/reports/410411/gxj/2023.md: 与原件逐格相符：200 格；文字 3 部分相符",
        "content/reports/410411/gxj/2025.md: 与原件逐格相符：156 格，缺 44 格；文字 3 部分相符",
        "content/reports/410711/gxj/2025.md: 与原件逐格相符：200 格；文字 3 部分相符",
        "content/reports/411303/gxj/2025.md: 与原件逐格相符：156 格，缺 44 格；文字 3 部分相符",
        "核对了 5 份收存的原件：0 个错误，0 个提示。",
    ]


def test_reports_that_agree_are_told_one_a_line(folder: Path) -> None:
    """On the side of messages; there is no finding."""
    assert run(folder, "verify") == (0, "", FINE)


def test_a_changed_figure_is_named_with_both_values(folder: Path) -> None:
    """The file, the line and the column of the cell."""
    edit(folder / REPORT, RECEIVED, RECEIVED.replace("0", "3"))
    assert verify(folder) == (
        1,
        [
            (
                f"{REPORT}:23:33: error original: 新收·自然人 应与原件相同，为 0，实为 3。"
                "照原件改；机关更正过的，写进 corrections"
            )
        ],
    )


def test_a_blank_is_no_zero_and_a_figure_is_not_lost(folder: Path) -> None:
    """Neither is what the original has."""
    edit(folder / REPORT, RECEIVED, RECEIVED.replace("0", "~"))
    edit(folder / REPORT, "carried_in:             [     0,", "carried_in:             [  lost,")
    status, findings = verify(folder)
    assert status == 1
    assert [finding.partition(" original: ")[2].partition("。")[0] for finding in findings] == [
        "新收·自然人 应与原件相同，为 0，实为 ~",
        "上年结转·自然人 应与原件相同，为 0，实为 lost",
    ]


def test_what_the_agency_corrected_still_stands_in_the_original(folder: Path) -> None:
    """The figure before is the original's; any other is not."""
    edit(folder / REPORT, RECEIVED, RECEIVED.replace("0", "3"))
    correction = (
        "corrections:\n  - date: 2026-03-02\n    cell: requests.received.natural_person\n"
        "    before: 0\n    after: 3\n    reason: 机关来函更正\n"
    )
    edit(folder / REPORT, "corrections: []\n", correction)
    status, findings, said = run(folder, "verify")
    assert (status, findings) == (0, "")
    assert (
        "与原件逐格相符：155 格，缺 44 格；另有 1 格已更正，原件仍是更正前的数；文字 3 部分相符\n"
    ) in said
    edit(folder / REPORT, "    before: 0\n", "    before: 2\n")
    assert verify(folder)[0] == 1


def test_a_figure_that_no_program_reads_in_the_original_is_a_warning(folder: Path) -> None:
    """Somebody may have seen it there; the page says that nobody has verified it."""
    edit(folder / REPORT, f"{RECEIVED}        0,        0,        0,        0,    0, lost]",
         f"{RECEIVED}        0,        0,        0,        0,    0,    0]")  # fmt: skip
    status, findings, said = run(folder, "verify")
    assert status == 0
    assert findings == (
        f"{REPORT}:23:85: warning original: 新收·总计 为 0，程序在原件上没有读出这一格，没有核对。"
        "对照原件看一遍；原件没有的写 lost\n"
    )
    assert (
        "与原件逐格相符：156 格，缺 43 格；另有 1 格程序在原件上读不出，由人录入，没有核对" in said
    )
    assert run(folder, "verify", "--strict")[0] == 1


def test_a_changed_section_is_named_with_what_differs(folder: Path) -> None:
    """From the first character that does; the line is that of its heading."""
    edit(folder / REPORT, "全面梳理本局依法行使", "全面清理本局依法行使")
    status, findings = verify(folder)
    assert (status, len(findings)) == (1, 1)
    where, _, said = findings[0].partition(": error original: ")
    line = (folder / REPORT).read_text("utf-8").splitlines()[int(where.rpartition(":")[2]) - 1]
    assert line == "## 一、总体情况"
    assert said == (
        "第一部分的文字应与原件相同，“湛河区工信局全面”后面应为“梳理本局依法行使的行政权力和依法”，"
        "实为“清理本局依法行使的行政权力和依法”。照原件改；是程序读错的，在 acknowledged 中写 "
        "original.overview: （写明情况）"
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("title: 湛河区工信局2025", "title: 湛河区工信局　2025", ""),
        ("title: 湛河区工信局2025", "title: 湛河区工业局2025", "title 应与原件相同，为"),
        ("\n## 一、总体情况\n", "\n自行编写。\n\n## 一、总体情况\n", "多出第一部分之前的文字"),
        ("2025 年，湛河区", "2025年，湛河区", ""),
        ("### （一）主动公开情况：", "（一）主动公开情况：", ""),
        ("---\n\n## 一", "---\n\n## 二、主动公开政府信息情况\n\n## 一", ""),
        ("---\n\n## 一", "---\n\n## 二、主动公开\n\n已公开。\n\n## 一", "多出第二部分的文字"),
    ],
)  # fmt: skip
def test_words_are_compared_and_spaces_and_marks_of_layout_are_not(
    before: str, after: str, said: str, folder: Path
) -> None:
    """The title too; a heading over a table alone may stand there or not."""
    edit(folder / REPORT, before, after)
    status, findings = verify(folder)
    assert status == bool(said)
    assert [said in finding for finding in findings] == ([True] if said else [])


def test_a_section_that_is_gone_is_missed(folder: Path) -> None:
    """By its number."""
    path = folder / WHOLE
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("\n## 六、")], "utf-8")
    status, findings = verify(folder)
    assert (status, len(findings)) == (1, 1)
    assert "error original: 缺少第六部分的文字，原件有" in findings[0]


def test_what_a_program_reads_wrongly_may_be_acknowledged(folder: Path) -> None:
    """With a reason, which is told; where nothing differs that is an error, as of an identity."""
    edit(
        folder / REPORT,
        "acknowledged: {}",
        "acknowledged:\n  original.overview: 页码混入正文，已删",
    )
    status, findings = verify(folder)
    said = "error original: original.overview 没有需要注明的地方。删去这一行注明"
    assert (status, [said in finding for finding in findings]) == (1, [True])
    edit(folder / REPORT, "全面梳理本局依法行使", "全面清理本局依法行使")
    status, findings_, messages = run(folder, "verify")
    assert (status, findings_) == (0, "")
    assert "文字 2 部分相符；第一部分与程序读出的不同：页码混入正文，已删\n" in messages
    assert "error" not in run(folder, "check")[1]


def test_a_changed_original_is_an_error(folder: Path) -> None:
    """One byte is enough, whatever is read of it."""
    path = folder / ORIGINALS / f"{SHA256}.txt"
    path.write_bytes(path.read_bytes() + b"\n")
    actual = hashlib.sha256(path.read_bytes()).hexdigest()
    status, findings = verify(folder)
    assert status == 1
    assert findings[0] == (
        f"{ORIGINALS}/{SHA256}.txt: error original: 原件的 SHA-256 应为 {SHA256}，实为 {actual}。"
        "内容有改动，换回原来的文件；确是另一份原件，重新导入"
    )


def test_a_missing_original_is_an_error_where_all_are_said_to_be_kept(folder: Path) -> None:
    """Elsewhere it is a number."""
    (folder / ORIGINALS / f"{SHA256}.txt").unlink()
    status, findings = verify(folder)
    assert status == 1
    assert findings == [
        (
            f"{REPORT}:10:11: error original: 原件没有收存：content/originals 里没有 {SHA256}。"
            "用 import 重新导入原件；原件已失的，在 sha256 写 null"
        )
    ]
    edit(folder / "content/site.yaml", "originals: content\n", "")
    status, found, said = run(folder, "verify")
    assert (status, found) == (0, "")
    assert said.endswith("核对了 1 份收存的原件，另有 1 份报告没有收存原件：0 个错误，0 个提示。\n")


@pytest.mark.parametrize(
    "name",
    ["x.html", f"{SHA256}.svg", f"{SHA256}.js", f"{SHA256}.html.txt", f"{SHA256.upper()}.txt",
     f"{SHA256}", f"{SHA256}.TXT", "README.md", f"{SHA256}.txt\n", ".txt"],
)  # fmt: skip
def test_a_name_that_is_no_digest_or_ends_in_anything_else_is_an_error(
    name: str, folder: Path
) -> None:
    """Whatever is in it; nothing of it is published."""
    (folder / ORIGINALS / name).write_text("<script>alert(1)</script>", "utf-8")
    status, findings = verify(folder)
    said = (
        "error original: 文件名应为 SHA-256（64 位小写十六进制）加 .txt、.html、.docx、.xlsx、.pdf"
    )
    assert (status, [said in finding for finding in findings]) == (1, [True])
    assert run(folder, "build", "--no-search")[0] == 1


def test_a_link_in_the_place_of_an_original_is_an_error(folder: Path) -> None:
    """What it leads to is not read."""
    path = folder / ORIGINALS / f"{SHA256}.txt"
    moved = path.rename(folder / "elsewhere.txt")
    path.symlink_to(moved)
    status, findings = verify(folder)
    assert status == 1
    assert findings[0].startswith(
        f"{ORIGINALS}/{SHA256}.txt: error original: 不是普通文件（链接、管道、设备等一律不收）。"
    )


def test_an_original_that_no_report_names_is_a_warning(folder: Path) -> None:
    """The same bytes under two endings are an error."""
    data = b"nothing"
    name = hashlib.sha256(data).hexdigest()
    (folder / ORIGINALS / f"{name}.txt").write_bytes(data)
    assert verify(folder) == (
        0,
        [
            (
                f"{ORIGINALS}/{name}.txt: warning original: 没有报告以这份原件为据。"
                "在报告的 source 写上 sha256，或删去"
            )
        ],
    )
    (folder / ORIGINALS / f"{name}.pdf").write_bytes(data)
    status, findings = verify(folder)
    assert (status, "同一份原件存了两次" in findings[0] + findings[1]) == (1, True)


def test_an_original_that_no_program_can_read_is_a_warning_that_says_why(folder: Path) -> None:
    """A scan may be kept; that nobody has verified it is said in public."""
    data = b"\x89PNG\r\n\x1a\n" * 10
    name = hashlib.sha256(data).hexdigest()
    (folder / ORIGINALS / f"{SHA256}.txt").unlink()
    (folder / ORIGINALS / f"{name}.pdf").write_bytes(data)
    edit(folder / REPORT, SHA256, name)
    status, findings, said = run(folder, "verify")
    assert status == 0
    assert findings.startswith(
        f"{REPORT}:10:11: warning original: 原件没有核对：文件是图片，没有文字"
    )
    assert f"{REPORT}: 程序读不出这份原件，没有核对\n" in said


def test_check_and_build_say_the_same_and_nothing_is_published(folder: Path) -> None:
    """A figure that is not the original's stands on no page."""
    edit(folder / REPORT, RECEIVED, RECEIVED.replace("0", "3"))
    said = "新收·自然人 应与原件相同，为 0，实为 3"
    status, findings, _ = run(folder, "check")
    assert (status, said in findings) == (1, True)
    status, findings, messages = run(folder, "build", "--no-search")
    assert (status, said in findings, "没有发布" in messages) == (1, True, True)
    assert not (folder / "site").exists()


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("https://store.example/{sha256}.{ext}", ""),
        ("https://store.example/{sha256}", ""),
        ("https://store.example/", "originals 为“https://store.example/”，应为 content"),
        ("javascript:{sha256}", "originals 为“javascript:{sha256}”，应为 content"),
        ("https://user@store.example/{sha256}", "应为 content"),
        ("https://store.example/{sha256}/{name}", "应为 content"),
        ("here", "originals 为“here”，应为 content，或含 {sha256} 的网址"),
    ],
)
def test_originals_may_be_kept_elsewhere(stated: str, said: str, folder: Path) -> None:
    """At an address for each, to which pages lead; a pattern that makes none is an error."""
    shutil.rmtree(folder / ORIGINALS)
    edit(folder / "content/site.yaml", "originals: content", f'originals: "{stated}"')
    status, findings = verify(folder)
    assert (status, [said in finding for finding in findings]) == ((1, [True]) if said else (0, []))
