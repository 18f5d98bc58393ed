"""What the development server answers: files of the site, findings, and whether there is news."""

import io
import json
from hashlib import sha256
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import BinaryIO

from generator.commands.beneath import findings_page, note
from generator.commands.desk import Desk
from generator.finding import ERROR
from generator.site.urls import NOT_FOUND

HOST = "127.0.0.1"
POLL = "/.reload"
POLLER = "/.reload.js"
STATE = "/.state"
SCRIPT = """
const asked = new URL(document.currentScript.src).search.slice(1).split(".");
const ask = async (question) => (await fetch(question)).text();
const poll = async (turn, page) => {
  for (;;) {
    try {
      const now = await ask("/.reload?" + turn);
      if (now === turn) continue;
      const state = JSON.parse(await ask("/.state?" + location.pathname));
      if (state.page !== page) { location.reload(); return; }
      document.getElementById("serve-note").innerHTML = state.note;
      turn = now;
    } catch { await new Promise((done) => setTimeout(done, 1000)); }
  }
};
poll(...asked);
"""
"""Asks whether there is a newer turn than the one its page shows, which its address names, with a
digest of the page. A page that is the same then stays as it is, but for the note beneath it."""


class Handler(SimpleHTTPRequestHandler):
    """Files of the built site, with what a browser needs to reload and to show findings."""

    def __init__(self, *args: object, desk: Desk, directory: str, preview: Path) -> None:
        self._desk = desk
        self._preview = preview
        super().__init__(*args, directory=directory)  # type: ignore[arg-type] # what socketserver hands on

    def do_GET(self) -> None:
        """Serve a file, the reload question, or a page of findings."""
        path, _, asked = self.path.partition("?")
        if not self._is_called_by_its_name():
            return
        # Before a page is read: what changes meanwhile is a later turn than the page's own.
        turn = self._desk.turn
        if path == POLL:
            self._send(str(self._desk.wait(asked)), "text/plain")
        elif path == POLLER:
            self._send(SCRIPT, "text/javascript")
        elif path == STATE:
            shown = self._shown(asked) or self._not_found()
            state = {"page": _digest(shown), "note": note(self._desk)}
            self._send(json.dumps(state), "application/json")
        elif path.endswith(("/", ".html")) and (page := self._shown(path)):
            self._send_page(page, turn)
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

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is not there has the site's own page, as it will have on a host."""
        page = self._not_found() if code == HTTPStatus.NOT_FOUND and self.command == "GET" else ""
        if page:
            self._send_page(page, self._desk.turn, HTTPStatus.NOT_FOUND)
        else:
            super().send_error(code, message, explain)

    def list_directory(self, path: object) -> None:
        """A folder without a page is not found."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, *args: object) -> None:
        """Say nothing of every request."""

    def _shown(self, address: str) -> str:
        """The page at an address, or of what is in the way of it; empty where there is none."""
        desk = self._desk
        if desk.failure or desk.errors:
            return findings_page(desk, desk.errors)
        path = Path(self.translate_path(address))
        page = _text(self._preview / path.relative_to(self.directory)) or _text(path)
        errors = [finding for finding in desk.others if finding.severity == ERROR]
        if not page and errors and not self._not_found():  # nothing was ever built
            return findings_page(desk, errors)
        return page

    def _not_found(self) -> str:
        return _text(Path(self.directory) / NOT_FOUND)

    def _send_page(self, page: str, turn: int, status: HTTPStatus = HTTPStatus.OK) -> None:
        beneath = f'<div id="serve-note">{note(self._desk)}</div>'
        poller = f'<script src="{POLLER}?{turn}.{_digest(page)}"></script>'
        self._send(page.replace("</body>", f"{beneath}{poller}</body>"), "text/html", status)

    def _send(self, text: str, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        data = text.encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)


def _text(path: Path) -> str:
    """The page at a path; empty where there is none."""
    try:
        file = path / "index.html" if path.is_dir() else path
        return file.read_text("utf-8") if file.is_file() else ""
    except (OSError, ValueError):  # gone meanwhile, or a name that no file can have
        return ""


def _digest(page: str) -> str:
    """What tells a page from what stood there before."""
    return sha256(page.encode("utf-8", "replace")).hexdigest()[:16]
