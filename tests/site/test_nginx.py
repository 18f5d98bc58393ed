"""A real nginx, configured by us: what a site sends, at the root of a domain and below a path."""

import getpass
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.build import Options, build
from generator.site import headers
from generator.site.nginx import configuration
from support.command_line import run
from support.paths import SAMPLE

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
WHOLE = """
error_log stderr;
pid nginx.pid;
{user}
events {{ }}
http {{
    access_log off;
    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi; scgi_temp_path scgi;
{ours}
}}
"""
"What a system's own configuration has around ours."
NEVER_TOLD = {"Server", "Date", "Last-Modified", "ETag", "Connection", "Accept-Ranges", "Vary"}
"Headers that nginx sends of itself."
ORIGINAL = f"originals/{'a' * 64}.html.bin"
Ask = Callable[..., HTTPResponse]


def free_port() -> int:
    """One that nobody listens at."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@pytest.fixture(scope="module", params=["/", "/a%E6%A1%A3.1/"], ids=["root", "below a path"])
def base(request: pytest.FixtureRequest) -> str:
    """Where a site stands on its domain."""
    return str(request.param)


@pytest.fixture(scope="module")
def served(base: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, int]]:
    """The folder of a site, and the port at which nginx serves it."""
    if NGINX is None:
        pytest.skip("there is no nginx here; sh .ci/test installs one where that is asked for")
    folder = tmp_path_factory.mktemp("nginx 的")
    address = f"https://localhost{base}"
    site = folder / "site"
    assert build(Options(SAMPLE, site, base_url=address, search=base == "/")).published
    (site / ORIGINAL).parent.mkdir(exist_ok=True)
    (site / ORIGINAL).write_text("<script>alert(1)</script>", "utf-8")
    user = f"user {getpass.getuser()};" if os.geteuid() == 0 else ""
    port = free_port()
    ours = configuration(address, str(site), f"127.0.0.1:{port}")
    (folder / "nginx.conf").write_text(WHOLE.format(user=user, ours=ours), "utf-8")
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
    # It comes back when it listens.
    subprocess.run([*command, "-t", "-q"], check=True, capture_output=True)
    begun = subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
    assert begun.returncode == 0
    yield site, port
    subprocess.run([*command, "-s", "stop"], check=True)


@pytest.fixture
def ask(served: tuple[Path, int]) -> Iterator[Ask]:
    """A function: path on the domain, headers → the answer, its body not read."""
    connection = HTTPConnection("127.0.0.1", served[1])

    def asked(path: str, **sent: str) -> HTTPResponse:
        connection.close()
        connection.request("GET", path, headers={"Host": "localhost", **sent})
        return connection.getresponse()

    yield asked
    connection.close()


def expected(address: str) -> dict[str, str]:
    """What `headers` has for an address, as hosts put rules together: the later ones win."""
    sent: dict[str, str] = {}
    for pattern, of_pattern in headers.HEADERS.items():
        segments = pattern.removeprefix("/").split("/")
        parts = ["[^/]+" if part.startswith(":") else re.escape(part) for part in segments]
        if re.fullmatch("/".join(parts).replace(re.escape("*"), ".*"), address):
            sent |= of_pattern
    return sent


@pytest.mark.parametrize(
    "address",
    ["", "990101/jyj/", "assets/style.css", ORIGINAL, "api/v1/index.json", "data/codebook.md"],
)
def test_every_header_is_the_one_that_all_hosts_send(ask: Ask, base: str, address: str) -> None:
    """None is missing, and none besides."""
    answer = ask(base + address)
    assert answer.status == 200
    sent = {name: value for name, value in answer.getheaders() if name not in NEVER_TOLD}
    told = expected(address)
    sized = {"Content-Length": sent["Content-Length"], "Content-Type": sent["Content-Type"]}
    assert sent == sized | told


def test_a_report_is_for_programs_anywhere(ask: Ask, base: str, served: tuple[Path, int]) -> None:
    """Its record may be read from other sites' pages, its page may not."""
    report = next(served[0].glob("*/*/*/report.json")).relative_to(served[0])
    for file, allowed in ((report, "*"), (report.with_name("index.html"), None)):
        answer = ask(base + file.as_posix())
        assert (answer.status, answer.getheader("Access-Control-Allow-Origin")) == (200, allowed)


def test_every_kind_of_file_has_its_type(ask: Ask, base: str, served: tuple[Path, int]) -> None:
    """One of each ending; text says that it is UTF-8, and is packed on the way."""
    kinds = {ending: kind for kind, found in headers.BYTES.items() for ending in found}
    texts = {ending: kind for kind, found in headers.TEXT.items() for ending in found}
    texts["html"] = "text/html"
    files = {path.suffix[1:]: path for path in sorted(served[0].rglob("*")) if path.is_file()}
    # Those without an ending, such as SHA256SUMS, are bytes.
    unnamed = {"", *(name.rpartition(".")[2] for name in headers.FOR_HOSTS)}
    assert set(files) - unnamed <= set(kinds) | set(texts)
    for ending in sorted(set(files) - unnamed):
        path = files[ending]
        answer = ask(base + path.relative_to(served[0]).as_posix(), **{"Accept-Encoding": "gzip"})
        said = kinds.get(ending) or f"{texts[ending]}; charset=utf-8"
        assert (answer.status, answer.getheader("Content-Type")) == (200, said)
        is_packed = ending in texts and path.stat().st_size >= 1024
        assert answer.getheader("Content-Encoding") == ("gzip" if is_packed else None), ending


def test_what_is_not_there_gets_our_page(ask: Ask, base: str, served: tuple[Path, int]) -> None:
    """Nor is there, for a reader, what hosts and builds are told."""
    ours = (served[0] / "404.html").read_bytes()
    for address in ("nothing/", "990101/nothing.html", *headers.FOR_HOSTS):
        answer = ask(base + address)
        assert (answer.status, answer.read()) == (404, ours)
        assert answer.getheader("X-Frame-Options") == "DENY"


def test_a_folder_is_led_to_its_page_by_a_path_alone(ask: Ask, base: str) -> None:
    """Whatever stands between nginx and a browser, and at whichever port."""
    for address in ("990101", "990101/jyj", ""):
        path = f"{base}{address}".rstrip("/")
        if path:
            answer = ask(path)
            assert (answer.status, answer.getheader("Location")) == (301, f"{path}/")


def test_nothing_outside_the_site_is_served(ask: Ask, base: str) -> None:
    """The configuration lies beside the site."""
    for address in ("../nginx.conf", "..%2fnginx.conf", "%2e%2e/nginx.conf", ".%2e/nginx.conf"):
        assert ask(base + address).status in (400, 404)
    assert ask(f"{base.rstrip('/')}../nginx.conf").status in (400, 404)


def test_a_search_works_as_it_is_served(page: Page, base: str, served: tuple[Path, int]) -> None:
    """Scripts, WebAssembly and tables have types and leave, which the page asks for, to run."""
    page.goto(f"http://127.0.0.1:{served[1]}{base}search/?q=教育局")
    expect(page.locator("#search-status")).to_contain_text(re.compile("找到 [1-9][0-9]* 篇年报"))


def test_the_command_takes_the_address_from_the_archive(archive: Path) -> None:
    """It prints what is tested here; without an address it says what to write."""
    assert run(archive, "nginx", "--listen", "127.0.0.1:8080") == (
        0,
        configuration("https://archive.example/", str(archive / "site"), "127.0.0.1:8080"),
        "",
    )
    (archive / "content/site.yaml").write_text("title: 档案\n", "utf-8")
    assert run(archive, "nginx") == (
        2,
        "",
        "还不知道网站的网址：请在 site.yaml 写明 base_url，或用 --base-url 写明\n",
    )


@pytest.mark.parametrize("name", ['a";}', "$host", "a;b", "a\nb", "a'b", "a\\b"])
def test_a_folder_adds_nothing_to_the_configuration(archive: Path, name: str) -> None:
    """What nginx would read more out of is refused in one sentence."""
    address = "https://archive.example/"
    status, output, said = run(archive, "nginx", "--base-url", address, "--site", name)
    assert (status, output, said.count("\n")) == (2, "", 1)
    status, output, _ = run(archive, "nginx", "--base-url", f"https://a.example/{name}/")
    assert (status, output) == (2, "")
    status, output, _ = run(archive, "nginx", "--base-url", address, "--listen", f"80;{name}")
    assert (status, output) == (2, "")
