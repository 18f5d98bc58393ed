"""The development server: rebuilds and tells the browser."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

ROOT = Path(__file__).parent.parent


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A server of its own, over an archive of its own."""
    shutil.copytree(ROOT / "tests" / "invalid" / "base", tmp_path / "content")
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "generator", "serve", "--port", "0"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout
    address = ""
    while not address:
        line = process.stdout.readline()
        assert line, "the server ended before it was ready"
        found = re.match(r"(http://127\.0\.0\.1:\d+/)", line)
        address = found.group(1) if found else ""
    yield tmp_path, address
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=10) in (0, 130)
    process.stdout.close()


def test_a_change_reloads_the_page_and_a_finding_is_shown(server: tuple[Path, str], browser: Browser) -> None:
    """A new title appears by itself; so does what is wrong, and the page again once it is mended."""
    folder, address = server
    report = folder / "content/reports/990101/jyj/2023.md"
    valid = report.read_text("utf-8")
    page = browser.new_page()
    page.goto(f"{address}990101/jyj/2023/")
    expect(page.locator("h1")).to_have_text("清河区教育局2023年政府信息公开工作年度报告")
    report.write_text(valid.replace("title: 清河区教育局2023", "title: 清河区教育局二〇二三"), "utf-8")
    expect(page.locator("h1")).to_have_text("清河区教育局二〇二三年政府信息公开工作年度报告")
    report.write_text(
        valid.replace("reconsideration:                  [   0", "reconsideration:                  [   5"), "utf-8"
    )
    expect(page.locator("li code")).to_contain_text(
        "disputes.reconsideration.sum: 维持 5 + 其余 0 = 5，应等于 总计 0（差 5）"
    )
    report.write_text(valid, "utf-8")
    expect(page.locator("h1")).to_have_text("清河区教育局2023年政府信息公开工作年度报告")
    page.close()


def test_only_this_machine_by_its_own_name_is_answered(server: tuple[Path, str], browser: Browser) -> None:
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
