"""The development server: build, watch, rebuild, reload. Bound to 127.0.0.1; not for the public."""

import errno
import html
import io
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

from generator.build import Options
from generator.commands.desk import Desk
from generator.commands.options import PROCESSES as JOBS
from generator.commands.rebuilding import keep_built
from generator.finding import Finding, GeneratorError
from generator.site.templates import TEMPLATES

HOST = "127.0.0.1"
POLL = "/.reload"
POLLER = "/.reload.js"
TAKEN = {
    errno.EADDRINUSE: "已被别的程序占用",
    errno.EACCES: "不允许使用",
}
"Why a port cannot be had."
MOST = 100
"Findings that a page lists; of the others it says how many there are."

SCRIPT = """
const poll = async (turn) => {
  for (;;) {
    try {
      const now = await (await fetch("/.reload?" + turn)).text();
      if (now !== turn) { location.reload(); return; }
    } catch { await new Promise((done) => setTimeout(done, 1000)); }
  }
};
poll(new URL(document.currentScript.src).search.slice(1));
"""
"Asks whether there is a newer turn than the one its page shows, which its address names."


class Handler(SimpleHTTPRequestHandler):
    """Files of the built site, with what a browser needs to reload and to show findings."""

    def __init__(self, *args: object, desk: Desk, directory: str, preview: Path) -> None:
        self._desk = desk
        self._preview = preview
        super().__init__(*args, directory=directory)  # type: ignore[arg-type] # what socketserver hands on

    def do_GET(self) -> None:
        """Serve a file, the reload question, or a page of findings."""
        path, _, seen = self.path.partition("?")
        if not self._is_called_by_its_name():
            return
        # Before a page is read: what changes meanwhile is a later turn than the page's own.
        poller = f'<script src="{POLLER}?{self._desk.turn}"></script>'
        if path == POLL:
            self._send(str(self._desk.wait(seen)), "text/plain")
        elif path == POLLER:
            self._send(SCRIPT, "text/javascript")
        elif self._wants_page() and (self._desk.failure or self._desk.errors):
            self._send(_findings_page(self._desk, poller), "text/html")
        elif self._wants_page() and (page := self._page()):
            note = _note(self._desk.findings)
            self._send(page.replace("</body>", f"{note}{poller}</body>"), "text/html")
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        """The same without the file."""
        if self._is_called_by_its_name():
            super().do_HEAD()

    def _is_called_by_its_name(self) -> bool:
        """Whether no other site's name resolves here.

        It would read the archive through a visitor's browser.
        """
        known = self.headers.get("Host", "").rsplit(":", 1)[0] in (HOST, "localhost")
        if not known:
            self.send_error(HTTPStatus.FORBIDDEN)
        return known

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """A name that no file can have is not found."""
        try:
            return super().send_head()
        except ConnectionError:
            raise
        except (OSError, ValueError):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None

    def list_directory(self, path: object) -> None:
        """A folder without a page is not found."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, *args: object) -> None:
        """Say nothing of every request."""

    def _wants_page(self) -> bool:
        path = self.path.partition("?")[0]
        return path.endswith(("/", ".html"))

    def _page(self) -> str:
        path = Path(self.translate_path(self.path))
        inside = path.relative_to(self.directory)
        return _text(self._preview / inside) or _text(path)

    def _send(self, text: str, kind: str) -> None:
        data = text.encode("utf-8")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)


class Server(ThreadingHTTPServer):
    """Answers each request in a thread that ends with the process."""

    daemon_threads = True
    # Windows would let a second server have the port, too.
    allow_reuse_address = sys.platform != "win32"

    def handle_error(self, *args: Any) -> None:  # noqa: ANN401 - what socketserver hands on
        """A browser leaves whenever it likes, and often while it waits for the next change."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*args)


def _text(path: Path) -> str:
    """The page at a path; empty where there is none."""
    try:
        file = path / "index.html" if path.is_dir() else path
        return file.read_text("utf-8") if file.is_file() else ""
    except (OSError, ValueError):  # gone meanwhile, or a name that no file can have
        return ""


def _note(findings: list[Finding]) -> str:
    if not findings:
        return ""
    lines = _listed(findings)
    return f"<details><summary>{len(findings)} 个提示</summary><pre>{lines}</pre></details>"


def _listed(findings: list[Finding]) -> str:
    """The first of them, and how many more there are."""
    first = findings[:MOST]
    lines = [html.escape(str(finding)) for finding in first]
    if findings[MOST:]:
        lines.append(f"……另有 {len(findings) - MOST} 个")
    return "\n".join(lines)


def _findings_page(desk: Desk, poller: str) -> str:
    errors = desk.errors
    lines = "".join(
        f"<li><code>{html.escape(str(finding))}</code></li>" for finding in errors[:MOST]
    )
    rest = f"<p>另有 {len(errors) - MOST} 处。</p>" if errors[MOST:] else ""
    failure = f"<pre>{html.escape(desk.failure)}</pre>" if desk.failure else ""
    return (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>需要改正</title>'
        f"<body><h1>{len(errors)} 处需要改正</h1>"
        f"<p>改好并保存后，本页自动刷新。</p>{failure}<ul>{lines}</ul>{rest}"
        f"{poller}</body></html>"
    )


def serve(
    content: Path, port: int, say: Callable[[str], None], this_year: int, *, open_browser: bool
) -> None:
    """Serve until interrupted.

    The site is built into a folder of its own; `site/` is not touched.
    """
    desk = Desk()
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        root = Path(folder)
        site = root / "site"
        site.mkdir()
        preview = root / "preview"
        handler = partial(Handler, desk=desk, directory=str(site), preview=preview)
        server = _bound(port, handler)
        address = f"http://{HOST}:{server.server_port}/"
        options = Options(
            content,
            site,
            base_url=address,
            jobs=JOBS,
            this_year=this_year,
            cache=root / "cache",
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            watched = (content, TEMPLATES)
            for number in keep_built(options, preview, desk, watched, say):
                if number == 1:
                    _present(address, say, open_browser=open_browser)
        finally:
            server.shutdown()
            server.server_close()


def _bound(port: int, handler: Callable[..., Handler]) -> Server:
    """A server at that port, or at any that is free where it is 0.

    Raises GeneratorError where another program has it, or the system lets nobody have it.
    """
    try:
        return Server((HOST, port), handler)
    except OSError as error:
        why = TAKEN.get(error.errno or 0)
        if why is None:
            raise
        message = f"端口 {port} {why}；用 --port 另选一个，--port 0 由系统选"
        raise GeneratorError(message) from error


def _present(address: str, say: Callable[[str], None], *, open_browser: bool) -> None:
    say(f"{address}　按 Ctrl+C 结束")
    if open_browser:
        webbrowser.open(address)
