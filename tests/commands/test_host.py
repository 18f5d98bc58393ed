"""Where a site stands: what is asked for, else what site.yaml says, else what its host does."""

from pathlib import Path

import pytest

from generator.commands.host import Host, host
from generator.finding import UsageError
from support.command_line import run

NETLIFY = {
    "NETLIFY": "true",
    "URL": "https://nianbao.example.com",
    "DEPLOY_PRIME_URL": "https://deploy-preview-7--nianbao.netlify.app",
}
CLOUDFLARE = {"CF_PAGES": "1", "CF_PAGES_URL": "https://0a1b2c3d.nianbao.pages.dev"}
PREVIEW = NETLIFY | {"CONTEXT": "deploy-preview"}
OWN = "https://nianbao.example.com/repo/"
NOT_LISTED = '<meta name="robots" content="noindex">'
IS_PREVIEW = "这是预览：每一页都请搜索引擎不要收录。\n"
CONTACT = "contact: archive@example.org"
NO_DOOR = "site.yaml 没有写 contact，也没有写 repository：页面上说不出年报、更正交给谁。\n"
NO_ADDRESS = (
    "还不知道网站的网址，暂用 https://example.org/：订阅、网站地图和引用里的网址都不对。"
    "请在 site.yaml 写明 base_url，或用 --base-url 写明。\n"
)


@pytest.mark.parametrize(
    ("environment", "known"),
    [
        ({}, Host()),
        ({"URL": "https://somebody.example/", "CONTEXT": "deploy-preview"}, Host()),
        (NETLIFY, Host("https://nianbao.example.com")),
        (NETLIFY | {"CONTEXT": "production"}, Host("https://nianbao.example.com")),
        (PREVIEW, Host("https://deploy-preview-7--nianbao.netlify.app", is_preview=True)),
        ({"NETLIFY": "true", "CONTEXT": "branch-deploy", "URL": ""}, Host(None, is_preview=True)),
        (CLOUDFLARE | {"CF_PAGES_BRANCH": "main"}, Host("https://nianbao.pages.dev")),
        (
            CLOUDFLARE | {"CF_PAGES_BRANCH": "add-report"},
            Host("https://0a1b2c3d.nianbao.pages.dev", is_preview=True),
        ),
        ({"GITHUB_PAGES_URL": "https://who.github.io/repo/"}, Host("https://who.github.io/repo/")),
        ({"GITHUB_REPOSITORY": "who/repo", "GITHUB_ACTIONS": "true"}, Host()),
    ],
)
def test_what_each_host_says_of_a_build(environment: dict[str, str], known: Host) -> None:
    """Variables of a host count on that host alone."""
    assert host(environment) == known


@pytest.mark.parametrize(
    "address",
    [
        "nianbao.example.com",
        "javascript:alert(1)",
        'https://nianbao.example.com/"><script>',
        "https://user:word@nianbao.example.com/",
        "https://nianbao.example.com/../",
        "https://nianbao.example.com/?a",
        "https://nianbao.example.com/\n",
    ],
)
def test_an_address_at_which_no_site_can_stand_ends_it_with_a_sentence(address: str) -> None:
    """Which variable has it, and what to do; whatever it holds, it stays on one line."""
    with pytest.raises(UsageError) as caught:
        host(NETLIFY | {"URL": address})
    said = str(caught.value)
    assert said.startswith("环境变量 URL 为“")
    assert said.endswith("请改正托管平台的设置，或用 --base-url 写明网站的网址")
    assert "\n" not in said


def build(archive: Path, *options: str, **environment: str) -> tuple[str, str]:
    """What a build says but for how much it wrote, and where its site stands."""
    status, _, told = run(archive, "build", "--no-search", *options, **environment)
    assert status == 0, told
    robots = (archive / "site/robots.txt").read_text("utf-8")
    return told.partition("\n")[2], robots.rpartition("Sitemap: ")[2].removesuffix("sitemap.xml\n")


def say_where(archive: Path, *lines: str) -> None:
    """Let site.yaml say so."""
    stated = "\n".join(["title: 档案", CONTACT, *lines, ""])
    (archive / "content/site.yaml").write_text(stated, "utf-8")


def test_what_was_asked_for_comes_before_site_yaml_and_that_before_the_host(archive: Path) -> None:
    """While nobody says it, or says the example, a sentence tells what is wrong."""
    say_where(archive, f"base_url: {OWN}")
    assert build(archive, **NETLIFY) == ("", OWN)
    assert build(archive, "--base-url", "https://asked.example", **NETLIFY) == (
        "",
        "https://asked.example/",
    )
    for unsaid in ((), ("base_url: null",), ("base_url: https://example.org/",)):
        say_where(archive, *unsaid)
        assert build(archive, **NETLIFY) == ("", "https://nianbao.example.com/")
        assert build(archive) == (NO_ADDRESS, "https://example.org/")


def test_a_preview_stands_where_its_host_puts_it_and_is_left_out_of_lists(archive: Path) -> None:
    """Whatever site.yaml says of the site itself, which stands at another path."""
    say_where(archive, f"base_url: {OWN}")
    assert build(archive, **PREVIEW) == (IS_PREVIEW, f"{PREVIEW['DEPLOY_PRIME_URL']}/")
    pages = list((archive / "site").rglob("*.html"))
    assert [page for page in pages if NOT_LISTED not in page.read_text("utf-8")] == []
    assert "/*\n" in (headers := (archive / "site/_headers").read_text("utf-8"))
    assert headers.partition("\n\n")[0].count("  X-Robots-Tag: noindex\n") == 1
    assert build(archive, "--no-preview", **PREVIEW) == ("", OWN)
    assert "X-Robots-Tag" not in (archive / "site/_headers").read_text("utf-8")
    assert NOT_LISTED not in (archive / "site/index.html").read_text("utf-8")
    assert build(archive, "--preview") == (IS_PREVIEW, OWN)


def test_a_site_that_tells_nobody_whom_to_write_to_is_told_so(archive: Path) -> None:
    """One of the two is enough: whoever has no account writes, whoever has one asks there."""
    for known in (CONTACT, "repository: https://github.com/who/repo"):
        site = archive / "content/site.yaml"
        site.write_text(f"title: 档案\nbase_url: {OWN}\n{known}\n", "utf-8")
        assert build(archive) == ("", OWN)
    site.write_text(f"title: 档案\nbase_url: {OWN}\n", "utf-8")
    assert build(archive) == (NO_DOOR, OWN)
