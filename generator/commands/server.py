"""The development server: build, watch, rebuild, reload. Bound to 127.0.0.1; not for the public."""

import html
import io
import sys
import tempfile
import threading
import time
import webbrowser
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

from generator.build import Options, build
from generator.commands.changes import changes
from generator.finding import Finding, GeneratorError
from generator.site.render import TEMPLATES
from generator.text.characters import on_one_line

HOST = "127.0.0.1"
POLL = "/.reload"
POLLER = "/.reload.js"
WAIT = 25
"Seconds a browser's question for changes may stay open."

SCRIPT = """
const poll = async (turn) => {
  for (;;) {
    try {
      const now = await (await fetch("/.reload?" + turn)).text();
      if (turn !== "" && now !== turn) { location.reload(); return; }
      turn = now;
    } catch { await new Promise((done) => setTimeout(done, 1000)); }
  }
};
poll("");
"""


class Desk:
    """What the last build said; the server's threads wait on it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.turn = 0
        self.findings: list[Finding] = []
        self.failure = ""

    def report(self, findings: list[Finding], failure: str = "") -> None:
        """Note the outcome of a build and wake who waits for it."""
        with self._changed:
            self.turn += 1
            self.findings, self.failure = findings, failure
            self._changed.notify_all()

    def wait(self, seen: str) -> int:
        """The number of the newest build, at once if it is not the one seen."""
        with self._changed:
            self._changed.wait_for(lambda: str(self.turn) != seen, timeout=WAIT)
            return self.turn


class Handler(SimpleHTTPRequestHandler):
    """Files of the built site, with what a browser needs to reload and to show findings."""

    def __init__(self, *args: object, desk: Desk, directory: str) -> None:
        self._desk = desk
        super().__init__(*args, directory=directory)  # type: ignore[arg-type] # what socketserver hands on

    def do_GET(self) -> None:
        """Serve a file, the reload question, or a page of findings."""
        path, _, seen = self.path.partition("?")
        if not self._is_called_by_its_name():
            return
        if path == POLL:
            self._send(str(self._desk.wait(seen)), "text/plain")
        elif path == POLLER:
            self._send(SCRIPT, "text/javascript")
        elif self._wants_page() and (
            self._desk.failure or any(f.severity == "error" for f in self._desk.findings)
        ):
            self._send(_findings_page(self._desk), "text/html")
        elif self._wants_page() and (page := self._page()):
            note = _note(self._desk.findings)
            self._send(
                page.replace("</body>", f'{note}<script src="{POLLER}"></script></body>'),
                "text/html",
            )
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
        try:
            file = path / "index.html" if path.is_dir() else path
            return file.read_text("utf-8") if file.is_file() else ""
        except (OSError, ValueError):  # gone meanwhile, or a name that no file can have
            return ""

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

    def handle_error(self, *args: Any) -> None:  # noqa: ANN401 - what socketserver hands on
        """A browser leaves whenever it likes, and often while it waits for the next change."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*args)


def _note(findings: list[Finding]) -> str:
    if not findings:
        return ""
    lines = "\n".join(html.escape(str(finding)) for finding in findings)
    return f"<details><summary>{len(findings)} 个提示</summary><pre>{lines}</pre></details>"


def _findings_page(desk: Desk) -> str:
    errors = [finding for finding in desk.findings if finding.severity == "error"]
    lines = "".join(f"<li><code>{html.escape(str(finding))}</code></li>" for finding in errors)
    failure = f"<pre>{html.escape(desk.failure)}</pre>" if desk.failure else ""
    return (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>需要改正</title>'
        f"<body><h1>{len(errors)} 处需要改正</h1>"
        f"<p>改好并保存后，本页自动刷新。</p>{failure}<ul>{lines}</ul>"
        f'<script src="{POLLER}"></script></body></html>'
    )


def serve(
    content: Path, port: int, say: Callable[[str], None], this_year: int, *, open_browser: bool
) -> None:
    """Serve until interrupted.

    The site is built into a folder of its own; `site/` is not touched.
    """
    desk = Desk()
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        site = Path(folder) / "site"
        site.mkdir()
        server = Server((HOST, port), partial(Handler, desk=desk, directory=str(site)))
        address = f"http://{HOST}:{server.server_port}/"
        options = Options(content, site, base_url=address, this_year=this_year)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            for number, _ in enumerate(changes((content, TEMPLATES))):
                _rebuild(options, desk, say)
                if number == 0:
                    _present(address, say, open_browser=open_browser)
        finally:
            server.shutdown()
            server.server_close()


def _present(address: str, say: Callable[[str], None], *, open_browser: bool) -> None:
    say(f"{address}　按 Ctrl+C 结束")
    if open_browser:
        webbrowser.open(address)


def _rebuild(options: Options, desk: Desk, say: Callable[[str], None]) -> None:
    start = time.perf_counter()
    failure = ""
    findings: list[Finding] = []
    try:
        findings = build(options).findings
    except GeneratorError as error:
        failure = str(error)
    except OSError as error:
        failure = f"{error.filename or '系统'}：{error.strerror or error}"
    except Exception as error:  # noqa: BLE001 - a template half written must not end the server
        failure = f"{type(error).__name__}: {error}"
    desk.report(findings, failure)
    for finding in findings:
        say(on_one_line(str(finding)))
    say(failure or f"{time.perf_counter() - start:.1f} 秒")
