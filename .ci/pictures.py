"""The pictures of README.md, CONTRIBUTING.md and OFFICE.md, made of our own pages and files.

sh .ci/tool pictures    make all of them anew; look at each before it is committed

The sample archive is built and served on this machine; of a page of the host there is no picture.
A workbook is printed by LibreOffice; where that is missing, its picture stays as it is.
"""

import functools
import html
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import chromium
import pypdfium2
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Page, sync_playwright

SAMPLE = Path("tests/sample/content")
REPORT = "reports/990101/gxj/2022.md"
CHANGED = "reports/990101/jyj/2023.md"
"Of which one cell is changed, so that a summary has something to say."
GENERATOR = (sys.executable, "-m", "generator")
COUNTY = "import sys, pathlib, support.county as c; c.write_county(pathlib.Path(sys.argv[1]))"
SUMMARY, SHEET = ".github/guide/office.png", ".github/guide/feedback.png"
PAGE = 2
"Of the printed sheet, from 0: the one with the applications."
PALEST = 250
"What is paler is paper."
GIT = shutil.which("git") or "git"
PAPER = """<!doctype html><meta charset="utf-8"><style>
body { margin: 24px; background: #fff; color: #1f2328 }
body { font: 15px/1.6 "Noto Sans CJK SC", sans-serif }
pre { margin: 0; font: 13px/1.55 "Noto Sans Mono CJK SC", monospace }
table { border-collapse: collapse } th, td { padding: 6px 12px; border: 1px solid #d1d9e0 }
td:first-child { white-space: nowrap } td:nth-child(3) { min-width: 13em } a { color: #0969da }
h2 { font-size: 20px } h3 { font-size: 16px }</style>"""
"What stands around text that is no page of ours, as the host shows it."


def main() -> int:
    """Make each picture, in its place."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "site") as home:
        summary = changed(Path(folder) / "archive")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.find() or None)
            for name, (width, height, show) in PICTURES.items():
                page = browser.new_page(viewport={"width": width, "height": height})
                show(page, home, summary)
                Path(name).parent.mkdir(exist_ok=True)
                page.screenshot(path=name, animations="disabled", caret="hide")
                page.close()
                sys.stdout.write(f"{name}\n")
            office(browser, Path(folder) / "office")
            browser.close()
    return 0


def office(browser: Browser, folder: Path) -> None:
    """What comes of the folder of a made-up county, and one of the sheets that go back."""
    known = os.environ | {"PYTHONPATH": "tests"}
    subprocess.run([sys.executable, "-c", COUNTY, str(folder)], env=known, check=True)
    content, out = folder / "content", folder / "结果"
    (content / "reports").mkdir(parents=True)
    shutil.copy(SAMPLE / "regions.yaml", content)
    asked = ("--region", "990101", "--year", "2025", "--content", str(content), "--out", str(out))
    collect = (*GENERATOR, "collect", str(folder / "交来的年报"))
    roster = ("--roster", str(folder / "名册.csv"))
    subprocess.run([*collect, *roster, *asked], check=True, capture_output=True)
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    page.goto((out / "收集情况.html").resolve().as_uri())
    page.screenshot(path=SUMMARY, animations="disabled")
    page.close()
    sys.stdout.write(f"{SUMMARY}\n")
    soffice = shutil.which("soffice")
    if not soffice:
        return
    sheet = out / "反馈表/清河区公安局-反馈.xlsx"
    command = (soffice, f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}")
    options = ("--headless", "--convert-to", "pdf", "--outdir", str(folder), str(sheet))
    subprocess.run([*command, *options], check=True, capture_output=True)
    with pypdfium2.PdfDocument(folder / f"{sheet.stem}.pdf") as printed:
        drawn = printed[PAGE].render(scale=1.6).to_pil()
    upper = drawn.crop((0, 0, drawn.width, drawn.height // 2))
    inked = upper.convert("L").point(lambda shade: 255 * (shade < PALEST))
    upper.crop(inked.getbbox()).save(SHEET)
    sys.stdout.write(f"{SHEET}\n")


def report(page: Page, home: str, _: str) -> None:
    """A report whose sums do not add up."""
    page.goto(f"{home}990101/gxj/2023/")


def entry(page: Page, home: str, _: str) -> None:
    """The page on which one is filled in, at its second table, with some of it typed."""
    page.goto(f"{home}contribute/entry/?990101/jyj")
    page.locator("#entry-begins").wait_for(state="hidden")
    page.wait_for_load_state("networkidle")
    cells = page.locator("[data-cell^='requests.received.']:visible")
    for number, figure in enumerate(("12", "3", "0", "0", "1", "0")):
        cells.nth(number).fill(figure)
        cells.nth(number).press("Tab")
    page.locator("[data-cell='requests.received.total']:visible").fill("15")
    page.keyboard.press("Tab")
    cells.first.evaluate("cell => cell.closest('table').scrollIntoView()")


def file(page: Page, _: str, __: str) -> None:
    """How the file of a report begins, and how its narrative."""
    lines = (SAMPLE / REPORT).read_text("utf-8").splitlines()
    behind = lines.index("---", 1)
    shown = [*lines[:26], "  …", *lines[behind - 3 : behind + 6]]
    text = html.escape("\n".join(shown))
    page.set_content(f"{PAPER}<pre>{text}</pre>")


def summary(page: Page, _: str, told: str) -> None:
    """What the page of a run says of a pull request."""
    page.set_content(PAPER + MarkdownIt("commonmark").enable("table").render(told))


PICTURES: dict[str, tuple[int, int, Callable[[Page, str, str], None]]] = {
    ".github/report.png": (1280, 1100, report),
    ".github/guide/entry.png": (1280, 720, entry),
    ".github/guide/file.png": (840, 790, file),
    ".github/guide/summary.png": (1100, 650, summary),
}
"File → width and height of the window, and what it shows."


class Quiet(SimpleHTTPRequestHandler):
    """Serves a site below the path that the sample has."""

    def translate_path(self, path: str) -> str:
        """The file of an address."""
        return super().translate_path(path.removeprefix("/base"))

    def log_message(self, *_: object) -> None:
        """Nothing: standard output is for results."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the sample's site, built and served."""
    options = ("--content", str(SAMPLE), "--output", str(site), "--no-search")
    subprocess.run([*GENERATOR, "build", *options], check=True, capture_output=True)
    handler = functools.partial(Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/base/"
        server.shutdown()


def changed(folder: Path) -> str:
    """What `diff` says, as Markdown, of a figure that is changed in the sample."""
    shutil.copytree(SAMPLE, folder / "content")
    who = ("-c", "user.name=archive", "-c", "user.email=archive@example.org")
    git = (GIT, "-C", str(folder), *who)
    begin = ("init --quiet", "add --all", "commit --quiet --message Content")
    for command in begin:
        subprocess.run([*git, *command.split()], check=True)
    path = folder / "content" / CHANGED
    text = path.read_text("utf-8")
    row = next(line for line in text.splitlines() if line.lstrip().startswith("granted:"))
    path.write_text(text.replace(row, row.replace(" 0,", "12,", 1)), "utf-8")
    options = ("--content", "content", "--format", "markdown")
    compared = (*GENERATOR, "diff", "HEAD", *options)
    known = {"PYTHONPATH": str(Path.cwd()), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(compared, cwd=folder, env=known, capture_output=True, check=False)
    return done.stdout.decode("utf-8")
