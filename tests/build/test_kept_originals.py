"""What a site says of originals and of itself, so that anyone can verify it."""

import hashlib
import re
import shutil
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from generator.build import Options, Result, build, examine, originals
from generator.finding import ERROR
from generator.intake.report import File, Imported, read_content
from generator.publish.fingerprint import Tree
from support.clean_build import clean_build
from support.paths import CONTENT, ROOT
from support.trees import digest

SHA256 = "7fa974bd8c75b87ba1ba4e5b89d7176b9ae9c19fa42d07247cb8ebc82eff7c7b"
PAGE = "410411/gxj/2025/index.html"
REPORT = "reports/410411/gxj/2025.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the archive, its originals included."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.fixture
def make(content: Path, tmp_path: Path) -> Callable[[], Result]:
    """A function that builds it."""
    return lambda: build(Options(content, tmp_path / "site", search=False))


def code_of(page: Path) -> list[str]:
    """The commands that a page shows."""
    return [unescape(found) for found in re.findall(r"<code>(.*?)</code>", page.read_text("utf-8"))]


def said(command: str, folder: Path) -> str:
    """What a shell answers to it, the name of the input left out."""
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.partition(" ")[0].strip()


def test_a_page_says_how_its_report_agrees_with_the_original_and_offers_it(site: Path) -> None:
    """As a file to be saved, under a name that is ours."""
    page = (site / PAGE).read_text("utf-8")
    assert "<dd>与原件逐格相符：156 格，缺 44 格；文字 3 部分相符</dd>" in page
    address = f"originals/{SHA256}.txt.bin"
    assert f'<a href="/{address}" download="410411-gxj-2025.txt">下载原件</a>' in page
    assert hashlib.sha256((site / address).read_bytes()).hexdigest() == SHA256


def test_no_original_is_a_page_whatever_it_is_called_and_holds(site: Path) -> None:
    """Its name ends in what no host takes for HTML, a script or a picture."""
    names = [path.name for path in (site / "originals").iterdir()]
    assert len(names) == 5
    assert all(re.fullmatch(r"[0-9a-f]{64}\.(txt|html|docx|xlsx|pdf)\.bin", name) for name in names)


def test_a_page_of_a_report_whose_original_is_not_kept_says_so(
    own_content: Path, tmp_path: Path
) -> None:
    """In one quiet line; where it is kept elsewhere, the page leads there."""
    site = own_content / "site.yaml"
    options = Options(own_content, tmp_path / "site", search=False)
    assert build(options).published
    page = (options.output / PAGE).read_text("utf-8")
    assert "<dd>原件没有收存</dd>\n</div>" in page
    assert not (options.output / "originals").exists()
    text = site.read_text("utf-8") + 'originals: "https://store.example/{sha256}.{ext}"\n'
    site.write_text(text, "utf-8")
    assert build(options).published
    page = (options.output / PAGE).read_text("utf-8")
    link = f'<a href="https://store.example/{SHA256}.txt" rel="nofollow">下载原件</a>'
    assert f"<dd>原件另存，没有核对</dd>\n<dd>{link}</dd>" in page


def test_a_page_leads_to_what_web_archives_keep(own_content: Path, tmp_path: Path) -> None:
    """Each address that the report states."""
    addresses = ["https://web.example/1", "https://web.example/2"]
    stated = "".join(f"    - {address}\n" for address in addresses)
    report = own_content / REPORT
    text = report.read_text("utf-8").replace(f"{SHA256}\n", f"{SHA256}\n  snapshots:\n{stated}", 1)
    report.write_text(text, "utf-8")
    assert build(Options(own_content, tmp_path / "site", search=False)).published
    page = (tmp_path / "site" / PAGE).read_text("utf-8")
    found = re.findall(r'<dd><a href="(.*?)" rel="nofollow">(网页存档 .)</a></dd>', page)
    assert found == list(zip(addresses, ["网页存档 1", "网页存档 2"], strict=True))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[javascript:alert]", "snapshots 为“javascript:alert”，应为 http:// 或 https://"),
        ("[https://u@web.example/]", "snapshots 为“https://u@web.example/”，不能含用户名或密码"),
        ("https://web.example/", "snapshots 应为列表"),
    ],
)
def test_a_snapshot_that_is_no_address_is_an_error(
    written: str, said: str, own_content: Path
) -> None:
    """At its place; no page leads there."""
    report = own_content / REPORT
    text = report.read_text("utf-8").replace(
        f"{SHA256}\n", f"{SHA256}\n  snapshots: {written}\n", 1
    )
    report.write_text(text, "utf-8")
    _, findings = examine(own_content)
    wrong = [finding for finding in findings if finding.severity == ERROR]
    assert [(each.line, said in each.message) for each in wrong] == [(11, True)]


def files(site: Path) -> dict[Path, bytes]:
    """All of a site but what tells its content from any other by a digest."""
    told = {"about/index.html", "data/SHA256SUMS", "data/datapackage.json"}
    found = (path for path in site.rglob("*") if path.is_file())
    named = {path.relative_to(site): path for path in found}
    return {name: path.read_bytes() for name, path in named.items() if name.as_posix() not in told}


def test_an_original_is_read_when_something_changed_and_not_before(
    content: Path,
    make: Callable[[], Result],
    remembering: Path,  # noqa: ARG001 - builds know of one another
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing: none; a word of another agency: none; of its own: its own."""
    monkeypatch.setattr("generator.build.whole.SMALL", 1)
    read: list[str] = []

    def counting(file: File, region: str, agency: str, year: int) -> Imported:
        read.append(f"{region}/{agency}/{year}")
        return read_content(file, region, agency, year)

    monkeypatch.setattr("generator.intake.report.read_content", counting)
    originals._read.cache_clear()  # noqa: SLF001 - what another test has read
    assert (make().published, len(read)) == (True, 5)
    site = next(content.parent.rglob("about/index.html")).parents[1]
    before = files(site)
    read.clear()
    assert make().unchanged
    other = content / "reports" / "230719" / "gxj" / "agency.yaml"
    other.write_text(other.read_text("utf-8") + "# \n", "utf-8")
    originals._read.cache_clear()  # noqa: SLF001
    assert make().published
    assert files(site) == before
    assert read == ["230719/gxj/2024"]


def test_what_is_known_of_an_original_goes_with_it(
    content: Path,
    tmp_path: Path,
    remembering: Path,  # noqa: ARG001 - builds know of one another
) -> None:
    """Removed, or replaced by another whose name the report states: as a clean build has it."""
    options = Options(content, tmp_path / "site", search=False)
    assert build(options).published
    kept = content / "originals" / f"{SHA256}.txt"
    data = kept.read_bytes() + b"\n"
    name = hashlib.sha256(data).hexdigest()
    kept.unlink()
    assert not build(options).published
    (content / "originals" / f"{name}.txt").write_bytes(data)
    assert not build(options).published
    report = content / REPORT
    report.write_text(report.read_text("utf-8").replace(SHA256, name), "utf-8")
    assert build(options).published
    assert not (options.output / "originals" / f"{SHA256}.txt.bin").exists()
    result, clean = clean_build(options)
    assert (result.published, digest(options.output)) == (True, clean)


def test_the_page_of_a_report_states_what_the_command_on_method_gives(site: Path) -> None:
    """Git's own word for the file."""
    page = (site / PAGE).read_text("utf-8")
    (stated,) = re.findall(r'<dd class="hash">([0-9a-f]{40})</dd>', page)
    (command,) = [code for code in code_of(site / "method" / "index.html") if "git" in code]
    assert "/method/#fingerprint" in page
    command = command.replace("区划代码/机关/年度", "410411/gxj/2025")
    assert said(command, ROOT) == stated


def test_an_original_with_what_was_taken_out_of_its_report_is_not_kept(
    content: Path, make: Callable[[], Result], tmp_path: Path
) -> None:
    """It blocks the build until it is deleted; then nothing leads to it, and its digest stays."""
    report = content / REPORT
    taken = "redacted:\n  - date: 2026-11-01\n    what: 一个手机号码\n    reason: 本人要求\n"
    text = report.read_text("utf-8").replace("withdrawn: null", f"{taken}withdrawn: null")
    report.write_text(text, "utf-8")
    original = content / "originals" / f"{SHA256}.txt"
    (found,) = [each for each in make().findings if each.severity == ERROR]
    assert found.message == f"报告中有隐去或者不再保留的内容，原件还收存着：{original}"
    original.unlink()
    assert make().published
    page = (tmp_path / "site" / PAGE).read_text("utf-8")
    assert "下载原件" not in page
    assert SHA256 in page
    assert not list((tmp_path / "site").rglob(f"{SHA256}*"))


def test_the_command_on_about_gives_what_it_states(
    make: Callable[[], Result], tmp_path: Path
) -> None:
    """The same that the build ends with; every file counts but that page and hidden ones."""
    result = make()
    site = tmp_path / "site"
    about = site / "about" / "index.html"
    (command,) = code_of(about)
    assert f'<p class="hash">{result.fingerprint}</p>' in about.read_text("utf-8")
    assert said(command, site) == result.fingerprint
    about.write_text("x", "utf-8")
    (site / ".hidden").write_text("x", "utf-8")
    assert said(command, site) == result.fingerprint
    file = site / "originals" / f"{SHA256}.txt.bin"
    file.write_bytes(file.read_bytes() + b" ")
    assert said(command, site) != result.fingerprint


def test_a_fingerprint_is_that_of_the_files_in_whatever_order_they_come(tmp_path: Path) -> None:
    """Names that sort one way by folder and another by letter."""
    names = ["a", "a-b/x/1", "a.b", "ab/x/2", "ab/x-y/1", "ab/x/y/z", "ab/x.html", "ab-/c", "b/x"]
    files = []
    for name in names:
        path = tmp_path / "f" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
        files.append((name, hashlib.sha256(name.encode()).digest()))
    trees = Tree(), Tree()
    trees[0].add(files)
    trees[1].add(reversed(files))
    trees[1].add(files[:3])
    command = "find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum"
    assert {tree.fingerprint() for tree in trees} == {said(command, tmp_path / "f")}
