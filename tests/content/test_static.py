"""What stands in `static/` stands in the site as it is, and nothing that could do harm does."""

import os
from pathlib import Path

import pytest

from generator.build import Options, build
from generator.content.static import MOST, TAKEN
from support.command_line import run
from support.paths import TESTS

WHAT = "只放 CNAME、*.txt、搜索引擎的验证文件 *.html，和 .well-known/ 下的 *.txt"
FINE = {
    "CNAME": "nianbao.example.org\n",
    "sogousiteverification.txt": "0a1b2c\n",
    "baidu_verify_codeva-0A1b2C.html": "0a1b2c",
    "google0a1b2c.html": "google-site-verification: google0a1b2c.html",
    ".well-known/security.txt": "Contact: mailto:archive@example.org\n",
    ".well-known/pki-validation/fileauth.txt": "0a1b2c\n",
}
PAGE = "应为搜索引擎给的一行验证文字，不能是网页"
DOMAIN = "应为一个域名，如 nianbao.example.org"
MISPLACED = f"static/ 下{WHAT}"


def put(archive: Path, name: str, text: str | bytes) -> Path:
    """A file in static/."""
    path = archive / "content/static" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def test_what_a_host_asks_for_stands_in_the_site(archive: Path) -> None:
    """Byte for byte; what changes, or moves, makes another site."""
    for name, text in FINE.items():
        put(archive, name, text)
    assert run(archive, "check", "--strict")[:2] == (0, "")
    assert run(archive, "build", "--no-search")[0] == 0
    for name, text in FINE.items():
        assert (archive / "site" / name).read_bytes() == text.encode("utf-8")
    moved = archive / "content/static/.well-known/security.txt"
    moved.rename(archive / "content/static/security.txt")
    assert run(archive, "build", "--no-search")[0] == 0
    assert not (archive / "site/.well-known/security.txt").exists()
    assert (archive / "site/security.txt").exists()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("index.js", "alert(1)", MISPLACED),
        ("logo.svg", "<svg onload='alert(1)'/>", MISPLACED),
        ("_headers", "/*\n  Content-Security-Policy: none\n", MISPLACED),
        ("_redirects", "/* https://evil.example/:splat 301!\n", MISPLACED),
        ("netlify.toml", "", MISPLACED),
        (".gongkai-site", "", MISPLACED),
        (".well-known/assetlinks.json", "[]", MISPLACED),
        (".well-known/other/a.txt", "a", MISPLACED),
        ("410411/gxj/2025/index.html", "a", MISPLACED),
        ("年报.txt", "a", MISPLACED),
        ("con.txt", "a", MISPLACED),
        ("cname", "evil.example", MISPLACED),
        ("404.html", "gone", "404.html 是本站自己的文件。换一个文件名，或删去"),
        ("Robots.TXT", "Disallow: /", MISPLACED),
        ("Robots.txt", "Disallow: /", "Robots.txt 是本站自己的文件。换一个文件名，或删去"),
        ("verify.html", "<p>请到 evil.example 领取</p>", PAGE),
        ("verify.html", "领取补贴", PAGE),
        ("CNAME", "https://evil.example/", DOMAIN),
        ("CNAME", "a.example\nb.example\n", DOMAIN),
        ("CNAME", "", DOMAIN),
    ],
)
def test_what_could_do_harm_is_a_finding(archive: Path, name: str, text: str, said: str) -> None:
    """One, which says what may stand there; nothing is published."""
    put(archive, name, text)
    status, output, _ = run(archive, "check")
    (finding,) = output.splitlines()
    path, _, told = finding.partition(": error ")
    assert name.startswith(path.removeprefix("content/static/").partition(":")[0])
    assert (status, told.partition(": ")[2]) == (1, said)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a" * 9000, "超过上限 8192"),
        (b"a\xff", "不是 UTF-8"),
        ("\u202egpj".encode(), "U+202E"),
    ],
)
def test_a_file_that_is_no_short_text_is_a_finding(archive: Path, data: bytes, said: str) -> None:
    """As everywhere in the archive."""
    put(archive, "a.txt", data)
    status, output, _ = run(archive, "check")
    assert (status, said in output, output.count("\n")) == (1, True, 1)


def test_nothing_but_files_of_its_own_gets_in(archive: Path) -> None:
    """No link, to whatever it leads, no second name, no pipe; and not ever more of them."""
    secret = archive / "secret.txt"
    secret.write_text("secret", "utf-8")
    static = put(archive, "fine.txt", "a").parent
    (static / "link.txt").symlink_to(secret)
    (static / ".well-known").symlink_to(archive)
    os.link(secret, static / "second.txt")
    os.mkfifo(static / "pipe.txt")
    status, output, _ = run(archive, "check")
    refused = sorted(line.partition(": ")[0] for line in output.splitlines())
    assert status == 1
    assert [Path(line).name.partition(":")[0] for line in refused] == [
        ".well-known",
        "link.txt",
        "pipe.txt",
        "second.txt",
    ]


def test_a_flood_of_files_is_one_finding(archive: Path) -> None:
    """Their number, and how many may be there."""
    for number in range(MOST + 1):
        put(archive, f"a{number}.txt", "a")
    status, output, _ = run(archive, "check")
    said = f"有 {MOST + 1} 个文件，超过上限 {MOST}。{WHAT}"
    assert (status, output) == (1, f"content/static: error place: {said}\n")


def test_a_folder_that_is_a_link_is_none(archive: Path) -> None:
    """Whatever it leads to."""
    (archive / "elsewhere").mkdir()
    (archive / "content/static").symlink_to(archive / "elsewhere")
    assert run(archive, "check")[0] == 1


def test_no_file_of_the_site_is_taken(tmp_path: Path) -> None:
    """Of all that it writes at its root, and that might stand in static/, each is known."""
    assert build(Options(TESTS / "sample/content", tmp_path / "site", search=False)).published
    found = (path.name for path in (tmp_path / "site").iterdir() if path.is_file())
    assert {name for name in found if name.endswith((".txt", ".html"))} == set(TAKEN)
