"""The development server: rebuilds and tells the browser."""

import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from support.command_line import run
from support.paths import BASE, ROOT

HANGS = 300
"Seconds after which a process that should have ended is taken to hang."


@pytest.fixture(params=[signal.SIGINT])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A server of its own, over an archive of its own.

    It ends without a complaint when it is asked to.
    """
    shutil.copytree(BASE, tmp_path / "content")
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "generator", "serve", "--port", "0"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - tests may run under nohup
        text=True,
        encoding="utf-8",
    )
    assert process.stdout
    assert process.stderr
    address = ""
    while not address:
        line = process.stdout.readline()
        assert line, "the server ended before it was ready"
        found = re.match(r"(http://127\.0\.0\.1:\d+/)", line)
        address = found.group(1) if found else ""
    yield tmp_path, address
    process.send_signal(request.param)
    _, said = process.communicate(timeout=HANGS)
    assert (process.returncode, said.strip()) == (128 + request.param, "已中断。")


def test_a_change_reloads_the_page_and_a_finding_is_shown(
    server: tuple[Path, str], browser: Browser
) -> None:
    """A new title appears by itself; so does what is wrong.

    And the page again once it is mended.
    """
    folder, address = server
    report = folder / "content/reports/990101/jyj/2023.md"
    valid = report.read_text("utf-8")
    page = browser.new_page()
    page.goto(f"{address}990101/jyj/2023/")
    expect(page.locator("h1")).to_have_text("清河区教育局2023年政府信息公开工作年度报告")
    report.write_text(
        valid.replace("title: 清河区教育局2023", "title: 清河区教育局二〇二三"), "utf-8"
    )
    expect(page.locator("h1")).to_have_text("清河区教育局二〇二三年政府信息公开工作年度报告")
    report.write_text(
        valid.replace(
            "reconsideration:                  [   0", "reconsideration:                  [   5"
        ),
        "utf-8",
    )
    expect(page.locator("li code")).to_contain_text(
        "disputes.reconsideration.sum: 行政复议·总计 现为 0，改为 5 才都对得上"
    )
    report.write_text(valid, "utf-8")
    expect(page.locator("h1")).to_have_text("清河区教育局2023年政府信息公开工作年度报告")
    page.close()


def test_a_change_while_a_page_loads_is_not_lost(
    server: tuple[Path, str], browser: Browser
) -> None:
    """A page whose first question comes after the change is told of it all the same."""
    folder, address = server
    report = folder / "content/reports/990101/jyj/2023.md"

    def turn(seen: str = "") -> str:
        """The first that is not the one seen, as soon as there is one."""
        question = f"{address}.reload?{seen}"
        answer: bytes = urllib.request.urlopen(question).read()  # noqa: S310 - as below
        return answer.decode()

    def change_first(route: Route) -> None:
        """Let the script go to the page when the agency and the whole site are made anew."""
        before = turn()
        changed = report.read_text("utf-8").replace(
            "title: 清河区教育局2023", "title: 清河区教育局二〇二三"
        )
        report.write_text(changed, "utf-8")
        turn(turn(before))
        route.continue_()

    page = browser.new_page()
    page.route("**/.reload.js*", change_first, times=1)
    page.goto(f"{address}990101/jyj/2023/")
    expect(page.locator("h1")).to_have_text("清河区教育局二〇二三年政府信息公开工作年度报告")
    page.close()


def test_a_page_that_is_not_affected_stays_as_it_is(
    server: tuple[Path, str], browser: Browser
) -> None:
    """It is not loaded again; what stands beneath it is told all the same."""
    folder, address = server
    report = folder / "content/reports/990101/jyj/2023.md"
    form, own = browser.new_page(), browser.new_page()
    form.goto(f"{address}form/")
    form.evaluate("window.isTheSame = true")
    own.goto(f"{address}990101/jyj/2023/")
    own.evaluate("window.isTheSame = true")
    expect(form.locator("#serve-note")).to_have_text("")
    text = report.read_text("utf-8").replace(
        "title: 清河区教育局2023", "title: 清河区教育局二〇二三"
    )
    start = text.index("## 一、总体情况")
    report.write_text(text[:start] + text[text.index("## 五") :], "utf-8")
    expect(own.locator("h1")).to_have_text("清河区教育局二〇二三年政府信息公开工作年度报告")
    expect(form.locator("#serve-note summary")).to_have_text("1 个提示")
    assert form.evaluate("window.isTheSame") is True
    assert own.evaluate("window.isTheSame") is None
    form.close()
    own.close()


def test_what_is_not_there_has_the_sites_own_page(
    server: tuple[Path, str], browser: Browser
) -> None:
    """With status 404, whatever was asked for; it comes back by itself once there is a page."""
    folder, address = server
    page = browser.new_page()
    for gone in ("990101/none/", "none.html", "990101/jyj/none", "assets/"):
        answer = page.request.get(f"{address}{gone}")
        assert (answer.status, "没有这个页面" in answer.text()) == (404, True), gone
    answered = page.goto(f"{address}990101/kjj/")
    assert answered
    assert answered.status == 404
    agency = folder / "content/reports/990101/kjj/agency.yaml"
    agency.parent.mkdir()
    agency.write_text("name: 清河区科技局\nsector: 科技\nkind: department\n", "utf-8")
    expect(page.locator("h1")).to_have_text("清河区科技局")
    page.close()


def test_only_this_machine_by_its_own_name_is_answered(
    server: tuple[Path, str], browser: Browser
) -> None:
    """A foreign Host is refused, a folder is not listed, nothing outside the site is given out."""
    _, address = server
    context = browser.new_context()
    request = context.request
    for host in ("evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80"):
        assert request.get(address, headers={"Host": host}).status == 403
        assert request.head(address, headers={"Host": host}).status == 403
    assert request.get(f"{address}assets/").status == 404
    assert request.get(f"{address}..%2f..%2fcontent/site.yaml").status == 404
    context.close()


def test_content_that_was_replaced_is_heard_again(
    server: tuple[Path, str], browser: Browser
) -> None:
    """The folder moved away, for a while none there, then another one in its place.

    The changes in that one are heard as well.
    """
    folder, address = server
    content = folder / "content"
    page = browser.new_page()
    page.goto(f"{address}990101/jyj/2023/")
    expect(page.locator("h1")).to_have_text("清河区教育局2023年政府信息公开工作年度报告")
    content.rename(folder / "away")
    expect(page.locator("pre")).to_have_text("content：No such file or directory")
    shutil.copytree(folder / "away", folder / "new")
    report = "reports/990101/jyj/2023.md"
    for home, title in ((folder / "new", "清河区教育局二〇二三"), (content, "清河区教育局2023")):
        changed = re.sub(
            r"(?m)^title: \S+?年", f"title: {title}年", (home / report).read_text("utf-8"), count=1
        )
        (home / report).write_text(changed, "utf-8")
        if home != content:
            home.rename(content)
        expect(page.locator("h1")).to_have_text(f"{title}年政府信息公开工作年度报告")
    page.close()


def test_a_port_that_another_program_has_is_named(archive: Path) -> None:
    """In one sentence that says what to do, status 4; nothing is built before."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        told = run(archive, "serve", "--port", str(port))
    assert told == (
        4,
        "",
        f"端口 {port} 已被别的程序占用；用 --port 另选一个，--port 0 由系统选\n",
    )


ODD = {
    b"GET /%00 HTTP/1.1": 404,
    b"GET /%00/ HTTP/1.1": 404,
    b"GET /a%00.html HTTP/1.1": 404,
    b"HEAD /%00 HTTP/1.1": 404,
    b"GET /" + b"a" * 300 + b" HTTP/1.1": 404,
    b"GET /" + b"a" * 300 + b"/ HTTP/1.1": 404,
    b"GET /" + b"a/" * 3000 + b" HTTP/1.1": 404,
    b"GET /" + b"a" * 70000 + b" HTTP/1.1": 414,
    b"GET /%ff%fe/ HTTP/1.1": 404,
    b"GET /\xe5\x85\xac/ HTTP/1.1": 400,
    b"GET /%ed%a0%80.html HTTP/1.1": 404,
    b"GET //evil.example/ HTTP/1.1": 404,
    b"GET http://evil.example/nowhere HTTP/1.1": 404,
    b"GET ? HTTP/1.1": 301,
    b"HEAD / HTTP/1.1": 200,
    b"HEAD /.reload HTTP/1.1": 404,
    b"GET /.reload?%00 HTTP/1.1": 200,
    b"POST / HTTP/1.1": 501,
    b"OPTIONS * HTTP/1.1": 501,
    b"BREW / HTTP/1.1": 501,
    b"GET / HTTP/9.9": 505,
    b"GET": 400,
    b"\x16\x03\x01": 400,
}


@pytest.mark.parametrize("server", [signal.SIGTERM], indirect=True)
def test_an_odd_request_is_answered(server: tuple[Path, str]) -> None:
    """Each with its status; the server says nothing of them, and goes on."""
    _, address = server
    port = int(address.rstrip("/").rpartition(":")[2])
    for request, status in ODD.items():
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(request + b"\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            connection.shutdown(socket.SHUT_WR)
            answer = connection.makefile("rb").read()
        found = re.search(rb"^HTTP/\S+ (\d+)|Error code: (\d+)", answer)
        assert found, (request[:40], answer[:200])
        assert int(found[1] or found[2]) == status, request[:40]
    leave = struct.pack("ii", 1, 0)  # at once: what is sent afterwards is refused
    for path in ("", ".reload", ".reload?1"):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(f"GET /{path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, leave)
    page = urllib.request.urlopen(address).read()  # noqa: S310 - an address of this machine
    assert b"/.reload.js" in page
