"""The development server: build, watch, rebuild, reload. Bound to 127.0.0.1; not for the public."""

import errno
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from generator.build import Options
from generator.commands.desk import Desk
from generator.commands.handler import HOST, Handler
from generator.commands.options import PROCESSES as JOBS
from generator.commands.watching import keep_built
from generator.finding import GeneratorError
from generator.site.templates import TEMPLATES

TAKEN = {
    errno.EADDRINUSE: "已被别的程序占用",
    errno.EACCES: "不允许使用",
}
"Why a port cannot be had."


class Server(ThreadingHTTPServer):
    """Answers each request in a thread that ends with the process."""

    daemon_threads = True
    # Windows would let a second server have the port, too.
    allow_reuse_address = sys.platform != "win32"

    def handle_error(self, *args: Any) -> None:  # noqa: ANN401 - what socketserver hands on
        """A browser leaves whenever it likes, and often while it waits for the next change."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*args)


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
